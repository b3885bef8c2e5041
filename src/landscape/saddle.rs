//! A saddle f = x²/2 − y²/2 + y⁴/4: flat at (0, 0), where plain SGD lingers, with a minimum on either side.
//!
//! Like the saddle of Dauphin et al., "Identifying and attacking the saddle point problem", 2014; y⁴/4 makes it bounded
//! below, so that a walk that leaves the saddle arrives somewhere.

use super::{Landscape, Point, View};

pub(super) const LANDSCAPE: Landscape = Landscape {
    key: "saddle",
    name: "Saddle",
    formula: "x²/2 − y²/2 + y⁴/4",
    source: "Dauphin et al. 2014, figure 1, with walls so that it is bounded below",
    view: View { x: [-2.2, 2.2], y: [-2.2, 2.2] },
    start: [-1.8, 0.01],
    minima: &[[0.0, 1.0], [0.0, -1.0]],
    floor: -0.25,
    knobs: &[],
    rates: &[("sgd", 0.3), ("momentum", 0.1), ("nesterov", 0.1), ("adagrad", 0.5), ("rmsprop", 0.05), ("adam", 0.1)],
    evaluate,
    hessian,
};

fn evaluate(_: &[f64], [x, y]: Point) -> (f64, Point) {
    let square = y * y;
    (x * x / 2.0 - square / 2.0 + square * square / 4.0, [x, y * square - y])
}

fn hessian(_: &[f64], [_, y]: Point) -> [Point; 2] {
    [[1.0, 0.0], [0.0, 3.0 * y * y - 1.0]]
}
