//! A saddle between two hollows, f = x²/2 + y⁴/4 − y²/2: along x the saddle is a minimum, along y a ridge.
//!
//! Nesterov, *Introductory Lectures on Convex Optimization*, 2004, section 1.2.3, where gradient descent from y = 0
//! ends on the saddle; Lee et al., "Gradient Descent Converges to Minimizers", 2016, on why it rarely does. The textbook
//! saddle x² − y² has no minimum: every walk runs off. The fourth power of y keeps this one inside the picture.

use super::{Landscape, Point, View};

pub(super) const LANDSCAPE: Landscape = Landscape {
    key: "saddle",
    name: "listed.saddle",
    formula: "x²/2 + y⁴/4 − y²/2",
    source: "Nesterov 2004, Introductory Lectures on Convex Optimization, section 1.2.3",
    view: View { x: [-1.7, 1.7], y: [-1.65, 1.65] },
    // A thousandth beside the ridge: the slope along y is small, but not zero.
    start: [-1.4, 0.001],
    minima: &[[0.0, 1.0], [0.0, -1.0]],
    floor: -0.25,
    knobs: &[],
    // SGD lingers at the saddle; dividing by the slope's own size, the adaptive optimizers never come near it.
    rates: &[
        ("sgd", 0.1),
        ("momentum", 0.02),
        ("nesterov", 0.02),
        ("adagrad", 0.1),
        ("rmsprop", 0.01),
        ("adam", 0.03),
        ("nadam", 0.03),
        ("adadelta", 3.0),
        ("radam", 0.02),
        ("lion", 0.03),
    ],
    evaluate,
    hessian,
};

fn evaluate(_: &[f64], [x, y]: Point) -> (f64, Point) {
    let square = y * y;
    (x * x / 2.0 + square * square / 4.0 - square / 2.0, [x, y * (square - 1.0)])
}

fn hessian(_: &[f64], [_, y]: Point) -> [Point; 2] {
    [[1.0, 0.0], [0.0, 3.0 * y * y - 1.0]]
}
