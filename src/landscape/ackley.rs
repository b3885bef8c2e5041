//! Ackley's function: a nearly flat plain with small hollows around one deep funnel.
//!
//! Ackley, *A Connectionist Machine for Genetic Hillclimbing*, 1987, with the usual constants 20, 0.2 and 2π. Its tip is a
//! cone: at (0, 0) there is no gradient. What a walk needs there is to stay, so the gradient is 0; the Hessian, which grows
//! without bound toward the tip, is that of the smooth part alone. Only the global minimum is listed; each small hollow
//! near a pair of whole numbers has another one.

use std::f64::consts::{E, PI, TAU};

use super::{Landscape, Point, View};

pub(super) const LANDSCAPE: Landscape = Landscape {
    key: "ackley",
    name: "Ackley",
    formula: "20 + e − 20 exp(−0.2 √((x² + y²)/2)) − exp((cos 2πx + cos 2πy)/2)",
    source: "Ackley 1987, section 2.3",
    view: View { x: [-4.0, 4.0], y: [-4.0, 4.0] },
    start: [-2.7, 1.8],
    minima: &[[0.0, 0.0]],
    floor: 0.0,
    knobs: &[],
    rates: &[("sgd", 0.02), ("momentum", 0.05), ("nesterov", 0.02), ("adagrad", 0.5), ("rmsprop", 0.05), ("adam", 0.2)],
    evaluate,
    hessian,
};

/// The root mean square of the coordinates.
fn radius([x, y]: Point) -> f64 {
    (x * x / 2.0 + y * y / 2.0).sqrt()
}

/// exp of the mean cosine.
fn ripple([x, y]: Point) -> f64 {
    (((TAU * x).cos() + (TAU * y).cos()) / 2.0).exp()
}

fn evaluate(_: &[f64], point: Point) -> (f64, Point) {
    let (radius, ripple) = (radius(point), ripple(point));
    let funnel = (-0.2 * radius).exp();
    let value = 20.0 * (1.0 - funnel) + (E - ripple);
    let pull = if radius == 0.0 { 0.0 } else { 2.0 * funnel / radius };
    (value, point.map(|z| pull * z + ripple * PI * (TAU * z).sin()))
}

fn hessian(_: &[f64], point: Point) -> [Point; 2] {
    let (radius, ripple) = (radius(point), ripple(point));
    let funnel = (-0.2 * radius).exp();
    let [x, y] = point;
    // The funnel's second derivatives are pull·[i = j] − bend·xᵢxⱼ.
    let (pull, bend) = if radius == 0.0 {
        (0.0, 0.0)
    } else {
        (2.0 * funnel / radius, 2.0 * funnel * (0.1 / (radius * radius) + 0.5 / (radius * radius * radius)))
    };
    let own = |z: f64| pull - bend * z * z + ripple * PI * PI * (2.0 * (TAU * z).cos() - (TAU * z).sin().powi(2));
    let mixed = -bend * x * y - ripple * PI * PI * (TAU * x).sin() * (TAU * y).sin();
    [[own(x), mixed], [mixed, own(y)]]
}
