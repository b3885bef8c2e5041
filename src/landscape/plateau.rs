//! A long curved plateau f = 1 − 1/(1 + u) with u = (x − 3)²/16 + 4 (y − x²/8)²: a bent valley whose walls flatten out, so
//! that far away hardly any slope is left.
//!
//! The bent valley is Rosenbrock's (1960), the saturation is that of Geman and McClure's loss (1987).

use super::{Landscape, Point, View};

pub(super) const LANDSCAPE: Landscape = Landscape {
    key: "plateau",
    name: "Plateau",
    formula: "1 − 1/(1 + u),  u = (x − 3)²/16 + 4 (y − x²/8)²",
    source: "halfpipe; the valley of Rosenbrock 1960 under the saturating loss of Geman and McClure 1987",
    view: View { x: [-7.0, 6.0], y: [-3.5, 9.5] },
    start: [-5.0, 4.5],
    minima: &[[3.0, 1.125]],
    floor: 0.0,
    knobs: &[],
    rates: &[("sgd", 1.0), ("momentum", 0.2), ("nesterov", 0.2), ("adagrad", 1.0), ("rmsprop", 0.2), ("adam", 0.5)],
    evaluate,
    hessian,
};

/// u and its gradient.
fn inner([x, y]: Point) -> (f64, Point) {
    let (along, across) = (x - 3.0, y - x * x / 8.0);
    (along * along / 16.0 + 4.0 * across * across, [along / 8.0 - 2.0 * x * across, 8.0 * across])
}

fn evaluate(_: &[f64], point: Point) -> (f64, Point) {
    let (u, slope) = inner(point);
    let shrink = 1.0 / (1.0 + u);
    (1.0 - shrink, slope.map(|part| part * shrink * shrink))
}

fn hessian(_: &[f64], point: Point) -> [Point; 2] {
    let (u, slope) = inner(point);
    let [x, y] = point;
    let shrink = 1.0 / (1.0 + u);
    let curvature = [[0.125 - 2.0 * y + 0.75 * x * x, -2.0 * x], [-2.0 * x, 8.0]];
    let entry = |i: usize, j: usize| shrink * shrink * (curvature[i][j] - 2.0 * slope[i] * slope[j] * shrink);
    [[entry(0, 0), entry(0, 1)], [entry(1, 0), entry(1, 1)]]
}
