//! Ackley's function f = 20 (1 − exp(−ρ/5)) + e − exp((cos 2πx + cos 2πy)/2), ρ² = (x² + y²)/2: a funnel with many local
//! minima.
//!
//! Ackley, *A Connectionist Machine for Genetic Hillclimbing*, Kluwer, 1987, with the usual constants 20, 0.2 and 2π. The
//! funnel ends in the tip of a cone: the global minimum at the origin has no gradient.

use std::f64::consts::{E, FRAC_1_SQRT_2, PI, TAU};

use super::{Landscape, Point, View};

pub(super) const LANDSCAPE: Landscape = Landscape {
    key: "ackley",
    name: "Ackley",
    formula: "20 (1 − exp(−0.2 √((x² + y²)/2))) + e − exp((cos 2πx + cos 2πy)/2)",
    source: "Ackley 1987, A Connectionist Machine for Genetic Hillclimbing",
    view: View { x: [-3.4, 3.4], y: [-3.4, 3.4] },
    start: [-2.6, 1.6],
    steps: 100,
    minima: &MINIMA,
    floor: 0.0,
    knobs: &[],
    // SGD stays in the first local minimum. Momentum and gradient scaling get closer to the tip and then tremble around it.
    rates: &[
        ("sgd", 0.02),
        ("momentum", 0.02),
        ("nesterov", 0.01),
        ("adagrad", 0.5),
        ("rmsprop", 0.05),
        ("adam", 0.3),
        ("nadam", 0.1),
        ("adadelta", 3.0),
        ("radam", 0.02),
        ("lion", 0.03),
    ],
    evaluate,
    evaluate_batch: |params, batch| batch.fill(|point| evaluate(params, point)),
    hessian,
};

/// The minima with x > 0 and y ≥ 0.
const QUADRANT: [Point; 12] = [
    [0.952_166_545_950_171_7, 0.0],
    [1.958_919_718_121_717_3, 0.0],
    [2.964_619_443_112_052, 0.0],
    [0.968_477_658_707_724_4, 0.968_477_658_707_724_4],
    [0.982_416_035_079_139_3, 1.964_616_662_862_988_6],
    [0.989_154_186_481_662_6, 2.967_259_528_762_564_3],
    [1.964_616_662_862_988_6, 0.982_416_035_079_139_3],
    [1.974_451_986_484_116_6, 1.974_451_986_484_116_6],
    [1.982_139_950_381_477_6, 2.973_139_419_924_383],
    [2.967_259_528_762_564_3, 0.989_154_186_481_662_6],
    [2.973_139_419_924_383, 1.982_139_950_381_477_6],
    [2.979_223_954_691_144_5, 2.979_223_954_691_144_5],
];

const MINIMA: [Point; 49] = minima();

/// The origin, and [`QUADRANT`] rotated to all four quadrants.
const fn minima() -> [Point; 49] {
    let mut all = [[0.0; 2]; 49];
    let mut k = 1;
    while k < all.len() {
        all[k] = if k <= QUADRANT.len() {
            QUADRANT[k - 1]
        } else {
            let [x, y] = all[k - QUADRANT.len()];
            [0.0 - y, x] // not −y, which would show as −0
        };
        k += 1;
    }
    all
}

/// 0.2 of the formula, divided by the √2 in its root.
const DECAY: f64 = 0.2 * FRAC_1_SQRT_2;

/// Uses eᵗ − 1, so that f is exactly 0 at the origin and accurate near it.
///
/// At the origin the cone has subgradients instead of a gradient. Here it is 0, one of them, so a path that reaches the minimum
/// stays there.
fn evaluate(_: &[f64], [x, y]: Point) -> (f64, Point) {
    let radius = x.hypot(y);
    let waves = f64::midpoint((TAU * x).cos(), (TAU * y).cos());
    let value = -20.0 * (-DECAY * radius).exp_m1() - E * (waves - 1.0).exp_m1();
    let pull = if radius == 0.0 { 0.0 } else { 20.0 * DECAY * (-DECAY * radius).exp() / radius };
    let dent = PI * waves.exp();
    (value, [pull * x + dent * (TAU * x).sin(), pull * y + dent * (TAU * y).sin()])
}

/// At the origin without the cone, whose curvature across the radius is infinite there.
fn hessian(_: &[f64], [x, y]: Point) -> [Point; 2] {
    let radius = x.hypot(y);
    let (sin_x, cos_x) = (TAU * x).sin_cos();
    let (sin_y, cos_y) = (TAU * y).sin_cos();
    let dent = PI * PI * f64::midpoint(cos_x, cos_y).exp();
    let [xx, xy, yy] = [dent * (2.0 * cos_x - sin_x * sin_x), -dent * sin_x * sin_y, dent * (2.0 * cos_y - sin_y * sin_y)];
    if radius == 0.0 {
        return [[xx, xy], [xy, yy]];
    }
    let slope = 20.0 * DECAY * (-DECAY * radius).exp();
    let (along, across) = (-DECAY * slope, slope / radius);
    let [u, v] = [x / radius, y / radius];
    let xy = xy + (along - across) * u * v;
    [[xx + along * u * u + across * v * v, xy], [xy, yy + along * v * v + across * u * u]]
}
