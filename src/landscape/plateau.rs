//! A curved plateau f = q / (1 + q), q = (x − 3)²/4 + (y − x²/8)²: a basin that saturates at 1 far from its minimum.
//!
//! q is the squared distance from the minimum, measured along and across a parabola as in Rosenbrock's valley. It goes through
//! the saturating loss q / (1 + q) of Geman and `McClure`, "Statistical Methods for Tomographic Image Reconstruction", 1987.
//! The gradient vanishes far from the minimum, like that of a saturated sigmoid.

use super::{Landscape, Point, View};

pub(super) const LANDSCAPE: Landscape = Landscape {
    key: "plateau",
    name: "listed.plateau",
    formula: "q / (1 + q),  q = (x − 3)²/4 + (y − x²/8)²",
    source: "halfpipe, after Geman and McClure 1987 and Rosenbrock 1960",
    view: View { x: [-6.5, 5.5], y: [-3.6, 8.0] },
    start: [-5.0, 4.0],
    steps: 700,
    minima: &[[3.0, 1.125]],
    floor: 0.0,
    knobs: &[],
    // |∇f| is 0.008 at the start: SGD creeps, momentum accumulates small gradients, and gradient scaling makes the adaptive
    // optimizers independent of its size.
    rates: &[
        ("sgd", 0.5),
        ("momentum", 0.5),
        ("nesterov", 0.3),
        ("adagrad", 0.5),
        ("rmsprop", 0.05),
        ("adam", 0.2),
        ("nadam", 0.1),
        ("adadelta", 3.0),
        ("radam", 0.5),
        ("lion", 0.1),
    ],
    evaluate,
    evaluate_batch: |params, batch| batch.fill(|point| evaluate(params, point)),
    hessian,
};

/// q and ∇q.
fn distance([x, y]: Point) -> (f64, Point) {
    let along = x - 3.0;
    let across = y - x * x / 8.0;
    (along * along / 4.0 + across * across, [along / 2.0 - across * x / 2.0, 2.0 * across])
}

/// Written so that f is accurate near 0 and near 1, and 1 rather than NaN where q overflows.
fn evaluate(_: &[f64], point: Point) -> (f64, Point) {
    let (q, [along_x, along_y]) = distance(point);
    let rise = (1.0 + q).powi(-2);
    (1.0 / (1.0 + 1.0 / q), [rise * along_x, rise * along_y])
}

fn hessian(_: &[f64], [x, y]: Point) -> [Point; 2] {
    let (q, [along_x, along_y]) = distance([x, y]);
    let rise = (1.0 + q).powi(-2);
    let bend = -2.0 * (1.0 + q).powi(-3);
    let xx = rise * (0.5 - y / 2.0 + 3.0 * x * x / 16.0) + bend * along_x * along_x;
    let xy = -rise * x / 2.0 + bend * along_x * along_y;
    let yy = 2.0 * rise + bend * along_y * along_y;
    [[xx, xy], [xy, yy]]
}
