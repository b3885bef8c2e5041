//! What each chart shows: its title, curves and axes.

use egui::{Color32, Id};
use rust_i18n::t;

use super::Charted;
use crate::experiment::paths::{Chart, Path};
use crate::optimizer::Anatomy;
use crate::optimizer::anatomy::Kind;
use crate::ui::chart::{Curve, Plotted};
use crate::ui::paths::ghosts::Ghost;
use crate::ui::paths::inspector::term_color;
use crate::ui::paths::scene::Scene;
use crate::ui::paths::sketch::split;
use crate::ui::plots::number;

/// The title and the contents of a chart.
pub(super) fn plotted(charted: &Charted<'_>, chart: Chart) -> (String, Plotted) {
    match chart {
        Chart::Height => heights(charted),
        Chart::X => (t!("chart.x").into_owned(), coordinates(charted, "x", 0)),
        Chart::Y => (t!("chart.y").into_owned(), coordinates(charted, "y", 1)),
        Chart::Terms => terms(charted),
        Chart::Rate => (t!("chart.rate").into_owned(), rates(charted)),
        Chart::Sweep => (t!("chart.sweep", steps = charted.scene.settings.steps).into_owned(), sweeps(charted)),
    }
}

/// A chart by the steps.
fn by_step(id: &'static str, scene: &Scene<'_>, curves: Vec<Curve>) -> Plotted {
    Plotted {
        id,
        title: String::new(),
        curves,
        marks: Vec::new(),
        cursor: Some(scene.settings.shown_step() as f64),
        across: [0.0, scene.settings.steps.max(1) as f64],
        log_across: false,
        log: false,
        zero: None,
    }
}

fn heights(charted: &Charted<'_>) -> (String, Plotted) {
    let scene = charted.scene;
    let floor = scene.settings.landscape.floor();
    let title = if floor == 0.0 { t!("chart.f") } else { t!("chart.f_above", floor = number(floor, 6)) };
    let all = scene
        .drawn()
        .flat_map(|(index, path)| charted.results.on_charts[index][0].iter().map(|step| path.trajectory.values[*step] - floor));
    let kept = scene.ghosts().flat_map(|ghost| ghost_values(ghost, scene)).flat_map(|(.., values)| values);
    let zero = bottom(all.chain(kept.map(|[_, value]| value - floor)));
    let height = |path: &Path, step: usize| log_height(path.trajectory.values[step] - floor, zero);
    let mut curves = Vec::new();
    for ghost in scene.ghosts() {
        curves.extend(ghost_values(ghost, scene).map(|(index, path, values)| Curve {
            name: ghost.name.clone(),
            id: Id::unique(("kept", &ghost.name, index)),
            points: values.into_iter().map(|[step, value]| [step, log_height(value - floor, zero)]).collect(),
            color: ghost.color(path, scene.palette),
            dashed: true,
        }));
    }
    curves.extend(path_curves("f", charted, 0, &height));
    (title.into_owned(), Plotted { log: true, zero, ..by_step("f", scene, curves) })
}

/// The steps and the values of each path of a kept run, as far as the chart goes.
fn ghost_values<'a>(ghost: &'a Ghost, scene: &'a Scene<'_>) -> impl Iterator<Item = (usize, &'a Path, Vec<[f64; 2]>)> {
    let values = move |(index, path): (usize, &'a Path)| {
        let steps = ghost.on_charts[index][0].iter().copied().take_while(|step| *step <= scene.settings.steps);
        (index, path, steps.map(|step| [step as f64, path.trajectory.values[step]]).collect())
    };
    ghost.paths().map(values)
}

fn coordinates(charted: &Charted<'_>, id: &'static str, axis: usize) -> Plotted {
    by_step(id, charted.scene, path_curves(id, charted, axis + 1, &|path, step| path.trajectory.points[step][axis]))
}

/// Two curves for each path that is drawn: the coming steps, and over them the shown ones.
fn path_curves(id: &'static str, charted: &Charted<'_>, chart: usize, value: &dyn Fn(&Path, usize) -> f64) -> Vec<Curve> {
    let scene = charted.scene;
    let of_path = |(index, path): (usize, &Path)| {
        let color = scene.color(path.optimizer).gamma_multiply(scene.opacity(path.optimizer));
        let [shown, coming] = split(&charted.results.on_charts[index][chart], scene.shown(path));
        [(coming, color.gamma_multiply(0.28), "coming"), (shown, color, "shown")].map(|(steps, color, part)| Curve {
            name: scene.names[path.optimizer].clone(),
            id: Id::unique((id, path.optimizer, path.start, part)),
            points: steps.into_iter().map(|step| [step as f64, value(path, step)]).collect(),
            color,
            dashed: false,
        })
    };
    scene.drawn().flat_map(of_path).collect()
}

/// The length of each kind of term of the inspected path along x (solid) and along y (dashed).
fn terms(charted: &Charted<'_>) -> (String, Plotted) {
    let scene = charted.scene;
    let inspected = scene.paths.iter().position(|path| path.optimizer == scene.settings.inspected() && path.start == 0);
    let taken_apart = inspected.and_then(|path| charted.results.anatomies.get(path)?.as_ref());
    let title = t!("chart.terms", name = scene.names[scene.settings.inspected()]).into_owned();
    let curve = |kind: Kind, axis: usize| {
        let length = move |anatomy: &Anatomy| anatomy.part(kind).map(f64::abs);
        let color = term_color(scene.palette, kind);
        let name = format!("{}, {}", kind_name(kind), ["x", "y"][axis]);
        anatomy_curve(name, ("terms", kind as usize, axis), taken_apart?, axis, color, &length)
    };
    let kinds = [Kind::Memory, Kind::Slope, Kind::Decay];
    let curves = kinds.into_iter().flat_map(|kind| [0, 1].map(|axis| curve(kind, axis))).flatten().collect();
    (title, Plotted { log: true, ..by_step("terms", scene, curves) })
}

/// The name of a kind of term.
fn kind_name(kind: Kind) -> std::borrow::Cow<'static, str> {
    match kind {
        Kind::Memory => t!("told.memory"),
        Kind::Slope => t!("told.slope"),
        Kind::Decay => t!("told.decay"),
    }
}

/// The effective rate of each visible optimizer along x (solid) and along y (dashed).
fn rates(charted: &Charted<'_>) -> Plotted {
    let scene = charted.scene;
    let of_path = |(index, path): (usize, &Path)| {
        [0, 1].map(|axis| {
            let color = scene.color(path.optimizer).gamma_multiply(scene.opacity(path.optimizer));
            let id = ("rate", path.optimizer, axis);
            let name = format!("{}, {}", scene.names[path.optimizer], ["x", "y"][axis]);
            anatomy_curve(name, id, charted.results.anatomies.get(index)?.as_ref()?, axis, color, &Anatomy::effective_rate)
        })
    };
    let curves = scene.drawn().filter(|(_, path)| path.start == 0).flat_map(of_path).flatten().collect();
    Plotted { log: true, ..by_step("rate", scene, curves) }
}

/// A curve of a positive number of each step along an axis, as powers of ten; 0 leaves a gap. `None` without any.
fn anatomy_curve(
    name: String,
    id: (&'static str, usize, usize),
    (steps, anatomies): &(Vec<usize>, Vec<[Anatomy; 2]>),
    axis: usize,
    color: Color32,
    value: &dyn Fn(&Anatomy) -> Option<f64>,
) -> Option<Curve> {
    let point = |(step, both): (&usize, &[Anatomy; 2])| {
        let value = value(&both[axis]).filter(|value| *value > 0.0)?;
        Some([*step as f64, value.log10()])
    };
    let points: Vec<[f64; 2]> = steps.iter().zip(anatomies).filter_map(point).collect();
    (!points.is_empty()).then(|| Curve { name, id: Id::unique(id), points, color, dashed: axis == 1 })
}

/// f at the last step by the learning rate, with the best rate marked.
fn sweeps(charted: &Charted<'_>) -> Plotted {
    let scene = charted.scene;
    let floor = scene.settings.landscape.floor();
    let ends = charted.results.sweeps.iter().flat_map(|sweep| &sweep.tried).map(|[_, f]| f - floor);
    let zero = bottom(ends);
    let at = |[rate, f]: [f64; 2]| [rate.log10(), log_height(f - floor, zero)];
    let swept = || charted.results.sweeps.iter().enumerate().filter(|(index, _)| *index < scene.settings.optimizers.len());
    let curve = |(index, sweep): (usize, &crate::experiment::paths::sweep::Sweep)| Curve {
        name: scene.names[index].clone(),
        id: Id::unique(("sweep", index)),
        points: sweep.tried.iter().map(|tried| at(*tried)).collect(),
        color: scene.color(index),
        dashed: false,
    };
    let curves: Vec<Curve> = swept().map(curve).collect();
    let marks = swept().filter_map(|(index, sweep)| Some((at(sweep.best?), scene.color(index)))).collect();
    let across =
        curves.iter().flat_map(|curve| &curve.points).fold([0.0f64, 0.0], |[low, high], [x, _]| [low.min(*x), high.max(*x)]);
    Plotted { curves, marks, cursor: None, across, log_across: true, log: true, zero, ..by_step("sweep", scene, Vec::new()) }
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
