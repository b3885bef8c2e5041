//! The three-hump camel function f = 2x² − 1.05x⁴ + x⁶/6 + xy + y²: a deep minimum between two shallow ones.
//!
//! As in Jamil and Yang, "A Literature Survey of Benchmark Functions for Global Optimisation Problems", *International Journal
//! of Mathematical Modelling and Numerical Optimisation* 4, 2013.

use super::{Landscape, Point, View};

pub(super) const LANDSCAPE: Landscape = Landscape {
    key: "three-hump-camel",
    name: "listed.three_hump_camel",
    formula: "2x² − 1.05x⁴ + x⁶/6 + xy + y²",
    source: "Jamil and Yang 2013, A Literature Survey of Benchmark Functions",
    view: View { x: [-2.3, 2.3], y: [-2.25, 2.25] },
    start: [-2.0, -1.6],
    steps: 100,
    minima: &[[0.0, 0.0], [-OUTER, OUTER / 2.0], [OUTER, -OUTER / 2.0]],
    floor: 0.0,
    knobs: &[],
    // Half of the optimizers end in the shallow minimum, the other half reach the deep one.
    rates: &[
        ("sgd", 0.02),
        ("momentum", 0.01),
        ("nesterov", 0.01),
        ("adagrad", 0.3),
        ("rmsprop", 0.03),
        ("adam", 0.1),
        ("nadam", 0.03),
        ("adadelta", 3.0),
        ("radam", 0.01),
        ("lion", 0.1),
    ],
    evaluate,
    evaluate_batch: |params, batch| batch.fill(|point| evaluate(params, point)),
    hessian,
};

/// x of the shallow minima, where y = −x/2: √(2.1 + √0.91).
const OUTER: f64 = 1.747_552_345_830_288_8;

fn evaluate(_: &[f64], [x, y]: Point) -> (f64, Point) {
    let square = x * x;
    let value = square * (2.0 + square * (square / 6.0 - 1.05)) + x * y + y * y;
    (value, [x * (4.0 + square * (square - 4.2)) + y, x + 2.0 * y])
}

fn hessian(_: &[f64], [x, _]: Point) -> [Point; 2] {
    let square = x * x;
    [[4.0 + square * (5.0 * square - 12.6), 1.0], [1.0, 2.0]]
}
