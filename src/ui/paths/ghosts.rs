//! The paths of kept runs: computed again from their settings, once, and drawn faint and dashed under the present ones.

use egui::{Color32, Painter};

use super::frame::Frame;
use super::scene::Scene;
use super::sketch::{self, Steps};
use crate::experiment::paths::{Path, Settings, run_while};
use crate::preset::shelf::Shelf;
use crate::ui::latest::Latest;
use crate::ui::marker;
use crate::ui::plots::visible_runs;
use crate::ui::theme::Palette;

/// Opacity of a kept run's paths.
const FAINT: f32 = 0.55;
/// How the lines are dashed.
pub const DASHES: usize = 2;
/// Width of the lines.
pub const WIDTH: f32 = 1.5;
/// Updates that are computed within a frame; more go to a job.
const AT_ONCE: usize = 20_000;

/// A kept run with its paths.
pub struct Ghost {
    /// What it is called.
    pub name: String,
    /// What it was made with.
    pub settings: Settings,
    paths: Latest<Settings, Vec<Path>>,
    on_map: (Option<(Frame, usize)>, Vec<Steps>),
    /// For each path the steps to draw on the charts.
    pub on_charts: Vec<[Steps; 3]>,
}

/// The kept runs that are shown, and can be drawn on the present landscape.
#[derive(Default)]
pub struct Ghosts(Vec<Ghost>);

impl Ghosts {
    /// Bring the ghosts up to the shelf and to the landscape; what is there already is not computed again.
    pub fn update(&mut self, ctx: &egui::Context, shelf: &Shelf<Settings>, now: &Settings) {
        let mut before = std::mem::take(&mut self.0);
        let drawn = shelf.runs().iter().filter(|kept| kept.shown && kept.settings.landscape == now.landscape);
        for kept in drawn {
            let place = before.iter().position(|ghost| ghost.settings == kept.settings);
            let mut ghost = place.map_or_else(|| Ghost::of(&kept.settings), |place| before.swap_remove(place));
            ghost.name.clone_from(&kept.name);
            ghost.compute(ctx);
            self.0.push(ghost);
        }
    }

    /// Choose the steps that are drawn in this frame.
    pub fn settle(&mut self, frame: &Frame) {
        for ghost in &mut self.0 {
            let of = Some((*frame, ghost.paths.result.len()));
            if ghost.on_map.0 != of {
                ghost.on_map = (of, sketch::on_map(&ghost.paths.result, frame));
            }
        }
    }

    /// The ghosts.
    pub fn all(&self) -> &[Ghost] {
        &self.0
    }
}

impl Ghost {
    fn of(settings: &Settings) -> Self {
        let (name, paths) = (String::new(), Latest::default());
        Self { name, settings: settings.clone(), paths, on_map: (None, Vec::new()), on_charts: Vec::new() }
    }

    fn compute(&mut self, ctx: &egui::Context) {
        if self.paths.of().is_some() {
            return;
        }
        let wanted = self.settings.inputs();
        let task = wanted.clone();
        self.paths.update(ctx, &wanted, wanted.updates() <= AT_ONCE, move |_, control| {
            let paths = run_while(&task, || control.advance());
            (paths.len() == task.optimizers.len() * task.starts.len()).then_some(paths)
        });
        self.on_charts = sketch::on_charts(&self.paths.result);
    }

    /// The paths of visible optimizers, with their indices.
    pub fn paths(&self) -> impl Iterator<Item = (usize, &Path)> {
        let visible = |path: &Path| self.settings.optimizers.get(path.optimizer).is_some_and(|entry| entry.visible);
        self.paths.result.iter().enumerate().filter(move |(_, path)| visible(path))
    }

    /// The steps of a path to be drawn on map or surface.
    pub fn steps(&self, path: usize) -> &[usize] {
        self.on_map.1.get(path).map_or(&[], Vec::as_slice)
    }

    /// The faint colour of a path.
    pub fn color(&self, path: &Path, palette: &Palette) -> Color32 {
        let about = self.settings.optimizers[path.optimizer].rule.about();
        palette.optimizer(about, self.settings.variation(path.optimizer)).gamma_multiply(FAINT)
    }
}

/// Draw the ghosts on the map.
pub fn paint(painter: &Painter, frame: &Frame, scene: &Scene<'_>) {
    for ghost in scene.ghosts() {
        for (index, path) in ghost.paths() {
            let stroke = scene.palette.line(WIDTH, ghost.color(path, scene.palette));
            let positions = ghost.steps(index).iter().map(|step| frame.screen_from_plot(path.trajectory.points[*step]));
            for run in visible_runs(positions, frame.rect.expand(8.0)) {
                painter.extend(marker::line(run, stroke, DASHES));
            }
        }
    }
}
