//! Rastrigin's function f = 20 + x² + y² − 10 cos 2πx − 10 cos 2πy: a bowl full of hollows.
//!
//! Rastrigin, *Systems of Extremal Control*, 1974; in two dimensions as in Mühlenbein, Schomisch and Born, "The parallel
//! genetic algorithm as function optimizer", 1991.

use std::f64::consts::TAU;

use super::{Landscape, Point, View};

pub(super) const LANDSCAPE: Landscape = Landscape {
    key: "rastrigin",
    name: "Rastrigin",
    formula: "20 + x² + y² − 10 cos 2πx − 10 cos 2πy",
    source: "Rastrigin 1974; Mühlenbein et al. 1991",
    view: View { x: [-3.4, 3.4], y: [-3.4, 3.4] },
    start: [2.7, 1.7],
    minima: &MINIMA,
    floor: 0.0,
    knobs: &[],
    rates: &[("sgd", 0.002), ("momentum", 0.005), ("nesterov", 0.001), ("adagrad", 0.5), ("rmsprop", 0.05), ("adam", 0.2)],
    evaluate,
    hessian,
};

/// Where x² − 10 cos 2πx has its minima in the view, the lowest first.
const AXIS: [f64; 7] = [0.0, 0.994_958_637_652_334_8, -0.994_958_637_652_334_8, 1.989_912_233_708_549_7, -1.989_912_233_708_549_7, 2.984_855_701_039_481, -2.984_855_701_039_481];

/// The function is a sum of one of x and one of y, so its minima are all pairs.
const MINIMA: [Point; 49] = {
    let mut minima = [[0.0; 2]; 49];
    let mut index = 0;
    while index < 49 {
        minima[index] = [AXIS[index / 7], AXIS[index % 7]];
        index += 1;
    }
    minima
};

fn evaluate(_: &[f64], [x, y]: Point) -> (f64, Point) {
    let value = 20.0 + x * x + y * y - 10.0 * (TAU * x).cos() - 10.0 * (TAU * y).cos();
    (value, [x, y].map(|z| 2.0 * z + 10.0 * TAU * (TAU * z).sin()))
}

fn hessian(_: &[f64], [x, y]: Point) -> [Point; 2] {
    let curvature = |z: f64| 2.0 + 10.0 * TAU * TAU * (TAU * z).cos();
    [[curvature(x), 0.0], [0.0, curvature(y)]]
}
