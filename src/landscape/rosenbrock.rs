//! Rosenbrock's valley f = (1 − x)² + 100 (y − x²)²: a banana-shaped valley that is easy to find and slow to follow.
//!
//! Rosenbrock, "An automatic method for finding the greatest or least value of a function", 1960.

use super::{Landscape, Point, View};

pub(super) const LANDSCAPE: Landscape = Landscape {
    key: "rosenbrock",
    name: "Rosenbrock",
    formula: "(1 − x)² + 100 (y − x²)²",
    source: "Rosenbrock 1960, equation 3",
    view: View { x: [-2.0, 2.0], y: [-1.2, 2.8] },
    start: [-1.2, 1.0],
    minima: &[[1.0, 1.0]],
    floor: 0.0,
    knobs: &[],
    rates: &[("sgd", 0.001), ("momentum", 0.0005), ("nesterov", 0.0005), ("adagrad", 0.5), ("rmsprop", 0.02), ("adam", 0.1)],
    evaluate,
    hessian,
};

fn evaluate(_: &[f64], [x, y]: Point) -> (f64, Point) {
    let (to_one, above) = (1.0 - x, y - x * x);
    let value = to_one * to_one + 100.0 * (above * above);
    (value, [-2.0 * to_one - 400.0 * x * above, 200.0 * above])
}

fn hessian(_: &[f64], [x, y]: Point) -> [Point; 2] {
    [[1200.0 * x * x - 400.0 * y + 2.0, -400.0 * x], [-400.0 * x, 200.0]]
}
