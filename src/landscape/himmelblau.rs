//! Himmelblau's function f = (x² + y − 11)² + (x + y² − 7)²: a hill between four minima of equal depth.
//!
//! Himmelblau, *Applied Nonlinear Programming*, `McGraw-Hill`, 1972.

use super::{Landscape, Point, View};

pub(super) const LANDSCAPE: Landscape = Landscape {
    key: "himmelblau",
    name: "Himmelblau",
    formula: "(x² + y − 11)² + (x + y² − 7)²",
    source: "Himmelblau 1972, Applied Nonlinear Programming",
    view: View { x: [-5.2, 5.2], y: [-5.0, 5.0] },
    start: [0.0, 0.0],
    steps: 120,
    minima: &[
        [3.0, 2.0],
        [-2.805_118_086_952_745, 3.131_312_518_250_573],
        [-3.779_310_253_377_747, -3.283_185_991_286_169_6],
        [3.584_428_340_330_491_7, -1.848_126_526_964_403_6],
    ],
    floor: 0.0,
    knobs: &[],
    // Momentum overshoots the nearest minimum and ends in the next one.
    rates: &[
        ("sgd", 0.01),
        ("momentum", 0.005),
        ("nesterov", 0.005),
        ("adagrad", 0.5),
        ("rmsprop", 0.05),
        ("adam", 0.3),
        ("nadam", 0.1),
        ("adadelta", 3.0),
        ("radam", 0.005),
        ("lion", 0.03),
    ],
    evaluate,
    evaluate_batch: |params, batch| batch.fill(|point| evaluate(params, point)),
    hessian,
};

// The order of operations is that of the reference trajectories.
fn evaluate(_: &[f64], [x, y]: Point) -> (f64, Point) {
    let a = x * x + y - 11.0;
    let b = x + y * y - 7.0;
    (a * a + b * b, [4.0 * x * a + 2.0 * b, 2.0 * a + 4.0 * y * b])
}

fn hessian(_: &[f64], [x, y]: Point) -> [Point; 2] {
    let xy = 4.0 * (x + y);
    [[12.0 * x * x + 4.0 * y - 42.0, xy], [xy, 12.0 * y * y + 4.0 * x - 26.0]]
}
