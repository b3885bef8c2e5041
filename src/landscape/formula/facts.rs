//! What is known of a formula, found numerically: its local minima and its lowest value.

use super::Formula;
use super::program::Op;
use crate::landscape::analysis::curvature::{has_equal_curvature, is_positive_definite, principal_axes};
use crate::landscape::{Point, View};

mod descend;
mod effort;

use effort::Effort;

/// The initial view, which is always searched.
pub const VIEW: View = View { x: [-5.0, 5.0], y: [-5.0, 5.0] };
/// Grid nodes of the search along each axis.
const NODES: usize = 61;
/// The preferred start point.
const START: Point = [-4.0, 3.0];
/// Minima closer than this part of the region are the same.
const SAME: f64 = 1e-5;
/// A lowest value below this part of the usual |f| is rounding.
const ROUNDING: f64 = 4e-14;

/// What is known of a formula.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// The local minima found, the lowest first.
    pub minima: Vec<Point>,
    /// The lowest value; if none is known, that of the initial view.
    pub floor: f64,
    /// Whether it is a lowest value, and not that of an edge of what was searched.
    pub has_lowest: bool,
    /// Whether f is a quadratic, of which everything is known.
    pub quadratic: bool,
    /// Whether f falls without end: a quadratic that curves downward or only slopes.
    pub unbounded: bool,
    /// The searched regions.
    pub regions: Vec<View>,
}

/// The nodes of a grid over a region, row by row.
fn nodes(region: View) -> impl Iterator<Item = Point> + Clone {
    let node = |[low, high]: [f64; 2], index: usize| low + (high - low) * index as f64 / (NODES - 1) as f64;
    (0..NODES).flat_map(move |j| (0..NODES).map(move |i| [node(region.x, i), node(region.y, j)]))
}

/// A start point where f and ∇f are finite: the preferred one, or else the node nearest to the middle of all those nodes, so that it
/// is not at a border. `None` if there is none on the grid.
pub fn start(formula: &Formula) -> Option<Point> {
    let fits = |point: &Point| {
        let (value, gradient) = formula.value_and_gradient(*point);
        [value, gradient[0], gradient[1]].iter().all(|number| number.is_finite())
    };
    if fits(&START) {
        return Some(START);
    }
    let nodes: Vec<Point> = nodes(VIEW).filter(fits).collect();
    let [x, y] = [0, 1].map(|axis| nodes.iter().map(|node| node[axis]).sum::<f64>() / nodes.len() as f64);
    let distance = |node: &Point| (node[0] - x).hypot(node[1] - y);
    nodes.into_iter().min_by(|a, b| distance(a).total_cmp(&distance(b)))
}

/// Search regions for minima; the first is the initial view.
pub fn find(formula: &Formula, regions: &[View]) -> Facts {
    let grids: Vec<(View, Vec<f64>)> =
        regions.iter().map(|region| (*region, nodes(*region).map(|node| formula.value(node)).collect())).collect();
    let mut sizes: Vec<f64> = grids.iter().flat_map(|(_, values)| values).map(|value| value.abs()).collect();
    sizes.retain(|size| size.is_finite());
    sizes.sort_by(f64::total_cmp);
    let rounding = ROUNDING * sizes.get(sizes.len() / 2).copied().unwrap_or(0.0);
    let quadratic = is_quadratic(formula);
    let mut found: Vec<Lowest> = Vec::new();
    if quadratic {
        found.extend(of_quadratic(formula, rounding));
    } else {
        let effort = Effort::new(formula);
        for (region, values) in &grids {
            let points: Vec<Point> = nodes(*region).collect();
            let mut low: Vec<usize> = (0..values.len()).filter(|index| is_lowest_node(values, *index)).collect();
            low.sort_by(|a, b| values[*a].total_cmp(&values[*b]));
            for index in low {
                if effort.is_spent() {
                    break; // after the lowest ones
                }
                let Some(lowest) = descend::lowest(&effort, points[index], *region, rounding) else { continue };
                let near = SAME * (region.x[1] - region.x[0]).hypot(region.y[1] - region.y[0]);
                let is_same = |other: &Lowest| (other.point[0] - lowest.point[0]).hypot(other.point[1] - lowest.point[1]) < near;
                if !found.iter().any(is_same) {
                    found.push(lowest);
                }
            }
        }
    }
    found.sort_by(|a, b| a.value.total_cmp(&b.value));
    let has_lowest = found.first().is_some_and(|lowest| {
        let falls_on = || regions.iter().any(|region| falls_beyond(formula, *region, lowest.value, rounding));
        lowest.value <= finite_lowest(&grids) + rounding && (lowest.is_strict || quadratic || !falls_on())
    });
    // Without a lowest value, what a path that falls has seen is no measure for the others: that of the initial view is.
    let initial = finite_lowest(&grids[..1]);
    let floor = found.first().filter(|_| has_lowest).map_or(initial, |lowest| lowest.value);
    let unbounded = quadratic && found.is_empty();
    let minima = found.iter().filter(|lowest| lowest.is_strict).map(|lowest| lowest.point).collect();
    let floor = if floor.abs() < rounding { 0.0 } else { floor };
    Facts { minima, floor, has_lowest, quadratic, unbounded, regions: regions.to_vec() }
}

/// Whether a level of f goes on to the border of a region and f is lower beyond: the level is a step of stairs, and no lowest value.
fn falls_beyond(formula: &Formula, region: View, level: f64, rounding: f64) -> bool {
    let middle = [region.x, region.y].map(|[low, high]| f64::midpoint(low, high));
    let is_end = |index: usize| index == 0 || index == NODES - 1;
    let border = nodes(region).enumerate().filter(|(index, _)| is_end(index % NODES) || is_end(index / NODES));
    let mut border = border.map(|(_, point)| point).filter(|point| formula.value(*point) <= level + rounding);
    // Away from the middle, each time twice as far beyond the border.
    border.any(|point| {
        (0..8).map(|doubling| 1.0 + 2f64.powi(doubling - 5)).any(|times| {
            let beyond = [0, 1].map(|part| middle[part] + times * (point[part] - middle[part]));
            formula.value(beyond) < level - rounding
        })
    })
}

/// The lowest finite value of grids.
fn finite_lowest(grids: &[(View, Vec<f64>)]) -> f64 {
    let values = grids.iter().flat_map(|(_, values)| values).copied();
    values.filter(|value| value.is_finite()).fold(f64::INFINITY, f64::min)
}

/// A point with no lower one near it.
#[derive(Clone, Copy, Debug)]
struct Lowest {
    point: Point,
    value: f64,
    /// Whether all points near it are higher.
    is_strict: bool,
}

/// Whether no node next to this one is lower; of nodes at the same level that touch each other, only the first one.
fn is_lowest_node(values: &[f64], index: usize) -> bool {
    let (i, j, here) = (index % NODES, index / NODES, values[index]);
    let around = (j.saturating_sub(1)..=(j + 1).min(NODES - 1))
        .flat_map(|j| (i.saturating_sub(1)..=(i + 1).min(NODES - 1)).map(move |i| j * NODES + i));
    let is_no_lower = |other: usize| values[other].is_nan() || values[other] > here || (values[other] == here && other >= index);
    here.is_finite() && around.into_iter().all(is_no_lower)
}

/// Whether f is a quadratic: smooth, with the same Hessian everywhere.
fn is_quadratic(formula: &Formula) -> bool {
    let smooth = formula.program.iter().all(|op| match op {
        Op::Apply(function) => function.is_smooth(),
        Op::Extreme { .. } | Op::Compare(_) | Op::Select => false,
        _ => true,
    });
    smooth && has_equal_curvature(VIEW, |point| formula.hessian(point))
}

/// The minimum of a quadratic, wherever it is, or a point of its valley; `None` if it falls without end.
fn of_quadratic(formula: &Formula, rounding: f64) -> Option<Lowest> {
    const FLAT: f64 = 1e-12; // of the larger curvature: as good as none
    let hessian = formula.hessian([0.0; 2]);
    let axes = principal_axes(hessian);
    let steepest = axes.iter().map(|axis| axis.curvature.abs()).fold(0.0, f64::max);
    let mut point = [0.0; 2];
    for _ in 0..3 {
        let gradient = formula.value_and_gradient(point).1;
        let mut step = [0.0; 2];
        for axis in axes {
            let slope = gradient[0] * axis.direction[0] + gradient[1] * axis.direction[1];
            let size = formula.value_and_gradient([0.0; 2]).1;
            if axis.curvature <= FLAT * steepest {
                // Level or downward: there is a lowest value only if f neither slopes nor curves there.
                if axis.curvature < -FLAT * steepest || slope.abs() > 1e-9 * size[0].hypot(size[1]) {
                    return None;
                }
            } else {
                (0..2).for_each(|part| step[part] -= slope / axis.curvature * axis.direction[part]);
            }
        }
        point = [point[0] + step[0], point[1] + step[1]];
    }
    let point = descend::clean(&Effort::new(formula), point, rounding);
    Some(Lowest { point, value: formula.value(point), is_strict: is_positive_definite(hessian) })
}
