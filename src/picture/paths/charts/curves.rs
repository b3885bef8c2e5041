//! What each chart shows: its title, curves and axes.

use egui::{Color32, Id};
use rust_i18n::t;

use super::Charted;
use crate::experiment::paths::{Chart, Path};
use crate::optimizer::StepTerms;
use crate::optimizer::step_terms::TermKind;
use crate::picture::chart::{Curve, Plotted};
use crate::picture::paths::content::Content;
use crate::picture::paths::decimate::split;
use crate::picture::paths::kept::KeptPaths;
use crate::picture::theme::term_color;
use crate::words::numbers::number;

/// The title and the contents of a chart.
pub(super) fn plotted(charted: &Charted<'_>, chart: Chart) -> (String, Plotted) {
    match chart {
        Chart::Height => heights(charted),
        Chart::X => (t!("chart.x").into_owned(), coordinates(charted, "x", 0)),
        Chart::Y => (t!("chart.y").into_owned(), coordinates(charted, "y", 1)),
        Chart::Terms => terms(charted),
        Chart::Rate => (t!("chart.rate").into_owned(), rates(charted)),
        Chart::Sweep => (t!("chart.sweep", steps = charted.content.settings.steps).into_owned(), sweeps(charted)),
    }
}

/// A chart by the steps.
fn by_step(id: &'static str, content: &Content<'_>, curves: Vec<Curve>) -> Plotted {
    Plotted {
        id,
        title: String::new(),
        curves,
        marks: Vec::new(),
        cursor: Some(content.settings.shown_step() as f64),
        across: [0.0, content.settings.steps.max(1) as f64],
        log_across: false,
        log: false,
        zero: None,
    }
}

fn heights(charted: &Charted<'_>) -> (String, Plotted) {
    let content = charted.content;
    let floor = content.settings.landscape.floor();
    let title = if floor == 0.0 { t!("chart.f") } else { t!("chart.f_above", floor = number(floor, 6)) };
    let all = content
        .drawn()
        .flat_map(|(index, path)| charted.derived.on_charts[index][0].iter().map(|step| path.trajectory.values[*step] - floor));
    let kept = content.kept().flat_map(|kept| kept_values(kept, content)).flat_map(|(.., values)| values);
    let zero = bottom(all.chain(kept.map(|[_, value]| value - floor)));
    let height = |path: &Path, step: usize| log_height(path.trajectory.values[step] - floor, zero);
    let mut curves = Vec::new();
    for kept in content.kept() {
        curves.extend(kept_values(kept, content).map(|(index, path, values)| Curve {
            name: kept.name.clone(),
            id: Id::unique(("kept", &kept.name, index)),
            points: values.into_iter().map(|[step, value]| [step, log_height(value - floor, zero)]).collect(),
            color: kept.color(path, content.palette),
            dashed: true,
        }));
    }
    curves.extend(path_curves("f", charted, 0, &height));
    (title.into_owned(), Plotted { log: true, zero, ..by_step("f", content, curves) })
}

/// The steps and the values of each path of a kept run, as far as the chart goes.
fn kept_values<'a>(kept: &'a KeptPaths, content: &'a Content<'_>) -> impl Iterator<Item = (usize, &'a Path, Vec<[f64; 2]>)> {
    let values = move |(index, path): (usize, &'a Path)| {
        let steps = kept.on_charts[index][0].iter().copied().take_while(|step| *step <= content.settings.steps);
        (index, path, steps.map(|step| [step as f64, path.trajectory.values[step]]).collect())
    };
    kept.paths().map(values)
}

fn coordinates(charted: &Charted<'_>, id: &'static str, axis: usize) -> Plotted {
    by_step(id, charted.content, path_curves(id, charted, axis + 1, &|path, step| path.trajectory.points[step][axis]))
}

/// Two curves for each path that is drawn: the coming steps, and over them the shown ones.
fn path_curves(id: &'static str, charted: &Charted<'_>, chart: usize, value: &dyn Fn(&Path, usize) -> f64) -> Vec<Curve> {
    let content = charted.content;
    let of_path = |(index, path): (usize, &Path)| {
        let color = content.color(path.optimizer).gamma_multiply(content.opacity(path.optimizer));
        let [shown, coming] = split(&charted.derived.on_charts[index][chart], content.shown(path));
        [(coming, color.gamma_multiply(0.28), "coming"), (shown, color, "shown")].map(|(steps, color, part)| Curve {
            name: content.names[path.optimizer].clone(),
            id: Id::unique((id, path.optimizer, path.start, part)),
            points: steps.into_iter().map(|step| [step as f64, value(path, step)]).collect(),
            color,
            dashed: false,
        })
    };
    content.drawn().flat_map(of_path).collect()
}

/// The length of each kind of term of the inspected path along x (solid) and along y (dashed).
fn terms(charted: &Charted<'_>) -> (String, Plotted) {
    let content = charted.content;
    let inspected = content.paths.iter().position(|path| path.optimizer == content.settings.inspected() && path.start == 0);
    let taken_apart = inspected.and_then(|path| charted.derived.taken_apart.get(path)?.as_ref());
    let title = t!("chart.terms", name = content.names[content.settings.inspected()]).into_owned();
    let curve = |kind: TermKind, axis: usize| {
        let length = move |anatomy: &StepTerms| anatomy.sum_of(kind).map(f64::abs);
        let color = term_color(content.palette, kind);
        let name = format!("{}, {}", kind_name(kind), ["x", "y"][axis]);
        anatomy_curve(name, ("terms", kind as usize, axis), taken_apart?, axis, color, &length)
    };
    let kinds = [TermKind::Momentum, TermKind::Gradient, TermKind::Decay];
    let curves = kinds.into_iter().flat_map(|kind| [0, 1].map(|axis| curve(kind, axis))).flatten().collect();
    (title, Plotted { log: true, ..by_step("terms", content, curves) })
}

/// The name of a kind of term.
fn kind_name(kind: TermKind) -> std::borrow::Cow<'static, str> {
    match kind {
        TermKind::Momentum => t!("told.memory"),
        TermKind::Gradient => t!("told.slope"),
        TermKind::Decay => t!("told.decay"),
    }
}

/// The effective rate of each visible optimizer along x (solid) and along y (dashed).
fn rates(charted: &Charted<'_>) -> Plotted {
    let content = charted.content;
    let of_path = |(index, path): (usize, &Path)| {
        [0, 1].map(|axis| {
            let color = content.color(path.optimizer).gamma_multiply(content.opacity(path.optimizer));
            let id = ("rate", path.optimizer, axis);
            let name = format!("{}, {}", content.names[path.optimizer], ["x", "y"][axis]);
            anatomy_curve(name, id, charted.derived.taken_apart.get(index)?.as_ref()?, axis, color, &StepTerms::effective_rate)
        })
    };
    let curves = content.drawn().filter(|(_, path)| path.start == 0).flat_map(of_path).flatten().collect();
    Plotted { log: true, ..by_step("rate", content, curves) }
}

/// A curve of a positive number of each step along an axis, as powers of ten; 0 leaves a gap. `None` without any.
fn anatomy_curve(
    name: String,
    id: (&'static str, usize, usize),
    (steps, anatomies): &(Vec<usize>, Vec<[StepTerms; 2]>),
    axis: usize,
    color: Color32,
    value: &dyn Fn(&StepTerms) -> Option<f64>,
) -> Option<Curve> {
    let point = |(step, both): (&usize, &[StepTerms; 2])| {
        let value = value(&both[axis]).filter(|value| *value > 0.0)?;
        Some([*step as f64, value.log10()])
    };
    let points: Vec<[f64; 2]> = steps.iter().zip(anatomies).filter_map(point).collect();
    (!points.is_empty()).then(|| Curve { name, id: Id::unique(id), points, color, dashed: axis == 1 })
}

/// f at the last step by the learning rate, with the best rate marked.
fn sweeps(charted: &Charted<'_>) -> Plotted {
    let content = charted.content;
    let floor = content.settings.landscape.floor();
    let ends = charted.derived.sweeps.iter().flat_map(|sweep| &sweep.tried).map(|[_, f]| f - floor);
    let zero = bottom(ends);
    let at = |[rate, f]: [f64; 2]| [rate.log10(), log_height(f - floor, zero)];
    let swept = || charted.derived.sweeps.iter().enumerate().filter(|(index, _)| *index < content.settings.optimizers.len());
    let curve = |(index, sweep): (usize, &crate::experiment::paths::sweep::Sweep)| Curve {
        name: content.names[index].clone(),
        id: Id::unique(("sweep", index)),
        points: sweep.tried.iter().map(|tried| at(*tried)).collect(),
        color: content.color(index),
        dashed: false,
    };
    let curves: Vec<Curve> = swept().map(curve).collect();
    let marks = swept().filter_map(|(index, sweep)| Some((at(sweep.best?), content.color(index)))).collect();
    let across =
        curves.iter().flat_map(|curve| &curve.points).fold([0.0f64, 0.0], |[low, high], [x, _]| [low.min(*x), high.max(*x)]);
    Plotted { curves, marks, cursor: None, across, log_across: true, log: true, zero, ..by_step("sweep", content, Vec::new()) }
}

/// log₁₀ of a height; what is not positive is drawn at `zero`, which the axis labels as such.
fn log_height(height: f64, zero: Option<f64>) -> f64 {
    if height > 0.0 { height.log10() } else { zero.unwrap_or(0.0) }
}

/// Where heights that are not positive are drawn: one decade below the lowest positive one; `None` if there are none.
fn bottom(heights: impl Iterator<Item = f64>) -> Option<f64> {
    let (mut lowest, mut needed) = (f64::INFINITY, false);
    for height in heights {
        if height > 0.0 { lowest = lowest.min(height) } else { needed = true }
    }
    needed.then(|| if lowest.is_finite() { lowest.log10().floor() - 1.0 } else { -1.0 })
}
