//! Beale's function f = (1.5 − x + xy)² + (2.25 − x + xy²)² + (2.625 − x + xy³)²: a steep slope, then a flat valley.
//!
//! Beale, "On an Iterative Method for Finding a Local Minimum of a Function of More than One Variable", Princeton University,
//! Statistical Techniques Research Group, Technical Report 25, 1958; function 5 of Moré, Garbow and Hillstrom, "Testing
//! Unconstrained Optimization Software", *ACM TOMS* 7, 1981, which also gives the start point.

use super::{Landscape, Point, View};

pub(super) const LANDSCAPE: Landscape = Landscape {
    key: "beale",
    name: "Beale",
    formula: "(1.5 − x + xy)² + (2.25 − x + xy²)² + (2.625 − x + xy³)²",
    source: "Beale 1958; Moré, Garbow and Hillstrom 1981, function 5",
    view: View { x: [-0.3, 4.1], y: [-1.9, 2.3] },
    start: [1.0, 1.0],
    steps: 120,
    minima: &[[3.0, 0.5]],
    floor: 0.0,
    knobs: &[],
    rates: &[
        ("sgd", 0.01),
        ("momentum", 0.005),
        ("nesterov", 0.005),
        ("adagrad", 0.5),
        ("rmsprop", 0.05),
        ("adam", 0.2),
        ("nadam", 0.1),
        ("adadelta", 3.0),
        ("radam", 0.005),
        ("lion", 0.03),
    ],
    evaluate,
    evaluate_batch: |params, batch| batch.fill(|point| evaluate(params, point)),
    hessian,
};

/// The three residuals, before they are squared.
fn residuals([x, y]: Point) -> [f64; 3] {
    [1.5 - x + x * y, 2.25 - x + x * y * y, 2.625 - x + x * y * y * y]
}

// The order of operations is that of the reference trajectories.
fn evaluate(_: &[f64], [x, y]: Point) -> (f64, Point) {
    let [a, b, c] = residuals([x, y]);
    let along_x = 2.0 * a * (y - 1.0) + 2.0 * b * (y * y - 1.0) + 2.0 * c * (y * y * y - 1.0);
    let along_y = 2.0 * a * x + 4.0 * b * x * y + 6.0 * c * x * y * y;
    (a * a + b * b + c * c, [along_x, along_y])
}

fn hessian(_: &[f64], [x, y]: Point) -> [Point; 2] {
    let [a, b, c] = residuals([x, y]);
    // The derivatives of a, b and c with respect to x.
    let [u, v, w] = [y - 1.0, y * y - 1.0, y * y * y - 1.0];
    let xx = 2.0 * (u * u + v * v + w * w);
    let xy = 2.0 * (a + x * u) + 4.0 * y * (b + x * v) + 6.0 * y * y * (c + x * w);
    let yy = 2.0 * x * x * (1.0 + 4.0 * y * y + 9.0 * y * y * y * y) + 4.0 * b * x + 12.0 * c * x * y;
    [[xx, xy], [xy, yy]]
}
