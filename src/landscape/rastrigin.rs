//! Rastrigin's function f = 20 + x² − 10 cos 2πx + y² − 10 cos 2πy: a bowl with a local minimum near every integer point.
//!
//! Rastrigin, *Systems of Extremal Control* (in Russian), Nauka, 1974, with A = 10 on |x|, |y| ≤ 5.12 as in Mühlenbein,
//! Schomisch and Born, "The Parallel Genetic Algorithm as Function Optimizer", *Parallel Computing* 17, 1991.

use std::f64::consts::TAU;

use super::{Landscape, Point, View};

pub(super) const LANDSCAPE: Landscape = Landscape {
    key: "rastrigin",
    name: "Rastrigin",
    formula: "20 + x² − 10 cos 2πx + y² − 10 cos 2πy",
    source: "Rastrigin 1974; Mühlenbein, Schomisch and Born 1991",
    view: View { x: [-5.12, 5.12], y: [-5.12, 5.12] },
    start: [-2.4, 3.4],
    steps: 100,
    minima: &MINIMA,
    floor: 0.0,
    knobs: &[],
    // Small steps end in the first local minimum. Momentum near its stability limit, and the first steps of AdaGrad and RMSProp
    // (η and 10 η long in each coordinate), cross a few.
    rates: &[
        ("sgd", 0.002),
        ("momentum", 0.005),
        ("nesterov", 0.002),
        ("adagrad", 1.0),
        ("rmsprop", 0.1),
        ("adam", 0.3),
        ("nadam", 0.1),
        ("adadelta", 1.0),
        ("radam", 0.005),
        ("lion", 0.03),
    ],
    evaluate,
    evaluate_batch: |params, batch| batch.fill(|point| evaluate(params, point)),
    hessian,
};

/// The local minima of x² − 10 cos 2πx: roots of x + 10π sin 2πx = 0.
const LINE: [f64; 11] = [
    0.0,
    0.994_958_637_652_334_8,
    -0.994_958_637_652_334_8,
    1.989_912_233_708_549_5,
    -1.989_912_233_708_549_5,
    2.984_855_701_039_481,
    -2.984_855_701_039_481,
    3.979_783_860_300_753_6,
    -3.979_783_860_300_753_6,
    4.974_691_390_895_051,
    -4.974_691_390_895_051,
];

const MINIMA: [Point; 121] = minima();

/// All pairs from [`LINE`], the origin first: f is the sum of the same function of x and of y.
const fn minima() -> [Point; 121] {
    let mut all = [[0.0; 2]; 121];
    let mut k = 0;
    while k < all.len() {
        all[k] = [LINE[k / LINE.len()], LINE[k % LINE.len()]];
        k += 1;
    }
    all
}

fn evaluate(_: &[f64], [x, y]: Point) -> (f64, Point) {
    let value = |t: f64| t * t + 10.0 * (1.0 - (TAU * t).cos());
    let derivative = |t: f64| 2.0 * t + 10.0 * TAU * (TAU * t).sin();
    (value(x) + value(y), [derivative(x), derivative(y)])
}

fn hessian(_: &[f64], [x, y]: Point) -> [Point; 2] {
    let curvature = |t: f64| 2.0 + 10.0 * TAU * TAU * (TAU * t).cos();
    [[curvature(x), 0.0], [0.0, curvature(y)]]
}
