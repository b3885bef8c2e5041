//! Landscapes: functions f(x, y) to walk on, each a row of data in its own file.
//!
//! Adding one is one file and one line in the list at the end of this file.

pub mod analysis;
pub mod formula;
mod spec;
pub mod trajectory;

use std::borrow::Cow;

use crate::knob::Number;
use crate::language::localized;
pub use spec::{LandscapeError, LandscapeSpec};

/// A point (x, y) of the plane.
pub type Point = [f64; 2];

/// A rectangle of the plane: [low, high] of x and of y.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct View {
    /// The range of x.
    pub x: [f64; 2],
    /// The range of y.
    pub y: [f64; 2],
}

impl View {
    /// Whether each range has two finite numbers, the lower one first, a finite distance apart.
    pub fn is_valid(&self) -> bool {
        let rising = |[low, high]: [f64; 2]| low.is_finite() && high.is_finite() && low < high && (high - low).is_finite();
        rising(self.x) && rising(self.y)
    }

    /// Whether `point` lies inside.
    pub fn contains(&self, [x, y]: Point) -> bool {
        (self.x[0]..=self.x[1]).contains(&x) && (self.y[0]..=self.y[1]).contains(&y)
    }
}

/// A function f(x, y) with what is known of it.
#[derive(Debug)]
pub struct Landscape {
    /// The name on the command line and in presets: `three-hump-camel`.
    pub key: &'static str,
    /// The catalogue's key of its [name](Self::name), or a proper name.
    pub name: &'static str,
    /// The formula as it is shown.
    pub formula: &'static str,
    /// Who defined it, with year and equation.
    pub source: &'static str,
    /// What is shown at first; must be finite, low before high.
    pub view: View,
    /// Where a walk starts at first.
    pub start: Point,
    /// The local minima inside the view, a global one first; empty where there is none.
    pub minima: &'static [Point],
    /// The value that contour levels rise from: the global minimum's, or a lower bound of f over the view.
    pub floor: f64,
    /// Adjustable numbers, in the order of `params`.
    pub knobs: &'static [Number],
    /// Sensible learning rates by the optimizer's key; an optimizer that is not listed has its own default.
    pub rates: &'static [(&'static str, f64)],
    /// f and ∇f at a point.
    pub evaluate: fn(params: &[f64], point: Point) -> (f64, Point),
    /// The Hessian, row by row.
    pub hessian: fn(params: &[f64], point: Point) -> [Point; 2],
}

impl Landscape {
    /// The name on the screen.
    pub fn name(&self) -> Cow<'static, str> {
        localized(self.name)
    }
}

/// Declare the modules of the listed landscapes and the list of their rows.
macro_rules! landscapes {
    ($($module:ident),* $(,)?) => {
        $(mod $module;)*

        /// Every landscape that there is.
        pub static LANDSCAPES: &[Landscape] = &[$($module::LANDSCAPE),*];
    };
}

landscapes! {
    bowl,
    rosenbrock,
    beale,
    himmelblau,
    saddle,
    rastrigin,
    styblinski_tang,
    ackley,
    three_hump_camel,
    plateau,
}
