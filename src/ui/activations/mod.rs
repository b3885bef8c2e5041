//! The Activations workspace: the initializations' cards on the left, the grid of histograms in the middle.

pub(super) mod cards;
mod init_card;
mod net;
mod pointer;
mod switches;
mod training_card;
pub mod works;

use egui::{Pos2, ScrollArea, Ui, pos2};

use super::controls::card::{Controls, card_frame, heading_ui};
use super::controls::explain::explain;
use super::controls::min_size::follow_focus;
use super::controls::setting_row::seed_ui;
use super::latest::Latest;
use crate::experiment::activations::symmetry::SymmetryRun;
use crate::experiment::activations::{Results, Settings, Show, Symmetry, TrainedNetInfo, operation_count, task_count};
use crate::figure::Figure;
use crate::language::t;
use crate::lesson::ControlGroup;
use crate::picture::activations::{Content, Layout, Strips, enlarged, paint_symmetry};
use crate::picture::theme::{Palette, semibold, size};
use crate::words;
use works::{RunNets, TrainSmallNets};
pub use pointer::keys;
use pointer::{enlarged_ui, grid_ui};
use switches::{activation_ui, heights_ui, show_ui};

/// Maximum number of multiplications within a frame: about a row of the default net. More run in a job. The first result may
/// take a longer frame.
const MAX_IN_FRAME: f64 = 4e8;
const FIRST_MAX_IN_FRAME: f64 = 1.2e9;
/// Maximum number of training steps within a frame, over all rows.
const MAX_STEPS_IN_FRAME: usize = 1_000;

/// The state of the view from frame to frame: results, caches and layout.
#[derive(Default)]
pub struct ActivationsView {
    results: Latest<Settings, Results, RunNets>,
    trainings: Latest<Settings, Vec<SymmetryRun>, TrainSmallNets>,
    strips: Strips,
    layout: Option<Layout>,
    /// A trained net from the Training workspace, shown in place of the initializations.
    trained_net: Option<(Settings, Results)>,
}

impl ActivationsView {
    /// Show a trained net, or with `None` the initializations again.
    pub fn show_trained_net(&mut self, net: Option<(Settings, Results)>) {
        self.trained_net = net;
    }

    /// The trained net, if one is shown.
    pub fn trained_net(&self) -> Option<&TrainedNetInfo> {
        self.trained_net.as_ref().and_then(|(_, results)| results.trained_net.as_ref())
    }

    /// The numbers of rows and layers of the grid.
    pub fn extent(&self, settings: &Settings) -> [usize; 2] {
        let shown = self.trained_net.as_ref().map_or(settings, |(trained, _)| trained);
        [shown.rows.len(), shown.layers]
    }

    /// Translate the texts about the trained net into the current language.
    pub fn retranslate(&mut self) {
        if let Some(info) = self.trained_net.as_mut().and_then(|(_, results)| results.trained_net.as_mut()) {
            *info = words::trained_net::info(info.net.clone(), info.training.clone());
        }
    }

    /// Settings and results of the trained net, with the current way to show them.
    fn trained_net_content(&self, settings: &Settings) -> Option<(Settings, &Results)> {
        let Settings { show, heights, log, enlarged, .. } = *settings;
        let show = if show == Show::Symmetry { Show::Activations } else { show };
        self.trained_net
            .as_ref()
            .map(|(trained, results)| (Settings { show, heights, log, enlarged, ..trained.clone() }, results))
    }

    /// Bring the results up to the settings.
    pub fn update(&mut self, ctx: &egui::Context, settings: &mut Settings) {
        // The row or layer of the enlarged cell may have been removed.
        let [rows, layers] = self.extent(settings);
        settings.enlarged = settings.enlarged.filter(|(row, layer)| *row < rows && *layer < layers);
        if self.trained_net.is_some() {
            return;
        }
        let wanted = settings.inputs();
        match settings.show {
            Show::Symmetry => {
                let at_once = wanted.symmetry.rows.len() * wanted.symmetry.steps <= MAX_STEPS_IN_FRAME;
                self.trainings.update(ctx, &wanted, at_once, |_| TrainSmallNets(wanted.clone()));
            }
            Show::Activations | Show::Gradients | Show::Weights => {
                let limit = if self.results.inputs().is_some() { MAX_IN_FRAME } else { FIRST_MAX_IN_FRAME };
                let at_once = operation_count(&wanted, &self.results.result) <= limit;
                let run = |before: &Results| RunNets { settings: wanted.clone(), before: before.clone() };
                self.results.update(ctx, &wanted, at_once, run);
            }
        }
    }

    /// The layout of the grid as last drawn.
    pub fn layout(&self) -> Option<&Layout> {
        self.layout.as_ref()
    }

    /// The settings to export with [`Self::figure`].
    pub fn exported(&self, settings: &Settings) -> Settings {
        self.trained_net_content(settings).map_or_else(|| settings.clone(), |(shown, _)| shown)
    }

    /// Settings and results to export; `None` while they are being computed.
    pub fn figure<'a>(&'a self, settings: &'a Settings) -> Option<Figure<'a>> {
        if let Some((_, results)) = &self.trained_net {
            return Some(Figure::Activations(settings, results));
        }
        let inputs = settings.inputs();
        match settings.show {
            Show::Symmetry => {
                (self.trainings.inputs() == Some(&inputs)).then_some(Figure::Symmetry(settings, &self.trainings.result))
            }
            Show::Activations | Show::Gradients | Show::Weights => {
                (self.results.inputs() == Some(&inputs)).then_some(Figure::Activations(settings, &self.results.result))
            }
        }
    }

    /// The results of the initializations; `None` while they are being computed, and while something else is shown.
    pub fn results(&self, settings: &Settings) -> Option<&Results> {
        let is_shown = self.trained_net.is_none() && settings.show != Show::Symmetry;
        (is_shown && self.results.inputs() == Some(&settings.inputs())).then_some(&self.results.result)
    }

    /// The progress of a run, from 0 to 1; `None` when none is under way.
    pub fn progress(&self, settings: &Settings) -> Option<f32> {
        let (done, all) = match settings.show {
            Show::Symmetry => (self.trainings.done()?, settings.symmetry.rows.len() * (settings.symmetry.steps + 1)),
            Show::Activations | Show::Gradients | Show::Weights => (self.results.done()?, task_count(settings)),
        };
        Some((done as f32 / all as f32).min(1.0))
    }

    /// The panel on the left: the shown quantity, the activation, the cards and the net.
    pub fn left_ui(&mut self, ui: &mut Ui, settings: &mut Settings, home: Option<&Settings>, shown: Controls<'_>) {
        ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 3.0;
            show_ui(ui, &mut settings.show, self.trained_net.is_some());
            if self.trained_net.is_some() {
                self.trained_net_ui(ui);
                return;
            }
            let small = settings.show == Show::Symmetry;
            if shown.has(ControlGroup::Weights) {
                heading_ui(ui, &t!("heading.activation"), |_| {});
                activation_ui(ui, &mut settings.activation);
                if small {
                    heading_ui(ui, &t!("heading.weights"), |ui| cards::add_init_ui(ui, &mut settings.symmetry.rows));
                    cards::inits_ui(ui, &mut settings.symmetry.rows);
                } else {
                    heading_ui(ui, &t!("heading.weights"), |ui| cards::add_ui(ui, settings));
                    cards::rows_ui(ui, settings);
                }
            }
            if shown.has(ControlGroup::Net) {
                if small {
                    heading_ui(ui, &t!("heading.training"), |_| {});
                    training_card::training_ui(ui, settings, home);
                } else {
                    heading_ui(ui, &t!("heading.net"), |_| {});
                    net::net_ui(ui, settings);
                }
                seed_ui(ui, &mut settings.seed);
            }
            follow_focus(ui);
        });
    }

    /// The description of the trained net, and a button to close it.
    fn trained_net_ui(&mut self, ui: &mut Ui) {
        let mut closed = false;
        card_frame(ui).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 6.0;
            let small = |text: &str| {
                egui::RichText::new(text).font(crate::picture::theme::regular(size::SMALL)).color(Palette::current(ui).secondary)
            };
            let about = self.trained_net().map(|info| info.about.clone()).unwrap_or_default();
            for text in [small(&about), small(&t!("opened.explained"))] {
                ui.add(egui::Label::new(text).wrap());
            }
            closed = explain(ui.button(t!("opened.close")), &t!("tooltip.opened_close")).clicked();
        });
        if closed {
            self.trained_net = None;
            ui.ctx().request_repaint();
        }
    }

    /// The switches of the bars' heights and the progress, anchored at the top right `corner`; returns their width.
    pub fn switch_ui(&self, ui: &mut Ui, corner: Pos2, settings: &mut Settings) -> f32 {
        let mut width = 0.0;
        if settings.show != Show::Symmetry || self.trained_net.is_some() {
            width += heights_ui(ui, corner, settings) + 8.0;
        }
        if let Some(progress) = self.progress(settings).filter(|_| self.trained_net.is_none()) {
            let text = t!("transport.computing", percent = (progress * 100.0).round());
            let text = ui.painter().layout_no_wrap(text.into_owned(), semibold(size::SMALL), Palette::current(ui).accent);
            width += text.size().x + 8.0;
            ui.painter().galley(pos2(corner.x - width, corner.y + 14.0 - text.size().y / 2.0), text, Palette::current(ui).accent);
        }
        width
    }

    /// The grid, one cell of it, or the small nets.
    pub fn middle_ui(&mut self, ui: &mut Ui, settings: &mut Settings) {
        self.layout = None;
        let palette = Palette::current(ui);
        if let Some((drawn, results)) = self.trained_net_content(settings) {
            self.layout = layers_ui(ui, &Content::new(&drawn, results, palette), settings);
            return;
        }
        if settings.show == Show::Symmetry {
            if let Some(inputs) = self.trainings.inputs() {
                let symmetry = Symmetry { shown: settings.symmetry.shown, ..inputs.symmetry.clone() };
                let drawn = Settings { show: Show::Symmetry, symmetry, ..inputs.clone() };
                paint_symmetry(ui, ui.available_rect_before_wrap(), &drawn, &self.trainings.result, &mut self.strips);
            }
            return;
        }
        let Some(inputs) = self.results.inputs() else { return };
        let Settings { show, heights, log, .. } = *settings;
        let exists = |(row, layer): &(usize, usize)| *row < self.results.result.rows.len() && *layer < inputs.layers;
        let drawn = Settings { show, heights, log, enlarged: settings.enlarged.filter(exists), ..inputs.clone() };
        let content = Content::new(&drawn, &self.results.result, palette);
        if content.results.rows.is_empty() {
            return; // the run has failed
        }
        self.layout = layers_ui(ui, &content, settings);
    }
}

/// The grid, or the enlarged cell; returns the grid's layout.
fn layers_ui(ui: &mut Ui, content: &Content<'_>, settings: &mut Settings) -> Option<Layout> {
    match content.settings.enlarged {
        Some(cell) => {
            let area = ui.available_rect_before_wrap();
            let plot = enlarged::paint(ui, area, content, cell);
            enlarged_ui(ui, area, plot, content, settings, cell);
            None
        }
        None => Some(grid_ui(ui, content, settings)),
    }
}
