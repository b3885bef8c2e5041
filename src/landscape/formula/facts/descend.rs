//! From a low point to the lowest near it: Newton's method, and where f has a kink or no curvature, a search along eight directions.

use super::Lowest;
use super::effort::Effort;
use crate::landscape::analysis::curvature::{is_positive_definite, newton_step};
use crate::landscape::{Point, View};

/// |∇f| below this, relative to |f| or 1, is 0.
const FLAT: f64 = 1e-9;

/// The lowest point near a point of a region; `None` if f falls on beyond the region.
pub fn lowest(formula: &Effort<'_>, point: Point, region: View, rounding: f64) -> Option<Lowest> {
    let smooth = newton(formula, point);
    let spacing = (region.x[1] - region.x[0]).max(region.y[1] - region.y[0]) / super::NODES as f64;
    let point = match smooth {
        Some(found) => found,
        None => compass(formula, point, spacing, region)?,
    };
    let point = clean(formula, point, rounding);
    let value = formula.value(point);
    let around = |radius: f64| ring(point, radius).map(|aside| formula.value(aside));
    let is_strict =
        smooth.is_some() || [0.1, 0.3].iter().all(|part| around(part * spacing).all(|aside| aside > value + rounding));
    let is_level = || around(1e-3 * spacing).all(|aside| aside.is_nan() || aside >= value - rounding);
    (region.contains(point) && (is_strict || is_level())).then_some(Lowest { point, value, is_strict })
}

/// Eight points around a point.
fn ring([x, y]: Point, radius: f64) -> impl Iterator<Item = Point> {
    (0..8).map(move |eighth| {
        let angle = f64::from(eighth) * std::f64::consts::FRAC_PI_4;
        [x + radius * angle.cos(), y + radius * angle.sin()]
    })
}

/// The minimum near a point by Newton's method with step halving; `None` if it finds none where f curves upward.
fn newton(formula: &Effort<'_>, mut point: Point) -> Option<Point> {
    for _ in 0..60 {
        let (value, gradient) = formula.value_and_gradient(point);
        let hessian = formula.hessian(point);
        let norm = gradient[0].hypot(gradient[1]);
        if norm < FLAT * value.abs().max(1.0) {
            return is_positive_definite(hessian).then_some(point);
        }
        // Without positive curvature, a step along the negative gradient.
        let step = newton_step(hessian, gradient).filter(|_| is_positive_definite(hessian));
        let [dx, dy] = step.unwrap_or([-gradient[0] / norm * 0.1, -gradient[1] / norm * 0.1]);
        let lower = (0..40).map(|halving| 0.5f64.powi(halving)).find_map(|part| {
            let next = [point[0] + part * dx, point[1] + part * dy];
            (formula.value(next) < value).then_some(next)
        });
        let Some(next) = lower else {
            // No representable step lowers f any further.
            return (norm < 1e-6 * value.abs().max(1.0) && is_positive_definite(hessian)).then_some(point);
        };
        point = next;
    }
    None
}

/// The lowest point of a search along eight directions with ever smaller steps; `None` if it leaves the region.
fn compass(formula: &Effort<'_>, mut point: Point, spacing: f64, region: View) -> Option<Point> {
    const SMALLEST: f64 = 1e-13; // of the spacing
    const TRIALS: usize = 400;
    let (mut radius, mut value) = (spacing, formula.value(point));
    for _ in 0..TRIALS {
        let best = ring(point, radius).map(|aside| (formula.value(aside), aside)).filter(|(aside, _)| *aside < value);
        match best.min_by(|a, b| a.0.total_cmp(&b.0)) {
            Some((lower, aside)) => (value, point) = (lower, aside),
            None => radius /= 2.0,
        }
        if radius < SMALLEST * spacing || !region.contains(point) {
            break;
        }
    }
    region.contains(point).then_some(point)
}

/// The point rounded to the fewest decimals at which f is no higher: 3 instead of 2.9999999999999996.
pub fn clean(formula: &Effort<'_>, point: Point, rounding: f64) -> Point {
    let value = formula.value(point);
    let rounded = (2..=9).map(|decimals| {
        let scale = 10f64.powi(decimals);
        point.map(|part| (part * scale).round() / scale + 0.0)
    });
    let near = |other: &Point| (other[0] - point[0]).hypot(other[1] - point[1]) < 1e-6;
    rounded.into_iter().find(|other| near(other) && formula.value(*other) <= value + rounding * 1e-3).unwrap_or(point)
}
