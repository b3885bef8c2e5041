//! Landscapes: functions f(x, y) to minimize, each a constant in its own file.
//!
//! To add one, add a file and a line in the list at the end of this file.

pub mod analysis;
mod batch;
pub mod formula;
mod spec;
pub mod trajectory;

use std::borrow::Cow;

use crate::knob::Number;
use crate::language::localized;
pub use batch::Batch;
pub use spec::{FallLevel, LandscapeError, LandscapeSpec};

/// A point (x, y) of the plane.
pub type Point = [f64; 2];

/// A rectangle of the plane, as [low, high] of x and of y.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct View {
    /// The range of x.
    pub x: [f64; 2],
    /// The range of y.
    pub y: [f64; 2],
}

impl View {
    /// Whether both ranges are finite and of positive, finite length.
    pub fn is_valid(&self) -> bool {
        let rising = |[low, high]: [f64; 2]| low.is_finite() && high.is_finite() && low < high && (high - low).is_finite();
        rising(self.x) && rising(self.y)
    }

    /// The lower left and the upper right corner around all points that are not far away; `None` without such points.
    pub fn corners(points: impl Iterator<Item = Point>) -> Option<[Point; 2]> {
        const FAR: f64 = 1e4;
        let near = points.filter(|point| point.iter().all(|part| part.abs() < FAR));
        let both = |a: Point, b: Point, which: fn(f64, f64) -> f64| [which(a[0], b[0]), which(a[1], b[1])];
        near.map(|point| [point; 2]).reduce(|[low, high], [point, _]| [both(low, point, f64::min), both(high, point, f64::max)])
    }

    /// A view of all points, with a border and at round numbers, so that it changes seldom while they move; points that are far away
    /// are left out, since between them is too much to search. `None` without points.
    pub fn around(points: impl Iterator<Item = Point>) -> Option<Self> {
        let [low, high] = Self::corners(points)?;
        let [x, y] = [0, 1].map(|axis| [low[axis], high[axis]]);
        let longest = (x[1] - x[0]).max(y[1] - y[0]);
        let unit = 2f64.powi(longest.max(1e-3).log2().ceil() as i32 - 3);
        let round = |[low, high]: [f64; 2]| [(low / unit - 0.5).floor() * unit, (high / unit + 0.5).ceil() * unit];
        let view = Self { x: round(x), y: round(y) };
        view.is_valid().then_some(view)
    }

    /// Whether a search of this view leaves nothing to find in another: it holds it, and is not much wider.
    pub fn resolves(&self, other: &Self) -> bool {
        const FINER: f64 = 2.0; // a grid that is twice as fine finds more
        let holds = self.contains([other.x[0], other.y[0]]) && self.contains([other.x[1], other.y[1]]);
        let width = |[low, high]: [f64; 2]| high - low;
        holds && width(self.x) <= FINER * width(other.x) && width(self.y) <= FINER * width(other.y)
    }

    /// Whether this fits into a shown view so well that another would not be worth the change: inside of it, and not too small in it.
    pub fn suits(&self, shown: &Self) -> bool {
        const LEAST: f64 = 0.45; // of the shown width or height
        let holds = shown.contains([self.x[0], self.y[0]]) && shown.contains([self.x[1], self.y[1]]);
        let share = |own: [f64; 2], all: [f64; 2]| (own[1] - own[0]) / (all[1] - all[0]);
        holds && share(self.x, shown.x).max(share(self.y, shown.y)) >= LEAST
    }

    /// Whether `point` is inside, border included.
    pub fn contains(&self, [x, y]: Point) -> bool {
        (self.x[0]..=self.x[1]).contains(&x) && (self.y[0]..=self.y[1]).contains(&y)
    }
}

/// A function f(x, y) and its known properties.
#[derive(Debug)]
pub struct Landscape {
    /// The key on the command line and in presets: `three-hump-camel`.
    pub key: &'static str,
    /// The catalogue key of the [name](Self::name), or a proper name.
    pub name: &'static str,
    /// The formula as it is shown.
    pub formula: &'static str,
    /// Who defined it: author, year, equation.
    pub source: &'static str,
    /// The initial view; valid as of [`View::is_valid`].
    pub view: View,
    /// The initial start point.
    pub start: Point,
    /// The number of steps in which most of the book's optimizers arrive, at the learning rates below.
    pub steps: usize,
    /// The local minima inside the view, a global one first; empty if there are none.
    pub minima: &'static [Point],
    /// The base of the contour levels: the global minimum of f, or a lower bound over the view.
    pub floor: f64,
    /// The adjustable parameters, in the order of `params`.
    pub knobs: &'static [Number],
    /// The usual learning rates by optimizer key; an optimizer that is not listed has its own default.
    pub rates: &'static [(&'static str, f64)],
    /// f and ∇f at a point.
    pub evaluate: fn(params: &[f64], point: Point) -> (f64, Point),
    /// f and ∇f at many points.
    pub evaluate_batch: fn(params: &[f64], batch: &mut Batch),
    /// The Hessian at a point, row by row.
    pub hessian: fn(params: &[f64], point: Point) -> [Point; 2],
}

impl Landscape {
    /// The name.
    pub fn name(&self) -> Cow<'static, str> {
        localized(self.name)
    }
}

/// Declare the modules of the listed landscapes and the list of their constants.
macro_rules! landscapes {
    ($($module:ident),* $(,)?) => {
        $(mod $module;)*

        /// All landscapes.
        pub static LANDSCAPES: &[Landscape] = &[$($module::LANDSCAPE),*];
    };
}

landscapes! {
    bowl,
    matyas,
    rosenbrock,
    beale,
    himmelblau,
    saddle,
    rastrigin,
    styblinski_tang,
    ackley,
    three_hump_camel,
    goldstein_price,
    plateau,
}
