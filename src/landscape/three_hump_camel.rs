//! The three-hump camel f = 2x² − 1.05x⁴ + x⁶/6 + xy + y²: a deep hollow between two shallow ones.
//!
//! Branin, "Widely convergent method for finding multiple solutions of simultaneous nonlinear equations", 1972; Dixon and
//! Szegö, *Towards Global Optimisation 2*, 1978.

use super::{Landscape, Point, View};

pub(super) const LANDSCAPE: Landscape = Landscape {
    key: "three-hump-camel",
    name: "Three-hump camel",
    formula: "2x² − 1.05x⁴ + x⁶/6 + xy + y²",
    source: "Branin 1972; Dixon and Szegö 1978",
    view: View { x: [-2.6, 2.6], y: [-2.6, 2.6] },
    start: [-2.1, 1.9],
    minima: &[[0.0, 0.0], [1.747_552_345_830_289, -0.873_776_172_915_144_5], [-1.747_552_345_830_289, 0.873_776_172_915_144_5]],
    floor: 0.0,
    knobs: &[],
    rates: &[("sgd", 0.05), ("momentum", 0.05), ("nesterov", 0.02), ("adagrad", 0.5), ("rmsprop", 0.05), ("adam", 0.1)],
    evaluate,
    hessian,
};

fn evaluate(_: &[f64], [x, y]: Point) -> (f64, Point) {
    let square = x * x;
    let value = square * (2.0 + square * (square / 6.0 - 1.05)) + x * y + y * y;
    (value, [x * (4.0 + square * (square - 4.2)) + y, x + 2.0 * y])
}

fn hessian(_: &[f64], [x, _]: Point) -> [Point; 2] {
    let square = x * x;
    [[4.0 + square * (5.0 * square - 12.6), 1.0], [1.0, 2.0]]
}
