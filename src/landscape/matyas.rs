//! Matyas' function f = 0.26(x² + y²) − 0.48xy: a bowl as narrow as the book's is steep, but with its valley along the diagonal.
//!
//! Optimizers that scale each coordinate by itself straighten the book's bowl. Here both coordinates see the same slopes, and the
//! scaling doesn't help. Eigenvalues of the Hessian: 0.04 along (1, 1), 1 along (1, −1).
//!
//! Matyas, "Random Optimization", *Automation and Remote Control* 26, 1965; function 71 of Jamil and Yang, "A Literature Survey of
//! Benchmark Functions for Global Optimization Problems", *IJMMNO* 4, 2013.

use super::{Landscape, Point, View};

pub(super) const LANDSCAPE: Landscape = Landscape {
    key: "matyas",
    name: "Matyas",
    formula: "0.26(x² + y²) − 0.48xy",
    source: "Matyas 1965; Jamil and Yang 2013, function 71",
    view: View { x: [-10.0, 10.0], y: [-6.0, 6.0] },
    start: [-8.0, -3.0],
    steps: 120,
    minima: &[[0.0, 0.0]],
    floor: 0.0,
    knobs: &[],
    rates: &[
        ("sgd", 1.9),
        ("momentum", 0.3),
        ("nesterov", 0.3),
        ("adagrad", 2.0),
        ("rmsprop", 0.3),
        ("adam", 0.6),
        ("nadam", 0.6),
        ("adadelta", 40.0),
        ("radam", 0.3),
        ("lion", 0.3),
    ],
    evaluate,
    evaluate_batch: |params, batch| batch.fill(|point| evaluate(params, point)),
    hessian,
};

fn evaluate(_: &[f64], [x, y]: Point) -> (f64, Point) {
    (0.26 * (x * x + y * y) - 0.48 * x * y, [0.52 * x - 0.48 * y, 0.52 * y - 0.48 * x])
}

fn hessian(_: &[f64], _: Point) -> [Point; 2] {
    [[0.52, -0.48], [-0.48, 0.52]]
}
