//! A saddle point between two minima, f = x²/2 + y⁴/4 − y²/2: at the origin, a minimum along x and a maximum along y.
//!
//! Nesterov, *Introductory Lectures on Convex Optimization*, 2004, section 1.2.3, where gradient descent from y = 0 ends at the
//! saddle point; Lee et al., "Gradient Descent Converges to Minimizers", 2016, on why that is rare. The usual example x² − y²
//! has no minimum, so every path leaves the view; the term in y⁴ keeps it inside.

use super::{Landscape, Point, View};

pub(super) const LANDSCAPE: Landscape = Landscape {
    key: "saddle",
    name: "listed.saddle",
    formula: "x²/2 + y⁴/4 − y²/2",
    source: "Nesterov 2004, Introductory Lectures on Convex Optimization, section 1.2.3",
    view: View { x: [-1.7, 1.7], y: [-1.65, 1.65] },
    // Beside the ridge by a thousandth, so that the gradient along y is small but not zero.
    start: [-1.4, 0.001],
    steps: 120,
    minima: &[[0.0, 1.0], [0.0, -1.0]],
    floor: -0.25,
    knobs: &[],
    // SGD lingers at the saddle point; the adaptive optimizers, which scale the gradient, never come near it.
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
    evaluate_batch: |params, batch| batch.fill(|point| evaluate(params, point)),
    hessian,
};

fn evaluate(_: &[f64], [x, y]: Point) -> (f64, Point) {
    let square = y * y;
    (x * x / 2.0 + square * square / 4.0 - square / 2.0, [x, y * (square - 1.0)])
}

fn hessian(_: &[f64], [_, y]: Point) -> [Point; 2] {
    [[1.0, 0.0], [0.0, 3.0 * y * y - 1.0]]
}
