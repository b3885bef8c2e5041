//! The quadratic bowl f = a·x² + y²: the book's half-pipe for a = 1/20, a round bowl for a = 1.
//!
//! *Deep Learning from Scratch*, section 6.1.3, equation 6.2. The Hessian is constant, diag(2a, 2), so the condition number is
//! 1/a for a ≤ 1.

use super::{Landscape, Point, View};
use crate::knob::{Domain, Number, Slider};

pub(super) const LANDSCAPE: Landscape = Landscape {
    key: "bowl",
    name: "listed.bowl",
    formula: "a·x² + y²",
    source: "Deep Learning from Scratch, equation 6.2 (a = 1/20)",
    view: View { x: [-8.6, 8.6], y: [-8.4, 8.4] },
    start: [-7.0, 2.0],
    steps: 29,
    minima: &[[0.0, 0.0]],
    floor: 0.0,
    knobs: &[Number {
        key: "a",
        symbol: "a",
        name: "knob.curvature",
        help: "knob.curvature_help",
        domain: Domain::Positive,
        slider: Slider::log(0.005, 5.0),
        default: 0.05,
    }],
    // Those of SGD, Momentum, AdaGrad and Adam are the book's, section 6.1.7.
    rates: &[("sgd", 0.95), ("momentum", 0.1), ("nesterov", 0.1), ("adagrad", 1.5), ("rmsprop", 0.1), ("adam", 0.3)],
    evaluate,
    evaluate_batch: |params, batch| batch.fill(|point| evaluate(params, point)),
    hessian,
};

fn evaluate(params: &[f64], [x, y]: Point) -> (f64, Point) {
    let a = params[0];
    (a * x * x + y * y, [2.0 * a * x, 2.0 * y])
}

fn hessian(params: &[f64], _: Point) -> [Point; 2] {
    [[2.0 * params[0], 0.0], [0.0, 2.0]]
}
