//! Rosenbrock's function f = (1 − x)² + 100 (y − x²)²: a curved valley that is easy to reach and hard to follow.
//!
//! Rosenbrock, "An Automatic Method for Finding the Greatest or Least Value of a Function", *The Computer Journal* 3, 1960;
//! function 1 of Moré, Garbow and Hillstrom, "Testing Unconstrained Optimization Software", *ACM TOMS* 7, 1981, which also
//! gives the start point.

use super::{Landscape, Point, View};

pub(super) const LANDSCAPE: Landscape = Landscape {
    key: "rosenbrock",
    name: "Rosenbrock",
    formula: "(1 − x)² + 100 (y − x²)²",
    source: "Rosenbrock 1960; Moré, Garbow and Hillstrom 1981, function 1",
    view: View { x: [-1.9, 1.9], y: [-1.0, 2.7] },
    start: [-1.2, 1.0],
    steps: 600,
    minima: &[[1.0, 1.0]],
    floor: 0.0,
    knobs: &[],
    // SGD first bounces between the walls: the curvature there, 1506, is above 2/η = 1000.
    rates: &[
        ("sgd", 0.002),
        ("momentum", 0.001),
        ("nesterov", 0.001),
        ("adagrad", 0.5),
        ("rmsprop", 0.05),
        ("adam", 0.3),
        ("nadam", 0.1),
        ("adadelta", 3.0),
        ("radam", 0.001),
        ("lion", 0.03),
    ],
    evaluate,
    evaluate_batch: |params, batch| batch.fill(|point| evaluate(params, point)),
    hessian,
};

// The order of operations is that of the reference trajectories.
fn evaluate(_: &[f64], [x, y]: Point) -> (f64, Point) {
    let a = 1.0 - x;
    let r = y - x * x;
    (a * a + 100.0 * (r * r), [-2.0 * a - 400.0 * x * r, 200.0 * r])
}

fn hessian(_: &[f64], [x, y]: Point) -> [Point; 2] {
    [[2.0 - 400.0 * (y - 3.0 * x * x), -400.0 * x], [-400.0 * x, 200.0]]
}
