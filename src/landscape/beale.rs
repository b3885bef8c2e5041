//! Beale's function, the sum of (cᵢ − x + x yⁱ)² over i = 1, 2, 3: flat in the middle, with steep walls at the corners.
//!
//! Beale, "On an iterative method for finding a local minimum of a function of more than one variable", 1958;
//! Moré, Garbow and Hillstrom, "Testing Unconstrained Optimization Software", 1981, problem 5.

use super::{Landscape, Point, View};

pub(super) const LANDSCAPE: Landscape = Landscape {
    key: "beale",
    name: "Beale",
    formula: "(1.5 − x + xy)² + (2.25 − x + xy²)² + (2.625 − x + xy³)²",
    source: "Beale 1958; Moré, Garbow and Hillstrom 1981, problem 5",
    view: View { x: [-4.5, 4.5], y: [-4.5, 4.5] },
    start: [1.0, 1.0],
    minima: &[[3.0, 0.5]],
    floor: 0.0,
    knobs: &[],
    rates: &[("sgd", 0.01), ("momentum", 0.005), ("nesterov", 0.005), ("adagrad", 0.5), ("rmsprop", 0.05), ("adam", 0.1)],
    evaluate,
    hessian,
};

/// The three residuals cᵢ − x + x yⁱ.
fn residuals([x, y]: Point) -> [f64; 3] {
    [1.5 - x + x * y, 2.25 - x + x * y * y, 2.625 - x + x * y * y * y]
}

fn evaluate(_: &[f64], [x, y]: Point) -> (f64, Point) {
    let [a, b, c] = residuals([x, y]);
    let along_x = 2.0 * a * (y - 1.0) + 2.0 * b * (y * y - 1.0) + 2.0 * c * (y * y * y - 1.0);
    let along_y = 2.0 * a * x + 4.0 * b * x * y + 6.0 * c * x * y * y;
    (a * a + b * b + c * c, [along_x, along_y])
}

fn hessian(_: &[f64], [x, y]: Point) -> [Point; 2] {
    let [a, b, c] = residuals([x, y]);
    // Each residual's slopes along x and along y.
    let dx = [y - 1.0, y * y - 1.0, y * y * y - 1.0];
    let dy = [x, 2.0 * x * y, 3.0 * x * y * y];
    let dot = |p: [f64; 3], q: [f64; 3]| p[0] * q[0] + p[1] * q[1] + p[2] * q[2];
    let mixed = 2.0 * (dot(dx, dy) + a + 2.0 * b * y + 3.0 * c * y * y);
    [[2.0 * dot(dx, dx), mixed], [mixed, 2.0 * (dot(dy, dy) + 2.0 * b * x + 6.0 * c * x * y)]]
}
