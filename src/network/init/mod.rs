//! Weight initializations, each a constant in its own file.
//!
//! All are made from the same standard normal draws: for one seed, initializations differ only in what they do with the draws.
//! To add one, add a file and a line in the list at the end of this file.

mod spec;

use std::borrow::Cow;

use crate::knob::{Domain, Number, Slider};
use crate::language::localized;
pub use spec::{InitError, InitSpec};

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
    /// The label of a row of results, the same in every language; settings follow: `std` gives `std 0.01`.
    pub label: &'static str,
    /// The [formula](Self::formula), or its catalogue key.
    pub formula: &'static str,
    /// The [source](Self::source), or its catalogue key.
    pub source: &'static str,
    /// The adjustable parameters, in the order of `params`.
    pub knobs: &'static [Number],
    /// The standard deviation of the weights, if they are independent with mean 0, as the theory of wide networks assumes;
    /// otherwise `None`.
    pub deviation: fn(params: &[f64], fan: Fan) -> Option<f64>,
    /// Turn standard normal draws into weights, in place: outputs x inputs, column by column.
    pub weights: fn(params: &[f64], fan: Fan, draws: &mut [f64]),
}

impl Initialization {
    /// The name.
    pub fn name(&self) -> Cow<'static, str> {
        localized(self.name)
    }

    /// The formula as it is shown: n is the fan-in, n′ the fan-out.
    pub fn formula(&self) -> Cow<'static, str> {
        localized(self.formula)
    }

    /// Who proposed it, with the equation or section.
    pub fn source(&self) -> Cow<'static, str> {
        localized(self.source)
    }
}

/// Multiply the draws by a factor: normal weights with this standard deviation.
fn scale(draws: &mut [f64], deviation: f64) {
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
    constant,
    zero,
    sqrt_n_slip,
}

#[cfg(test)]
mod tests;
