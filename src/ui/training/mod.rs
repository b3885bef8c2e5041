//! The Training workspace: the optimizers' cards on the left, the curves in the middle, table, mistakes and log on the right.

mod bar;
mod data_card;
mod gallery;
mod hover;
mod images_card;
mod kept;
mod landscape;
mod landscape_card;
mod landscape_input;
mod lower_panel;
pub mod pace;
mod panel;
mod runner;
mod switches;
mod table;
pub mod works;

use egui::{Pos2, Rect, ScrollArea, Ui, vec2};

use super::command::Command;
use super::controls::card::{Controls, heading_ui};
use super::controls::min_size::follow_focus;
use super::kept_runs::{keep_ui, kept_runs_ui};
use crate::experiment::Entry;
use crate::experiment::training::landscape::{Landscape, Map};
use crate::experiment::training::{Curve, Settings};
use crate::figure::Figure;
use crate::language::t;
use crate::lesson::ControlGroup;
use crate::picture::theme::{Palette, regular, size};
use crate::picture::training::content::traces;
use crate::picture::training::{Charts, Content, KeptCurves, Trace, figure_ui};
use crate::storage::kept_runs::{Curves, RunList};
use crate::words;
use gallery::Gallery;
use kept::ShownRuns;
use landscape::LandscapeView;
use lower_panel::LowerPanel;
pub use runner::{Runner, State};
pub use works::unreadable;

/// The state of the view from frame to frame: the run, kept runs and caches.
#[derive(Default)]
pub struct TrainingView {
    /// The runner of the training run.
    pub runner: Runner,
    /// The drawn kept runs.
    kept: ShownRuns,
    gallery: Gallery,
    lower_panel: LowerPanel,
    /// Whether the window system does not pass on a folder that is dropped on the window, so that no text asks for it.
    pub lacks_drop: bool,
    /// The hovered curve.
    hovered_curve: Option<usize>,
    hovered_card: Option<usize>,
    charts: Option<Charts>,
    landscape: LandscapeView,
    /// The landscape that was shown last, for when it is shown again.
    last_landscape: Landscape,
    /// The curves as drawn, with their key: run number, number of points and theme.
    traces: (Option<(u64, usize, egui::Theme)>, Vec<Trace>),
}

impl TrainingView {
    /// Update the curves to the run, and the kept runs to `list`.
    pub fn update(&mut self, ctx: &egui::Context, settings: &Settings, list: &RunList<Settings, Curves>) {
        self.kept.update(list);
        self.runner.update(ctx);
        let seeds = self.runner.settings.as_ref().map_or(1, |settings| settings.seeds);
        let chosen = self.drawn(settings).chosen() * seeds; // the net of the first seed
        self.gallery.update(ctx, self.runner.run(), self.runner.run_number, chosen);
        let point_count = |curve: &Curve| curve.iterations() + curve.accuracies.len() + curve.sharpness.len();
        let points: usize = self.runner.results.curves.iter().flatten().map(point_count).sum();
        let key = (self.runner.run_number, points, ctx.theme());
        if self.traces.0 != Some(key) {
            let palette = Palette::for_theme(ctx.theme());
            self.traces = (Some(key), traces(&self.drawn(settings), &self.runner.results, palette));
        }
    }

    /// Make the names of the curves again, after a change of the language.
    pub fn retranslate(&mut self) {
        self.traces.0 = None;
    }

    /// The content to draw; the settings are those of [`Self::drawn`].
    fn content<'a>(&'a self, drawn: &'a Settings, palette: &'static Palette) -> Content<'a> {
        let (traces, results) = (self.traces.1.as_slice().into(), &self.runner.results);
        let highlight = self.hovered_curve.or(self.hovered_card.filter(|_| drawn.inits.len() == 1));
        Content { settings: drawn, results, traces, kept: &self.kept.runs, palette, highlight }
    }

    /// The settings of the run, with the current way to show it.
    pub fn drawn(&self, settings: &Settings) -> Settings {
        let Settings { goal, scale, axis, chosen, .. } = *settings;
        let landscape = settings.landscape.clone();
        let Some(of_run) = &self.runner.settings else { return settings.clone() };
        let visible = |(index, entry): (usize, &Entry)| {
            let now = settings.optimizers.get(index).filter(|now| now.rule.about().key == entry.rule.about().key);
            Entry { visible: now.is_none_or(|now| now.visible), ..entry.clone() }
        };
        let optimizers = of_run.optimizers.iter().enumerate().map(visible).collect();
        Settings { optimizers, goal, scale, axis, chosen, landscape, ..of_run.clone() }
    }

    /// The figure of `drawn`, which is [`Self::drawn`]; `None` without a run.
    pub fn figure<'a>(&'a self, drawn: &'a Settings) -> Option<Figure<'a>> {
        match self.landscape.map().filter(|_| drawn.landscape.is_some()) {
            Some(map) => Some(Figure::Landscape(drawn, &self.runner.results, map)),
            None => self.has_results().then_some(Figure::Training(drawn, &self.runner.results)),
        }
    }

    /// The landscape that is shown, as far as it is computed.
    pub fn landscape(&self) -> Option<&Map> {
        self.landscape.map().map(AsRef::as_ref)
    }

    /// Whether a part of the landscape is still computed.
    pub fn computes_landscape(&self) -> bool {
        self.landscape.is_busy()
    }

    /// Whether there are curves.
    pub fn has_results(&self) -> bool {
        !self.runner.results.curves.is_empty()
    }

    /// The seconds that a run of these settings takes, or those that are left of it, where that is known.
    pub fn seconds(&self, settings: &Settings) -> Option<f64> {
        if self.runner.state() == State::Empty { self.runner.pace.seconds(settings) } else { self.runner.seconds_left() }
    }

    /// Whether the settings differ from those of the run.
    pub fn has_changed(&self, settings: &Settings) -> bool {
        let is_other = |of_run: &Settings| {
            // What it kept of its walks changes nothing of its curves.
            let landscape = settings.landscape.as_ref().map_or(of_run.landscape.clone(), |_| settings.inputs().landscape);
            *of_run != Settings { landscape, ..settings.inputs() }
        };
        self.runner.settings.as_ref().is_some_and(is_other)
    }

    /// The mistakes of the chosen net found so far.
    pub fn mistakes(&self) -> &[crate::experiment::training::Mistake] {
        self.gallery.mistakes()
    }

    /// The drawn kept runs.
    pub fn kept(&self) -> &[KeptCurves] {
        &self.kept.runs
    }

    /// The panel on the left: optimizers, weights, net, run and data. `home` are the settings of the scene.
    pub fn left_ui(
        &mut self,
        ui: &mut Ui,
        settings: &mut Settings,
        home: Option<&Settings>,
        shown: Controls<'_>,
    ) -> Option<Command> {
        let mut command = None;
        ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 3.0;
            self.hovered_card = panel::panel_ui(ui, settings, home, &self.runner, shown);
            if shown.has(ControlGroup::Run) {
                landscape_card::landscape_ui(ui, settings);
                command = data_card::data_ui(ui, settings, &self.runner, !self.lacks_drop);
            }
            follow_focus(ui);
        });
        command
    }

    /// The panel on the right: the table, the kept runs, and the mistakes or the log.
    pub fn right_ui(&mut self, ui: &mut Ui, settings: &mut Settings, list: &mut RunList<Settings, Curves>) -> Vec<Command> {
        let mut commands = Vec::new();
        ui.spacing_mut().item_spacing.y = 3.0;
        let drawn = self.drawn(settings);
        heading_ui(ui, &t!("heading.results"), |ui| commands.extend(keep_ui(ui, self.has_results())));
        table::table_ui(ui, &self.content(&drawn, Palette::current(ui)), settings);
        // Many kept runs scroll, to leave space for the panel below.
        let height = ui.available_height() * 0.4;
        ScrollArea::vertical().id_salt("kept runs").max_height(height).auto_shrink([false, true]).show(ui, |ui| {
            let difference = |kept: &Settings| words::difference::training(kept, &drawn);
            kept_runs_ui(ui, list, difference);
            follow_focus(ui);
        });
        commands.extend(self.lower_panel_ui(ui, &drawn));
        commands
    }

    /// The switches above the picture, anchored at the top right `corner`; returns their width.
    pub fn switch_ui(&mut self, ui: &mut Ui, corner: Pos2, settings: &mut Settings) -> f32 {
        switches::switches_ui(ui, corner, settings, &mut self.last_landscape)
    }

    /// The charts with the legend above and the sentences below; or the landscape.
    pub fn middle_ui(&mut self, ui: &mut Ui, settings: &mut Settings) {
        let drawn = self.drawn(settings);
        let area = ui.available_rect_before_wrap();
        if drawn.landscape.is_some() {
            return self.landscape_ui(ui, area, settings, &drawn);
        }
        self.landscape.clear();
        let content = self.content(&drawn, Palette::current(ui));
        let charts = figure_ui(ui, area, &content);
        if let Some(error) = &self.runner.error {
            error_ui(ui, charts.loss.rect, error);
        }
        let mut description = words::joined(&words::training::story(&drawn, &self.runner.results));
        if description.is_empty() {
            description = t!("description.race_empty").into_owned();
        }
        let found = hover::hover_ui(ui, &charts, &content, &description);
        if found != self.hovered_curve {
            ui.ctx().request_repaint(); // the highlight is drawn with the next frame
        }
        self.hovered_curve = found;
        self.charts = Some(charts);
    }

    fn landscape_ui(&mut self, ui: &Ui, area: Rect, settings: &mut Settings, drawn: &Settings) {
        let highlight = self.hovered_curve.or(self.hovered_card.filter(|_| drawn.inits.len() == 1));
        let (found, response) = self.landscape.ui(ui, area, settings, drawn, &self.runner, highlight);
        if let Some(response) = response {
            let description = self.landscape.map().map(|map| words::landscape::told(drawn, map)).unwrap_or_default();
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, t!("valley.name").as_ref()));
            ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(description));
        }
        if let Some(error) = &self.runner.error {
            error_ui(ui, area, error);
        }
        if found != self.hovered_curve {
            ui.ctx().request_repaint(); // the highlight is drawn with the next frame
        }
        self.hovered_curve = found;
    }

    /// The charts in the last frame.
    pub fn charts(&self) -> Option<&Charts> {
        self.charts.as_ref()
    }

    /// The bar below the charts.
    pub fn bar_ui(&self, ui: &mut Ui, settings: &mut Settings) -> Vec<Command> {
        let (seconds, changed) = (self.seconds(settings), self.has_changed(settings));
        let points = self.landscape.map().map(|map| [map.last_iteration(), map.spacing]);
        bar::bar_ui(ui, &self.runner, seconds, settings, changed, points)
    }
}

/// The error of a failed start, in place of the curves.
fn error_ui(ui: &Ui, rect: Rect, error: &str) {
    let palette = Palette::current(ui);
    let text = ui.painter().layout(error.to_owned(), regular(size::BODY), palette.error, rect.width() - 48.0);
    let rect = egui::Align2::CENTER_CENTER.anchor_size(rect.center() + vec2(0.0, 40.0), text.size());
    ui.painter().rect(rect.expand(8.0), 6.0, palette.panel, egui::Stroke::new(1.0, palette.error), egui::StrokeKind::Outside);
    ui.painter().galley(rect.min, text, palette.error);
}
