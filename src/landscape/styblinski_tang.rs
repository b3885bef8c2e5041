//! The Styblinski–Tang function f = (x⁴ − 16x² + 5x + y⁴ − 16y² + 5y) / 2: four minima, one of them the deepest.
//!
//! Styblinski and Tang, "Experiments in Nonconvex Optimization: Stochastic Approximation with Function Smoothing and Simulated
//! Annealing", *Neural Networks* 3, 1990.

use super::{Landscape, Point, View};

pub(super) const LANDSCAPE: Landscape = Landscape {
    key: "styblinski-tang",
    name: "Styblinski–Tang",
    formula: "(x⁴ − 16x² + 5x + y⁴ − 16y² + 5y) / 2",
    source: "Styblinski and Tang 1990",
    view: View { x: [-5.0, 5.0], y: [-5.0, 5.0] },
    start: [4.4, 4.2],
    steps: 120,
    minima: &[[LOW, LOW], [LOW, HIGH], [HIGH, LOW], [HIGH, HIGH]],
    floor: -78.332_331_407_542_82,
    knobs: &[],
    // The nearest minimum, close to (2.75, 2.75), is the shallowest; momentum crosses the barrier to the deepest one.
    rates: &[
        ("sgd", 0.01),
        ("momentum", 0.01),
        ("nesterov", 0.02),
        ("adagrad", 0.5),
        ("rmsprop", 0.05),
        ("adam", 0.5),
        ("nadam", 0.1),
        ("adadelta", 3.0),
        ("radam", 0.01),
        ("lion", 0.03),
    ],
    evaluate,
    evaluate_batch: |params, batch| batch.fill(|point| evaluate(params, point)),
    hessian,
};

/// The lower minimum of x⁴ − 16x² + 5x, a root of 4x³ − 32x + 5.
const LOW: f64 = -2.903_534_027_771_177;
/// The higher minimum of x⁴ − 16x² + 5x, another root.
const HIGH: f64 = 2.746_802_770_990_837;

fn evaluate(_: &[f64], [x, y]: Point) -> (f64, Point) {
    let value = |t: f64| t * (t * (t * t - 16.0) + 5.0) / 2.0;
    let derivative = |t: f64| t * (2.0 * t * t - 16.0) + 2.5;
    (value(x) + value(y), [derivative(x), derivative(y)])
}

fn hessian(_: &[f64], [x, y]: Point) -> [Point; 2] {
    let curvature = |t: f64| 6.0 * t * t - 16.0;
    [[curvature(x), 0.0], [0.0, curvature(y)]]
}
