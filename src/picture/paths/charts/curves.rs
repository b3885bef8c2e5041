//! The content of each chart: title, curves and axes.

use std::borrow::Cow;

use egui::Color32;

use super::ChartData;
use crate::experiment::paths::{self, Path};
use crate::language::t;
use crate::optimizer::step_terms::TermKind;
use crate::optimizer::{Marker, StepTerms};
use crate::picture::chart::{Chart, Curve};
use crate::picture::paths::content::Content;
use crate::picture::paths::decimate::split;
use crate::picture::paths::kept::{self, KeptPaths};
use crate::picture::plane::{Axis, Scale};
use crate::picture::theme::term_color;
use crate::words::numbers::number;
use crate::words::outcome::above;

/// A chart with its title.
pub(super) fn chart(data: &ChartData<'_>, which: paths::Chart) -> Chart {
    let titled = |title: Cow<'_, str>, chart: Chart| Chart { title: title.into_owned(), ..chart };
    let steps = data.content.settings.steps;
    let (chart, vertical) = match which {
        // A map is no curve.
        paths::Chart::Height | paths::Chart::Settings | paths::Chart::Basins => {
            (heights(data), above(data.content.settings.landscape.floor()))
        }
        paths::Chart::X => (titled(t!("chart.x"), coordinates(data, "x", 0)), "x".to_owned()),
        paths::Chart::Y => (titled(t!("chart.y"), coordinates(data, "y", 1)), "y".to_owned()),
        paths::Chart::Terms => (terms(data), t!("figure.axis_terms").into_owned()),
        paths::Chart::Rate => (titled(t!("chart.rate"), rates(data)), "η′".to_owned()),
        paths::Chart::Sweep => {
            (titled(t!("chart.sweep", steps = steps), sweeps(data)), t!("figure.axis_f_at", steps = steps).into_owned())
        }
    };
    let horizontal = if which == paths::Chart::Sweep { t!("figure.axis_rate") } else { t!("figure.axis_step") };
    Chart { axes: [horizontal.into_owned(), vertical], ..chart }
}

/// A chart over the steps.
fn by_step(id: &'static str, content: &Content<'_>, y_scale: Scale, curves: Vec<Curve>) -> Chart {
    Chart {
        id,
        title: String::new(),
        axes: [t!("figure.axis_step").into_owned(), String::new()],
        curves,
        points: Vec::new(),
        cursor: Some(content.settings.shown_step() as f64),
        x_axis: Axis { range: [0.0, content.settings.steps.max(1) as f64], scale: Scale::Whole },
        y_scale,
        zero: None,
    }
}

fn heights(data: &ChartData<'_>) -> Chart {
    let content = data.content;
    let floor = content.settings.landscape.floor();
    let title = if floor == 0.0 { t!("chart.f") } else { t!("chart.f_above", floor = number(floor, 6)) };
    let all = content
        .drawn()
        .flat_map(|(index, path)| data.derived.on_charts[index][0].iter().map(|step| path.trajectory.values[*step] - floor));
    let kept = content.kept().flat_map(|kept| kept_values(kept, content)).flat_map(|(_, values)| values);
    let zero = zero_exponent(all.chain(kept.map(|[_, value]| value - floor)));
    let positive = positive(zero);
    let height = |path: &Path, step: usize| positive(path.trajectory.values[step] - floor);
    let mut curves = Vec::new();
    for kept in content.kept() {
        curves.extend(kept_values(kept, content).map(|(path, values)| Curve {
            name: kept.name.clone(),
            points: values.into_iter().map(|[step, value]| [step, positive(value - floor)]).collect(),
            color: kept.color(path, content.palette),
            variation: kept::DASHES,
            marker: None,
        }));
    }
    curves.extend(path_curves(data, 0, &height));
    Chart { title: title.into_owned(), zero, ..by_step("f", content, Scale::Log, curves) }
}

/// Each path of a kept run with its points [step, f], up to the last step of the chart.
fn kept_values<'a>(kept: &'a KeptPaths, content: &'a Content<'_>) -> impl Iterator<Item = (&'a Path, Vec<[f64; 2]>)> {
    let values = move |(index, path): (usize, &'a Path)| {
        let steps = kept.on_charts[index][0].iter().copied().take_while(|step| *step <= content.settings.steps);
        (path, steps.map(|step| [step as f64, path.trajectory.values[step]]).collect())
    };
    kept.paths().map(values)
}

fn coordinates(data: &ChartData<'_>, id: &'static str, axis: usize) -> Chart {
    let curves = path_curves(data, axis + 1, &|path, step| path.trajectory.points[step][axis]);
    by_step(id, data.content, Scale::Linear, curves)
}

/// Two curves for each drawn path: the later steps, and over them the shown ones with the optimizer's markers and dashes.
fn path_curves(data: &ChartData<'_>, chart: usize, value: &dyn Fn(&Path, usize) -> f64) -> Vec<Curve> {
    let content = data.content;
    let curves_of_path = |(index, path): (usize, &Path)| {
        let color = content.color(path.optimizer).gamma_multiply(content.opacity(path.optimizer));
        let [shown, later] = split(&data.derived.on_charts[index][chart], content.shown_step(path));
        let marker = content.marker(path.optimizer);
        let faint = color.gamma_multiply(if content.hides_later { 0.0 } else { 0.28 });
        [(later, faint, None), (shown, color, Some(marker))].map(|(steps, color, marker)| Curve {
            name: content.names[path.optimizer].clone(),
            points: steps.into_iter().map(|step| [step as f64, value(path, step)]).collect(),
            color,
            variation: content.settings.variation(path.optimizer),
            marker,
        })
    };
    content.drawn().flat_map(curves_of_path).collect()
}

/// The magnitude of each kind of term of the inspected path along x (solid) and along y (dashed).
fn terms(data: &ChartData<'_>) -> Chart {
    let content = data.content;
    let inspected = content.paths.iter().position(|path| path.optimizer == content.settings.inspected() && path.start == 0);
    let step_terms = inspected.and_then(|path| data.derived.step_terms.get(path)?.as_ref());
    let title = t!("chart.terms", name = content.names[content.settings.inspected()]).into_owned();
    let curve = |kind: TermKind, axis: usize| {
        let magnitude = move |terms: &StepTerms| terms.sum_of(kind).map(f64::abs);
        let color = term_color(content.palette, kind);
        let name = format!("{}, {}", kind_name(kind), ["x", "y"][axis]);
        curve_of_terms(name, step_terms?, axis, (color, None), &magnitude)
    };
    let kinds = [TermKind::Momentum, TermKind::Gradient, TermKind::Decay];
    let curves = kinds.into_iter().flat_map(|kind| [0, 1].map(|axis| curve(kind, axis))).flatten().collect();
    Chart { title, ..by_step("terms", content, Scale::Log, curves) }
}

fn kind_name(kind: TermKind) -> Cow<'static, str> {
    match kind {
        TermKind::Momentum => t!("description.memory"),
        TermKind::Gradient => t!("description.slope"),
        TermKind::Decay => t!("description.decay"),
    }
}

/// The effective rate of each visible optimizer along x (solid) and along y (dashed).
fn rates(data: &ChartData<'_>) -> Chart {
    let content = data.content;
    let curves_of_path = |(index, path): (usize, &Path)| {
        [0, 1].map(|axis| {
            let color = content.color(path.optimizer).gamma_multiply(content.opacity(path.optimizer));
            let name = format!("{}, {}", content.names[path.optimizer], ["x", "y"][axis]);
            let style = (color, Some(content.marker(path.optimizer)));
            curve_of_terms(name, data.derived.step_terms.get(index)?.as_ref()?, axis, style, &StepTerms::effective_rate)
        })
    };
    let curves = content.drawn().filter(|(_, path)| path.start == 0).flat_map(curves_of_path).flatten().collect();
    by_step("rate", content, Scale::Log, curves)
}

/// A curve of a positive value per step along an axis; other values leave a gap. `None` if there are none.
fn curve_of_terms(
    name: String,
    (steps, all_terms): &(Vec<usize>, Vec<[StepTerms; 2]>),
    axis: usize,
    (color, marker): (Color32, Option<Marker>),
    value: &dyn Fn(&StepTerms) -> Option<f64>,
) -> Option<Curve> {
    let point = |(step, both): (&usize, &[StepTerms; 2])| {
        let value = value(&both[axis]).filter(|value| *value > 0.0)?;
        Some([*step as f64, value])
    };
    let points: Vec<[f64; 2]> = steps.iter().zip(all_terms).filter_map(point).collect();
    (!points.is_empty()).then_some(Curve { name, points, color, variation: if axis == 1 { 2 } else { 0 }, marker })
}

/// f at the last step over the learning rate, with the best rate marked.
fn sweeps(data: &ChartData<'_>) -> Chart {
    let content = data.content;
    let floor = content.settings.landscape.floor();
    let values = data.derived.sweeps.iter().flat_map(|sweep| &sweep.tried).map(|[_, f]| f - floor);
    let zero = zero_exponent(values);
    let positive = positive(zero);
    let at = |[rate, f]: [f64; 2]| [rate, positive(f - floor)];
    let swept = || data.derived.sweeps.iter().enumerate().filter(|(index, _)| *index < content.settings.optimizers.len());
    let curve = |(index, sweep): (usize, &crate::experiment::paths::sweep::Sweep)| Curve {
        name: content.names[index].clone(),
        points: sweep.tried.iter().map(|tried| at(*tried)).collect(),
        color: content.color(index),
        variation: content.settings.variation(index),
        marker: Some(content.marker(index)),
    };
    let curves: Vec<Curve> = swept().map(curve).collect();
    let points = swept().filter_map(|(index, sweep)| Some((at(sweep.best?), content.color(index)))).collect();
    let rates = curves.iter().flat_map(|curve| &curve.points).map(|[rate, _]| rate.log10());
    let range = rates.fold([0.0f64, 0.0], |[low, high], rate| [low.min(rate), high.max(rate)]);
    let x_axis = Axis { range, scale: Scale::Log };
    let found = data.derived.sweeps.is_empty() || data.derived.sweeps.iter().any(|sweep| sweep.best.is_some());
    let sweep = by_step("sweep", content, Scale::Log, Vec::new());
    let title = if found { sweep.title } else { t!("rule.no_best").into_owned() };
    Chart { title, curves, points, cursor: None, x_axis, zero, ..by_step("sweep", content, Scale::Log, Vec::new()) }
}

/// How heights are drawn on a log axis: one that is not positive at 10 to the power `zero`, which the axis labels "≤ 0".
fn positive(zero: Option<f64>) -> impl Fn(f64) -> f64 {
    let lowest = 10f64.powf(zero.unwrap_or(0.0));
    move |height| if height > 0.0 { height } else { lowest }
}

/// The exponent at which heights that are not positive are drawn: below the lowest positive height; `None` if all are positive.
fn zero_exponent(heights: impl Iterator<Item = f64>) -> Option<f64> {
    let (mut lowest, mut needed) = (f64::INFINITY, false);
    for height in heights {
        if height > 0.0 { lowest = lowest.min(height) } else { needed = true }
    }
    needed.then(|| if lowest.is_finite() { lowest.log10().floor() - 1.0 } else { -1.0 })
}
