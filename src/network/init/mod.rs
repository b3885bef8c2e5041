//! Weight initializations, each a constant in its own file.
//!
//! All are made from the same standard normal draws: for one seed, initializations differ only in what they do with the draws.
//! To add one, add a file and a line in the list at the end of this file.

mod bias;
pub mod library;
mod shape;
mod spec;

use std::borrow::Cow;

use crate::knob::{Choice, Domain, Number, Slider};
use crate::language::localized;
pub use bias::{Bias, BiasKind};
pub use spec::InitSpec;

/// Why a text is not an initialization; worded for the user.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct InitError(pub(crate) String);

/// The fan-in and fan-out of a layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fan {
    /// Fan-in n: the number of inputs of each unit.
    pub inputs: usize,
    /// Fan-out n′: the number of units, to which each unit of the layer before connects.
    pub outputs: usize,
}

/// A way to initialize weights.
#[derive(Debug)]
pub struct Initialization {
    /// The key on the command line and in presets: `glorot-normal`.
    pub key: &'static str,
    /// The catalogue key of the [name](Self::name), or a proper name.
    pub name: &'static str,
    /// The label of a row of results, the same in every language; settings follow: `std` gives `std 0.01`. Empty for the formula.
    pub label: &'static str,
    /// The [formula](Self::formula).
    pub formula: Formula,
    /// The [source](Self::source), or its catalogue key.
    pub source: &'static str,
    /// The adjustable numbers, in the order of [`Params::numbers`].
    pub numbers: &'static [Number],
    /// Whether a number that is the default is left out of the name and the text; as a choice always is.
    pub numbers_are_optional: bool,
    /// The choices between forms, in the order of [`Params::forms`].
    pub choices: &'static [Choice],
    /// The standard deviation of the weights, if they are independent with mean 0, as the theory of wide networks assumes;
    /// otherwise `None`.
    pub deviation: fn(params: &Params, fan: Fan) -> Option<f64>,
    /// Turn standard normal draws into weights, in place: outputs x inputs, column by column.
    pub weights: fn(params: &Params, fan: Fan, draws: Draws<'_>),
    /// Turn standard normal draws into numbers that are distributed like a single weight; `None` if `weights` does that to any
    /// number of draws.
    pub alone: Option<fn(params: &Params, fan: Fan, draws: Draws<'_>)>,
}

/// Draws that are replaced in place.
pub type Draws<'a> = &'a mut [f64];

/// The values of an initialization's settings.
#[derive(Clone, Debug, PartialEq)]
pub struct Params {
    /// The numbers.
    pub numbers: Vec<f64>,
    /// The indices of the chosen forms.
    pub forms: Vec<usize>,
}

/// A formula: n is the fan-in, n′ the fan-out.
#[derive(Clone, Copy, Debug)]
pub enum Formula {
    /// The same for all settings: itself, or its catalogue key.
    Fixed(&'static str),
    /// Made from the settings, the same in every language.
    With(fn(&Params) -> String),
}

/// An initialization without settings.
const PLAIN: Initialization = Initialization {
    key: "",
    name: "",
    label: "",
    formula: Formula::Fixed(""),
    source: "",
    numbers: &[],
    numbers_are_optional: false,
    choices: &[],
    deviation: |_, _| None,
    weights: |_, _, _| {},
    alone: None,
};

impl Initialization {
    /// The name.
    pub fn name(&self) -> Cow<'static, str> {
        localized(self.name)
    }

    /// The formula with the default settings.
    pub fn formula(&self) -> Cow<'static, str> {
        self.formula_with(&self.defaults())
    }

    /// The formula with these settings, as it is shown: n is the fan-in, n′ the fan-out.
    pub fn formula_with(&self, params: &Params) -> Cow<'static, str> {
        match self.formula {
            Formula::Fixed(formula) => localized(formula),
            Formula::With(formula) => formula(params).into(),
        }
    }

    /// The default settings.
    pub fn defaults(&self) -> Params {
        Params { numbers: self.numbers.iter().map(|number| number.default).collect(), forms: vec![0; self.choices.len()] }
    }

    /// Who proposed it, with the equation or section.
    pub fn source(&self) -> Cow<'static, str> {
        localized(self.source)
    }
}

/// Multiply the draws by a factor: normal weights with this standard deviation.
fn scale(draws: Draws<'_>, deviation: f64) {
    for draw in draws {
        *draw *= deviation;
    }
}

/// Declare the modules of the listed initializations and the list of their constants.
macro_rules! initializations {
    ($($module:ident),* $(,)?) => {
        $(mod $module;)*

        /// All initializations.
        pub static INITIALIZATIONS: &[Initialization] = &[$($module::INITIALIZATION),*];
    };
}

initializations! {
    normal,
    xavier,
    he,
    glorot_normal,
    glorot_uniform,
    lecun,
    orthogonal,
    variance,
    uniform,
    constant,
    zero,
    sqrt_n_slip,
}

#[cfg(test)]
mod tests;
