//! Activation functions z = f(a) of a unit, where a is the weighted sum of its inputs plus the bias.
//!
//! To add one, add a file and a line in the list in the middle of this file.
#![allow(clippy::inline_always)] // what is not inlined is not compiled for the registers

mod centered_sigmoid;
mod gelu;
mod identity;
mod leaky_relu;
mod loops;
mod relu;
mod sigmoid;
mod silu;
mod tanh;

pub use loops::{SMALL_DERIVATIVE, Slopes};

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

use crate::language::localized;
use crate::language::t;
use crate::naming;
use crate::network::elementary::{self, Arithmetic, Real};

/// A scalar function with its derivative. Its functions are `#[inline(always)]` and without branches, so that loops over slices
/// fill the registers of the processor.
pub trait Nonlinearity {
    /// Its names, formula, source and histogram range.
    const ABOUT: About;

    /// z = f(a).
    fn value<A: Arithmetic, T: Real>(sum: T) -> T;

    /// f′(a), from a and z = f(a), whichever is more convenient.
    fn derivative<A: Arithmetic, T: Real>(sum: T, output: T) -> T;

    /// The saturated end at which the function is at this point, if any, from a, z and f′(a); see [`About::saturated`].
    fn flat_end(sum: f64, output: f64, derivative: f64) -> Option<FlatEnd>;
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
    ($($Name:ident = $module:ident),* $(,)?) => {
        /// One of the listed activations.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub enum Activation {
            $(#[doc = concat!("See the file `", stringify!($module), ".rs`.")] $Name),*
        }

        impl Activation {
            /// All activations.
            pub const ALL: &'static [Self] = &[$(Self::$Name),*];

            /// Names, formula, source and histogram range.
            pub fn about(self) -> &'static About {
                match self {
                    $(Self::$Name => &<$module::$Name as Nonlinearity>::ABOUT),*
                }
            }

            /// outputs = f(sums), element by element.
            pub fn apply<T: Real>(self, sums: &[T], outputs: &mut [T]) {
                match self {
                    $(Self::$Name => {
                        elementary::run(loops::Apply { sums, outputs, of: PhantomData::<$module::$Name> });
                    }),*
                }
            }

            /// Backpropagation through the activation, element by element: replaces each pre-activation in `sums` by ∂L/∂a =
            /// ∂L/∂z · f′(a), where `gradient` is ∂L/∂z.
            pub fn backward<T: Real>(self, sums: &mut [T], outputs: &[T], gradient: &[T]) {
                match self {
                    $(Self::$Name => {
                        elementary::run(loops::Backward { sums, outputs, gradient, of: PhantomData::<$module::$Name> });
                    }),*
                }
            }

            /// sums = f′(sums), element by element, from a and z = f(a).
            pub fn differentiate<T: Real>(self, sums: &mut [T], outputs: &[T]) {
                match self {
                    $(Self::$Name => {
                        elementary::run(loops::Differentiate { sums, outputs, of: PhantomData::<$module::$Name> });
                    }),*
                }
            }

            /// [`Self::differentiate`], and how saturated the activation is at these values.
            pub fn saturate(self, sums: &mut [f64], outputs: &[f64]) -> Slopes {
                match self {
                    $(Self::$Name => elementary::run(loops::Saturate { sums, outputs, of: PhantomData::<$module::$Name> })),*
                }
            }
        }
    };
}

activations! {
    Sigmoid = sigmoid,
    Tanh = tanh,
    Relu = relu,
    LeakyRelu = leaky_relu,
    Gelu = gelu,
    Silu = silu,
    Identity = identity,
    CenteredSigmoid = centered_sigmoid,
}

impl Activation {
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
}

/// Why a text is not an activation; worded for the user.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct ActivationError(String);

impl FromStr for Activation {
    type Err = ActivationError;

    fn from_str(text: &str) -> Result<Self, ActivationError> {
        let keys: Vec<&str> = Self::ALL.iter().map(|activation| activation.about().key).collect();
        naming::find(&t!("naming.activation"), text, &keys).map(|index| Self::ALL[index]).map_err(ActivationError)
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
        f.write_str(self.about().key)
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
mod tests {
    use super::*;

    #[test]
    fn derivatives_agree_with_central_differences() {
        for &activation in Activation::ALL {
            for step in -80..=80 {
                let at = f64::from(step) * 0.1 + 0.03; // beside the kinks
                let h = 1e-6;
                let difference = (activation.value(at + h) - activation.value(at - h)) / (2.0 * h);
                let derivative = activation.derivative(at);
                assert!((derivative - difference).abs() < 1e-8, "{activation} at {at}: {derivative} {difference}");
            }
        }
    }

    #[test]
    fn extreme_inputs_give_finite_outputs_and_derivatives() {
        for &activation in Activation::ALL {
            for at in [-1e300, -1e4, -800.0, 0.0, 800.0, 1e4, 1e300] {
                let (value, derivative) = (activation.value(at), activation.derivative(at));
                assert!(value.is_finite() && derivative.is_finite(), "{activation} at {at}: {value} {derivative}");
            }
        }
    }

    #[test]
    fn a_derivative_far_from_0_is_that_of_the_end() {
        for (activation, above) in [(Activation::Gelu, 1.0), (Activation::Relu, 1.0), (Activation::Tanh, 0.0)] {
            assert_eq!([1e300, -1e300].map(|at| activation.derivative(at)), [above, 0.0], "{activation}");
            let mut derivatives = [0.0, -0.0];
            activation.differentiate(&mut derivatives, &[0.0; 2]);
            assert_eq!(derivatives[0], derivatives[1]);
        }
        assert_eq!(Activation::Gelu.derivative(f64::INFINITY), 1.0);
        assert_eq!(Activation::Gelu.derivative(0.0), 0.5);
    }

    #[test]
    fn nan_stays_nan() {
        for &activation in Activation::ALL {
            assert!(activation.value(f64::NAN).is_nan(), "{activation}");
            assert!(activation.derivative(f64::NAN).is_nan() || activation == Activation::Identity, "{activation}");
        }
    }

    #[test]
    fn bounded_outputs_stay_in_their_range() {
        for &activation in Activation::ALL {
            if let HistogramRange::Fixed([low, high]) = activation.about().range {
                for at in [-1e6, -3.0, 0.0, 0.5, 3.0, 1e6] {
                    assert!((low..=high).contains(&activation.value(at)), "{activation} at {at}");
                }
            }
        }
    }

    #[test]
    fn single_and_double_precision_agree() {
        for &activation in Activation::ALL {
            let mut single = [0.0f32];
            activation.apply(&[0.7f32], &mut single);
            assert!((f64::from(single[0]) - activation.value(f64::from(0.7f32))).abs() < 1e-6, "{activation}");
        }
    }

    #[test]
    fn every_activation_reads_back_from_its_text() {
        for &activation in Activation::ALL {
            assert_eq!(activation.to_string().parse(), Ok(activation));
        }
        assert_eq!("Leaky_ReLU".parse(), Ok(Activation::LeakyRelu));
        assert!("relux".parse::<Activation>().unwrap_err().to_string().contains("did you mean \"relu\""));
    }
}
