//! Styblinski and Tang's function, the sum of ½ (z⁴ − 16z² + 5z) over both coordinates: four hollows, one deeper than the
//! others.
//!
//! Styblinski and Tang, "Experiments in nonconvex optimization", Neural Networks 3, 1990.

use super::{Landscape, Point, View};

pub(super) const LANDSCAPE: Landscape = Landscape {
    key: "styblinski-tang",
    name: "Styblinski-Tang",
    formula: "½ (x⁴ − 16x² + 5x + y⁴ − 16y² + 5y)",
    source: "Styblinski and Tang 1990, section 4",
    view: View { x: [-5.0, 5.0], y: [-5.0, 5.0] },
    start: [4.2, 3.6],
    minima: &[[-2.903_534_027_771_177, -2.903_534_027_771_177], [-2.903_534_027_771_177, 2.746_802_770_990_836_7], [2.746_802_770_990_836_7, -2.903_534_027_771_177], [2.746_802_770_990_836_7, 2.746_802_770_990_836_7]],
    floor: -78.332_331_407_542_82,
    knobs: &[],
    rates: &[("sgd", 0.01), ("momentum", 0.01), ("nesterov", 0.01), ("adagrad", 0.5), ("rmsprop", 0.1), ("adam", 0.3)],
    evaluate,
    hessian,
};

fn evaluate(_: &[f64], point: Point) -> (f64, Point) {
    let [fx, fy] = point.map(|z| 0.5 * (z * z * z * z - 16.0 * z * z + 5.0 * z));
    (fx + fy, point.map(|z| 2.0 * z * z * z - 16.0 * z + 2.5))
}

fn hessian(_: &[f64], [x, y]: Point) -> [Point; 2] {
    [[6.0 * x * x - 16.0, 0.0], [0.0, 6.0 * y * y - 16.0]]
}
