//! The function of Goldstein and Price: from 3 to 10⁶ within a few units.
//!
//! Its slopes are of every size, so a rate that is safe on the walls hardly moves in the valley, and only optimizers that divide by
//! the size of the slopes keep a usual rate. There are three local minima besides the global one.
//!
//! f = A(x + y) · B(2x − 3y) with A(u) = 1 + (u + 1)²(19 − 14u + 3u²) and B(v) = 30 + v²(18 − 16v + 3v²).
//!
//! Goldstein and Price, "On Descent from Local Minima", *Mathematics of Computation* 25, 1971.

use super::{Landscape, Point, View};

pub(super) const LANDSCAPE: Landscape = Landscape {
    key: "goldstein-price",
    name: "Goldstein–Price",
    formula: "A(x + y) · B(2x − 3y), A(u) = 1 + (u + 1)²(19 − 14u + 3u²), B(v) = 30 + v²(18 − 16v + 3v²)",
    source: "Goldstein and Price 1971",
    view: View { x: [-2.0, 2.2], y: [-2.5, 1.5] },
    start: [-1.5, -0.5],
    steps: 350,
    minima: &[[0.0, -1.0], [-0.6, -0.4], [1.8, 0.2], [1.2, 0.8]],
    floor: 3.0,
    knobs: &[],
    rates: &[
        ("sgd", 3e-5),
        ("momentum", 1e-5),
        ("nesterov", 1e-5),
        ("adagrad", 0.5),
        ("rmsprop", 0.05),
        ("adam", 0.2),
        ("nadam", 0.2),
        ("adadelta", 10.0),
        ("radam", 1.5e-5),
        ("lion", 0.03),
    ],
    evaluate,
    evaluate_batch: |params, batch| batch.fill(|point| evaluate(params, point)),
    hessian,
};

/// A, A′ and A″ at u.
fn first(u: f64) -> [f64; 3] {
    let s = u + 1.0;
    let [p, slope] = [19.0 - 14.0 * u + 3.0 * u * u, 6.0 * u - 14.0];
    [1.0 + s * s * p, 2.0 * s * p + s * s * slope, 2.0 * p + 4.0 * s * slope + 6.0 * s * s]
}

/// B, B′ and B″ at v.
fn second(v: f64) -> [f64; 3] {
    let [q, slope] = [18.0 - 16.0 * v + 3.0 * v * v, 6.0 * v - 16.0];
    [30.0 + v * v * q, 2.0 * v * q + v * v * slope, 2.0 * q + 4.0 * v * slope + 6.0 * v * v]
}

fn evaluate(_: &[f64], [x, y]: Point) -> (f64, Point) {
    let ([a, a1, _], [b, b1, _]) = (first(x + y), second(2.0 * x - 3.0 * y));
    (a * b, [a1 * b + 2.0 * a * b1, a1 * b - 3.0 * a * b1])
}

fn hessian(_: &[f64], [x, y]: Point) -> [Point; 2] {
    let ([a, a1, a2], [b, b1, b2]) = (first(x + y), second(2.0 * x - 3.0 * y));
    let mixed = a2 * b - a1 * b1 - 6.0 * a * b2;
    [[a2 * b + 4.0 * a1 * b1 + 4.0 * a * b2, mixed], [mixed, a2 * b - 6.0 * a1 * b1 + 9.0 * a * b2]]
}
