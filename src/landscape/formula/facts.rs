//! Properties of a formula found numerically: a start point, the local minima and the lowest value.

use super::Formula;
use crate::landscape::analysis::curvature::{is_positive_definite, newton_step};
use crate::landscape::{Point, View};

/// The initial view, which is also the region searched for minima.
pub const VIEW: View = View { x: [-5.0, 5.0], y: [-5.0, 5.0] };
/// Grid nodes of the search along each axis.
const NODES: usize = 61;
/// The preferred start point.
const START: Point = [-4.0, 3.0];
/// The greatest number of minima.
const MINIMA: usize = 20;
/// Minima closer than this are the same.
const SAME: f64 = 1e-4;

/// Find start point, minima and floor; `None` if there is no grid node where f and ∇f are finite.
pub fn find(formula: &mut Formula) -> Option<()> {
    let node = |index: usize| VIEW.x[0] + (VIEW.x[1] - VIEW.x[0]) * index as f64 / (NODES - 1) as f64;
    let nodes = || (0..NODES).flat_map(|j| (0..NODES).map(move |i| (i, j)));
    let values: Vec<f64> = nodes().map(|(i, j)| formula.value([node(i), node(j)])).collect();
    let finite = |point: &Point| {
        let (value, gradient) = formula.value_and_gradient(*point);
        [value, gradient[0], gradient[1]].iter().all(|number| number.is_finite())
    };
    let start = [START].into_iter().chain(nodes().map(|(i, j)| [node(i), node(j)])).find(finite)?;
    let lowest = |(i, j): &(usize, usize)| {
        let here = values[j * NODES + i];
        let around = (j.saturating_sub(1)..=(j + 1).min(NODES - 1))
            .flat_map(|j| (i.saturating_sub(1)..=(i + 1).min(NODES - 1)).map(move |i| j * NODES + i));
        here.is_finite() && around.map(|index| values[index]).all(|value| value.is_nan() || value >= here)
    };
    let mut minima: Vec<Point> = Vec::new();
    for (i, j) in nodes().filter(lowest) {
        let Some(found) = polished(formula, [node(i), node(j)]) else { continue };
        if minima.len() < MINIMA && !minima.iter().any(|other| (other[0] - found[0]).hypot(other[1] - found[1]) < SAME) {
            minima.push(found);
        }
    }
    minima.sort_by(|a, b| formula.value(*a).total_cmp(&formula.value(*b)));
    let at_nodes = values.iter().copied().filter(|value| value.is_finite());
    let floor = at_nodes.chain(minima.iter().map(|minimum| formula.value(*minimum))).fold(f64::INFINITY, f64::min);
    (formula.start, formula.minima, formula.floor) = (start, minima, floor);
    Some(())
}

/// The minimum near a point, by Newton's method with step halving; `None` if it leaves the view or does not converge.
fn polished(formula: &Formula, mut point: Point) -> Option<Point> {
    const FLAT: f64 = 1e-9;
    for _ in 0..60 {
        let (value, gradient) = formula.value_and_gradient(point);
        let hessian = formula.hessian(point);
        let norm = gradient[0].hypot(gradient[1]);
        // Without positive curvature, a step along the negative gradient.
        let step = newton_step(hessian, gradient).filter(|_| is_positive_definite(hessian));
        let [dx, dy] = step.unwrap_or([-gradient[0] / norm * 0.1, -gradient[1] / norm * 0.1]);
        if norm < FLAT * value.abs().max(1.0) {
            return (is_positive_definite(hessian) && VIEW.contains(point)).then_some(clean(formula, point));
        }
        let lower = (0..40).map(|halving| 0.5f64.powi(halving)).find_map(|part| {
            let next = [point[0] + part * dx, point[1] + part * dy];
            (formula.value(next) < value).then_some(next)
        });
        let Some(next) = lower else {
            // No representable step lowers f any further.
            return (norm < 1e-6 * value.abs().max(1.0) && is_positive_definite(hessian) && VIEW.contains(point))
                .then_some(clean(formula, point));
        };
        point = next;
    }
    None
}

/// The point rounded to nine decimals if f is no higher there: 3 instead of 2.9999999999999996.
fn clean(formula: &Formula, point: Point) -> Point {
    let round = |part: f64| (part * 1e9).round() / 1e9 + 0.0;
    let rounded = point.map(round);
    if formula.value(rounded) <= formula.value(point) { rounded } else { point }
}
