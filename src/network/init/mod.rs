//! Initializations: how the weights of a layer are drawn, each a row of data in its own file.
//!
//! All of them are made from the same standard normal draws, so that with the same seed only what an initialization does with
//! them differs. Adding one is one file and one line in the list at the end of this file.

mod spec;

use std::borrow::Cow;

use crate::knob::{Domain, Number, Slider};
use crate::language::localized;
pub use spec::{InitError, InitSpec};

/// The numbers of connections of a layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fan {
    /// Into each unit: n, fan-in.
    pub inputs: usize,
    /// Out of each unit of the layer before: n′, fan-out, which is the number of units.
    pub outputs: usize,
}

/// A way to draw weights.
#[derive(Debug)]
pub struct Initialization {
    /// The name on the command line and in presets: `glorot-normal`.
    pub key: &'static str,
    /// The catalogue's key of its [name](Self::name), or a proper name.
    pub name: &'static str,
    /// The name of a row of results, the same in every language, before its setting if it has one: `std`, which makes `std 0.01`.
    pub label: &'static str,
    /// The [formula](Self::formula), or the catalogue's key of it.
    pub formula: &'static str,
    /// The [source](Self::source), or the catalogue's key of it.
    pub source: &'static str,
    /// Adjustable numbers, in the order of `params`.
    pub knobs: &'static [Number],
    /// The standard deviation of the weights where they are independent with mean 0, which is what the theory of wide nets
    /// needs; `None` where they are not.
    pub deviation: fn(params: &[f64], fan: Fan) -> Option<f64>,
    /// Turn standard normal draws into weights, in place: outputs x inputs of them, column by column.
    pub weights: fn(params: &[f64], fan: Fan, draws: &mut [f64]),
}

impl Initialization {
    /// The name in menus.
    pub fn name(&self) -> Cow<'static, str> {
        localized(self.name)
    }

    /// The formula as it is shown: n is fan-in, n′ fan-out.
    pub fn formula(&self) -> Cow<'static, str> {
        localized(self.formula)
    }

    /// Who proposed it, with the equation or section.
    pub fn source(&self) -> Cow<'static, str> {
        localized(self.source)
    }
}

/// Multiply the draws: normal weights of this standard deviation.
fn scale(draws: &mut [f64], deviation: f64) {
    for draw in draws {
        *draw *= deviation;
    }
}

/// Declare the modules of the listed initializations and the list of their rows.
macro_rules! initializations {
    ($($module:ident),* $(,)?) => {
        $(mod $module;)*

        /// Every initialization that there is.
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
