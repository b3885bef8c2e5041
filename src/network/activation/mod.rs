//! Activation functions z = f(a) of a unit, where a is the weighted sum of its inputs plus the bias.
//!
//! To add one, add a file and a line in the list in the middle of this file.
#![allow(clippy::inline_always)] // what is not inlined is not compiled for the registers

mod centered_sigmoid;
mod elu;
mod gelu;
mod identity;
mod leaky_relu;
mod loops;
mod relu;
mod selu;
mod sigmoid;
mod silu;
mod softplus;
mod tanh;

use leaky_relu::SLOPE;
pub use leaky_relu::Slope;
pub use loops::{SMALL_DERIVATIVE, Slopes};

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use crate::knob::{Knob, shortest, text};
use crate::language::{localized, t};
use crate::naming;
use crate::network::elementary::{self, Arithmetic, Real};

/// A scalar function with its derivatives. Its functions are `#[inline(always)]` and without branches, so that loops over slices
/// fill the registers of the processor.
pub trait Nonlinearity: Copy {
    /// Its names, formula, source and histogram range.
    const ABOUT: About;

    /// z = f(a).
    fn value<A: Arithmetic, T: Real>(self, sum: T) -> T;

    /// f′(a), from a and z = f(a), whichever is more convenient.
    fn derivative<A: Arithmetic, T: Real>(self, sum: T, output: T) -> T;

    /// f″(a), from a and z = f(a); 0 where the function is linear. At a kink that of the left side.
    fn second_derivative<A: Arithmetic, T: Real>(self, sum: T, output: T) -> T;

    /// The saturated end at which the function is at this point, if any, from a, z and f′(a); see [`About::saturated`].
    fn flat_end(self, sum: f64, output: f64, derivative: f64) -> Option<FlatEnd>;
}

/// An end of an activation's range where the function saturates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FlatEnd {
    /// The lower end.
    Low,
    /// The upper end.
    High,
}

/// What an activation is called, where it comes from and how its outputs are shown.
#[derive(Clone, Copy, Debug)]
pub struct About {
    /// The key on the command line and in presets: `leaky-relu`.
    pub key: &'static str,
    /// The name: `leaky ReLU`.
    pub name: &'static str,
    /// The formula in the symbols of the textbook.
    pub formula: &'static str,
    /// Who introduced it, with the equation or section.
    pub source: &'static str,
    /// The catalogue key of [`Self::saturated`].
    pub saturated: Option<&'static str>,
    /// The range of its histograms.
    pub range: HistogramRange,
    /// The cost of evaluating one value, its derivative and its statistics, in arithmetic operations.
    pub cost: f64,
}

impl About {
    /// When an output counts as saturated, to follow "saturated:"; `None` if it never does.
    pub fn saturated(&self) -> Option<Cow<'static, str>> {
        self.saturated.map(localized)
    }
}

/// The common range of the histograms of an activation's outputs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum HistogramRange {
    /// The range of the function.
    Fixed([f64; 2]),
    /// From −`below` times the upper end to the upper end, which follows from the data.
    FromData {
        /// 0 for outputs that are never negative, 1 for a range symmetric about 0.
        below: f64,
    },
}

/// Declare the enum of the listed activations. It dispatches whole slices, so that the choice is outside the loop.
macro_rules! activations {
    ($($Name:ident $(($setting:ident: $Setting:ty))? = $module:ident),* $(,)?) => {
        /// One of the listed activations.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub enum Activation {
            $(#[doc = concat!("See the file `", stringify!($module), ".rs`.")] $Name $(($Setting))?),*
        }

        impl Activation {
            /// All activations, with their usual settings.
            pub const ALL: &'static [Self] = &[$(Self::$Name $((<$Setting>::USUAL))?),*];

            /// Names, formula, source and histogram range.
            pub fn about(self) -> &'static About {
                match self {
                    $(Self::$Name { .. } => &<$module::$Name as Nonlinearity>::ABOUT),*
                }
            }

            /// outputs = f(sums), element by element.
            pub fn apply<T: Real>(self, sums: &[T], outputs: &mut [T]) {
                match self {
                    $(Self::$Name $(($setting))? => {
                        elementary::run(loops::Apply { sums, outputs, of: $module::$Name $(($setting))? });
                    }),*
                }
            }

            /// Backpropagation through the activation, element by element: replaces each pre-activation in `sums` by ∂L/∂a =
            /// ∂L/∂z · f′(a), where `gradient` is ∂L/∂z.
            pub fn backward<T: Real>(self, sums: &mut [T], outputs: &[T], gradient: &[T]) {
                match self {
                    $(Self::$Name $(($setting))? => {
                        elementary::run(loops::Backward { sums, outputs, gradient, of: $module::$Name $(($setting))? });
                    }),*
                }
            }

            /// sums = f′(sums), element by element, from a and z = f(a).
            pub fn differentiate<T: Real>(self, sums: &mut [T], outputs: &[T]) {
                match self {
                    $(Self::$Name $(($setting))? => {
                        elementary::run(loops::Differentiate { sums, outputs, of: $module::$Name $(($setting))? });
                    }),*
                }
            }

            /// sums = f″(sums), element by element, from a and z = f(a).
            pub fn differentiate_twice<T: Real>(self, sums: &mut [T], outputs: &[T]) {
                match self {
                    $(Self::$Name $(($setting))? => {
                        elementary::run(loops::DifferentiateTwice { sums, outputs, of: $module::$Name $(($setting))? });
                    }),*
                }
            }

            /// [`Self::differentiate`], and how saturated the activation is at these values.
            pub fn saturate(self, sums: &mut [f64], outputs: &[f64]) -> Slopes {
                match self {
                    $(Self::$Name $(($setting))? => elementary::run(loops::Saturate { sums, outputs, of: $module::$Name $(($setting))? })),*
                }
            }
        }
    };
}

activations! {
    Sigmoid = sigmoid,
    Tanh = tanh,
    Relu = relu,
    LeakyRelu(slope: Slope) = leaky_relu,
    Elu = elu,
    Selu = selu,
    Softplus = softplus,
    Gelu = gelu,
    Silu = silu,
    Identity = identity,
    CenteredSigmoid = centered_sigmoid,
}

impl Activation {
    /// The activation with its settings, the same in every language: `leaky ReLU`, `leaky ReLU 0.2`.
    pub fn name(self) -> Cow<'static, str> {
        let name = self.about().name;
        match self {
            Self::LeakyRelu(slope) if slope != Slope::USUAL => format!("{name} {}", shortest(slope.value())).into(),
            _ => name.into(),
        }
    }

    /// The formula with its settings.
    pub fn formula(self) -> Cow<'static, str> {
        match self {
            Self::LeakyRelu(slope) => format!("max({}a, a)", shortest(slope.value())).into(),
            _ => self.about().formula.into(),
        }
    }

    /// All activations, this one with its own settings.
    pub fn choices(self) -> impl Iterator<Item = Self> {
        Self::ALL.iter().map(move |&other| if other.about().key == self.about().key { self } else { other })
    }

    /// The range of its histograms.
    pub fn range(self) -> HistogramRange {
        match (self, self.about().range) {
            (Self::LeakyRelu(slope), HistogramRange::FromData { below }) => {
                HistogramRange::FromData { below: below.max(slope.value()) }
            }
            (_, range) => range,
        }
    }

    /// Change its settings by knobs, if it has any.
    pub fn adjust(&mut self, mut change: impl FnMut(&mut [Knob<'_>])) {
        if let Self::LeakyRelu(slope) = self {
            let mut value = slope.value();
            change(&mut [Knob::Number(&SLOPE, &mut value)]);
            *slope = Slope::of(value).unwrap_or(*slope);
        } else {
            change(&mut []);
        }
    }

    /// f(a).
    pub fn value(self, sum: f64) -> f64 {
        let mut output = [0.0];
        self.apply(&[sum], &mut output);
        output[0]
    }

    /// f′(a).
    pub fn derivative(self, sum: f64) -> f64 {
        let mut derivative = [sum];
        self.backward(&mut derivative, &[self.value(sum)], &[1.0]);
        derivative[0]
    }

    /// f″(a); at a kink that of the left side.
    pub fn second_derivative(self, sum: f64) -> f64 {
        let mut derivative = [sum];
        self.differentiate_twice(&mut derivative, &[self.value(sum)]);
        derivative[0]
    }
}

/// Why a text is not an activation; worded for the user.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct ActivationError(String);

impl FromStr for Activation {
    type Err = ActivationError;

    fn from_str(text: &str) -> Result<Self, ActivationError> {
        let keys: Vec<&str> = Self::ALL.iter().map(|activation| activation.about().key).collect();
        let (name, pairs) = text::split(text).map_err(ActivationError)?;
        let mut activation =
            naming::find(&t!("naming.activation"), &name, &keys).map(|index| Self::ALL[index]).map_err(ActivationError)?;
        let mut set = Ok(());
        let key = activation.about().key;
        activation.adjust(|knobs| set = text::set_knobs(key, knobs, &pairs));
        set.map(|()| activation).map_err(ActivationError)
    }
}

impl TryFrom<String> for Activation {
    type Error = ActivationError;

    fn try_from(text: String) -> Result<Self, ActivationError> {
        text.parse()
    }
}

impl fmt::Display for Activation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        let mut copy = *self;
        copy.adjust(|knobs| text = text::join(self.about().key, knobs, |knob| !knob.is_default()));
        f.write_str(&text)
    }
}

impl From<Activation> for String {
    fn from(activation: Activation) -> Self {
        activation.to_string()
    }
}

/// `GELU` and `SiLU` count as saturated where their derivative is below this.
const FLAT: f64 = 0.05;

#[cfg(test)]
mod tests;
