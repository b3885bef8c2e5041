//! The Activations workspace: the initializations' cards on the left, the grid of histograms in the middle.

mod bars;
mod cards;
mod cell;
mod enlarged;
mod grid;
mod layout;
mod net;
mod scene;
mod spreads;
mod symmetry;
mod told;

use egui::{Key, Modifiers, Pos2, Rect, RichText, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, pos2, vec2};
use rust_i18n::t;

use super::card::heading_ui;
use super::icon::{self, Icon};
use super::latest::Latest;
use super::theme::{Palette, regular, semibold, size};
use crate::experiment::activations::symmetry::{Training, train_while};
use crate::experiment::activations::{Heights, Results, Settings, Show, run_while, tasks, work};
use crate::figure::Figure;
use crate::job::Crew;
use crate::network::Activation;
use crate::words::activations::{backward, forward, percent};
use crate::words::numbers::{grouped, number};
pub use layout::Layout;
pub use scene::Scene;
pub use symmetry::Strips;
use told::Card;

/// Multiplications that are made within a frame, which is a row of the default net; more go to a job. The first picture of all is
/// worth a longer frame.
const AT_ONCE: f64 = 4e8;
const FIRST_AT_ONCE: f64 = 1.2e9;
/// Steps of training, over all rows, that are made within a frame.
const STEPS_AT_ONCE: usize = 1_000;

/// What the workspace remembers from frame to frame: results, and where things were.
#[derive(Default)]
pub struct ActivationsView {
    results: Latest<Settings, Results>,
    trainings: Latest<Settings, Vec<Training>>,
    strips: Strips,
    layout: Option<Layout>,
}

impl ActivationsView {
    /// Bring the results up to the settings.
    pub fn update(&mut self, ctx: &egui::Context, settings: &Settings) {
        let wanted = settings.inputs();
        match settings.show {
            Show::Symmetry => {
                let at_once = wanted.symmetry.rows.len() * wanted.symmetry.steps <= STEPS_AT_ONCE;
                let task = wanted.clone();
                self.trainings.update(ctx, &wanted, at_once, move |_, control| train_while(&task, &|| control.advance()));
            }
            Show::Activations | Show::Gradients => {
                let limit = if self.results.of().is_some() { AT_ONCE } else { FIRST_AT_ONCE };
                let at_once = work(&wanted, &self.results.result) <= limit;
                let task = wanted.clone();
                let run = move |before: &Results, control: &crate::job::Control| {
                    run_while(&task, before, Crew::of_all_cores(), &|| control.advance())
                };
                self.results.update(ctx, &wanted, at_once, run);
            }
        }
    }

    /// The grid as it was drawn last.
    pub fn layout(&self) -> Option<&Layout> {
        self.layout.as_ref()
    }

    /// Settings and results to export; `None` while they are being computed.
    pub fn figure<'a>(&'a self, settings: &'a Settings) -> Option<Figure<'a>> {
        let inputs = settings.inputs();
        match settings.show {
            Show::Symmetry => {
                (self.trainings.of() == Some(&inputs)).then_some(Figure::Symmetry(settings, &self.trainings.result))
            }
            Show::Activations | Show::Gradients => {
                (self.results.of() == Some(&inputs)).then_some(Figure::Activations(settings, &self.results.result))
            }
        }
    }

    /// How much of a run is done, from 0 to 1; `None` when nothing is under way.
    pub fn progress(&self, settings: &Settings) -> Option<f32> {
        let (done, all) = match settings.show {
            Show::Symmetry => (self.trainings.done()?, settings.symmetry.rows.len() * (settings.symmetry.steps + 1)),
            Show::Activations | Show::Gradients => (self.results.done()?, tasks(settings)),
        };
        Some((done as f32 / all as f32).min(1.0))
    }

    /// What is shown, the activation, the cards and the net.
    pub fn left_ui(&mut self, ui: &mut Ui, settings: &mut Settings) {
        ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 3.0;
            show_ui(ui, &mut settings.show);
            heading_ui(ui, &t!("heading.activation"), |_| {});
            activation_ui(ui, &mut settings.activation);
            if settings.show == Show::Symmetry {
                heading_ui(ui, &t!("heading.weights"), |ui| cards::add_small_ui(ui, settings));
                cards::small_rows_ui(ui, settings);
                heading_ui(ui, &t!("heading.training"), |_| {});
                symmetry::training_ui(ui, settings);
            } else {
                heading_ui(ui, &t!("heading.weights"), |ui| cards::add_ui(ui, settings));
                cards::rows_ui(ui, settings);
                heading_ui(ui, &t!("heading.net"), |_| {});
                net::net_ui(ui, settings);
            }
            net::seed_ui(ui, &mut settings.seed);
        });
    }

    /// The switches of the bars' heights, and whether newer results are on their way, at a right top corner; returns their width.
    pub fn switch_ui(&self, ui: &mut Ui, corner: Pos2, settings: &mut Settings) -> f32 {
        let mut width = 0.0;
        if settings.show != Show::Symmetry {
            let rect = Rect::from_min_size(corner - vec2(SWITCH.x, 0.0), SWITCH);
            heights_ui(ui, rect, settings);
            width += SWITCH.x + 8.0;
        }
        if let Some(progress) = self.progress(settings) {
            let text = t!("transport.computing", percent = (progress * 100.0).round());
            let text = ui.painter().layout_no_wrap(text.into_owned(), semibold(size::SMALL), Palette::of(ui).accent);
            width += text.size().x + 8.0;
            ui.painter().galley(pos2(corner.x - width, corner.y + 14.0 - text.size().y / 2.0), text, Palette::of(ui).accent);
        }
        width
    }

    /// The grid, one cell of it, or the small nets.
    pub fn middle_ui(&mut self, ui: &mut Ui, settings: &mut Settings) {
        self.layout = None;
        let palette = Palette::of(ui);
        if settings.show == Show::Symmetry {
            if let Some(of) = self.trainings.of() {
                let symmetry = crate::experiment::activations::Symmetry { shown: settings.symmetry.shown, ..of.symmetry.clone() };
                let drawn = Settings { show: Show::Symmetry, symmetry, ..of.clone() };
                symmetry::paint(ui, ui.available_rect_before_wrap(), &drawn, &self.trainings.result, &mut self.strips);
            }
            return;
        }
        let Some(of) = self.results.of() else { return };
        let Settings { show, heights, log, .. } = *settings;
        let there = |(row, layer): &(usize, usize)| *row < self.results.result.rows.len() && *layer < of.layers;
        let drawn = Settings { show, heights, log, enlarged: settings.enlarged.filter(there), ..of.clone() };
        let scene = Scene::new(&drawn, &self.results.result, palette);
        if scene.results.rows.is_empty() {
            return; // the run has failed, and said so
        }
        match drawn.enlarged {
            Some(cell) => {
                let area = ui.available_rect_before_wrap();
                let plot = enlarged::paint(ui, area, &scene, cell);
                enlarged_ui(ui, area, plot, &scene, settings, cell);
            }
            None => self.layout = Some(grid_ui(ui, &scene, settings)),
        }
    }
}

/// Draw the figure of a run in `area`: the grid or the enlarged cell, and the sentences; returns the grid.
pub fn paint(ui: &Ui, area: Rect, scene: &Scene<'_>) -> Option<Layout> {
    if let Some(cell) = scene.settings.enlarged {
        enlarged::paint(ui, area, scene, cell);
        return None;
    }
    let told = Card::new(ui, area.width(), &told::sentences(scene));
    let below = told.height + 8.0;
    if area.height() - below < 100.0 {
        return Some(grid::paint(ui, area, scene)); // there is no room for words
    }
    told.paint(ui, area);
    Some(grid::paint(ui, Rect::from_min_max(area.min, area.max - vec2(0.0, below)), scene))
}

/// Draw the small nets in `area`.
pub fn paint_symmetry(ui: &mut Ui, area: Rect, settings: &Settings, trainings: &[Training], strips: &mut Strips) {
    symmetry::paint(ui, area, settings, trainings, strips);
}

/// The grid with its cells to click; scrolls where there is no room for all rows.
fn grid_ui(ui: &mut Ui, scene: &Scene<'_>, settings: &mut Settings) -> Layout {
    let area = ui.available_rect_before_wrap();
    let told = Card::new(ui, area.width(), &told::sentences(scene)).height + 8.0;
    let least = Layout::least(scene.results.rows.len()) + told;
    let inner = |ui: &mut Ui| {
        let area = Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), area.height().max(least)));
        let layout = paint(ui, area, scene);
        ui.advance_cursor_after_rect(area);
        layout
    };
    let layout = if area.height() < least {
        ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| inner(ui)).inner
    } else {
        inner(ui)
    };
    let layout = layout.unwrap_or_else(|| Layout::new(area, scene.results.rows.len(), scene.settings.layers));
    for (row, cells) in layout.cells.iter().enumerate() {
        for (layer, cell) in cells.iter().enumerate() {
            cell_ui(ui, *cell, scene, settings, (row, layer), layout.with_numbers);
        }
    }
    layout
}

/// A cell: a click enlarges it, the pointer over it tells bin and numbers.
fn cell_ui(ui: &Ui, rect: Rect, scene: &Scene<'_>, settings: &mut Settings, place: (usize, usize), with_numbers: bool) {
    let (row, layer) = place;
    let result = &scene.results.rows[row];
    let response = ui.interact(rect, egui::Id::unique(("cell", row, layer)), Sense::click());
    let name = format!("{}, {}", scene.names[row], t!("grid.layer", layer = layer + 1));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    let numbers = || {
        let lines = cell::labels(scene).into_iter().zip(cell::lines(scene, result, &result.layers[layer]));
        lines.map(|(label, (text, _))| format!("{label}: {text}")).collect::<Vec<_>>().join("\n")
    };
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(numbers()));
    if response.clicked() {
        settings.enlarged = Some(place);
    }
    if response.hovered() || response.has_focus() {
        let stroke = Stroke::new(if response.has_focus() { 2.0 } else { 1.0 }, scene.palette.accent);
        ui.painter().rect_stroke(rect, if rect.width() < 56.0 { 3.0 } else { 8.0 }, stroke, StrokeKind::Inside);
    }
    let bin = response.hover_pos().and_then(|at| bin_text(scene, cell::parts(rect, with_numbers).plot, place, at));
    let text = [Some(name.clone()), bin, Some(numbers())].into_iter().flatten().collect::<Vec<_>>().join("\n");
    response.on_hover_text_at_pointer(text);
}

/// The range and the count of the bin under the pointer.
fn bin_text(scene: &Scene<'_>, plot: Rect, (row, layer): (usize, usize), at: Pos2) -> Option<String> {
    let histogram = scene.histogram(&scene.results.rows[row].layers[layer]);
    let bin = bars::bin_at(plot, at)?;
    let (count, total) = (histogram.counts[bin], histogram.total());
    let [from, to] = [histogram.edge(bin), histogram.edge(bin + 1)].map(|edge| number(edge, 3));
    let share = percent(count as f64 / total.max(1) as f64);
    Some(t!("cell.bin", from = from, to = to, count = grouped(count), share = share).into_owned())
}

/// The buttons of an enlarged cell: back to the grid, and to the cells around it.
fn enlarged_ui(ui: &mut Ui, area: Rect, plot: Rect, scene: &Scene<'_>, settings: &mut Settings, (row, layer): (usize, usize)) {
    let corner = Rect::from_min_size(area.right_top() + vec2(-108.0, 8.0), vec2(100.0, 28.0));
    ui.scope_builder(UiBuilder::new().max_rect(corner), |ui| {
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if icon::button(ui, Icon::Cross, &t!("enlarged.close")).clicked() {
                settings.enlarged = None;
            }
            if icon::button(ui, Icon::Forward, &t!("enlarged.next")).clicked() {
                settings.enlarged = Some((row, (layer + 1).min(scene.settings.layers - 1)));
            }
            if icon::button(ui, Icon::Back, &t!("enlarged.previous")).clicked() {
                settings.enlarged = Some((row, layer.saturating_sub(1)));
            }
        });
    });
    let response = ui.interact(plot, egui::Id::unique("enlarged"), Sense::hover());
    let text = response.hover_pos().and_then(|at| bin_text(scene, plot, (row, layer), at));
    let story = &scene.stories[row];
    let told = if scene.backward() { backward(scene.settings, story) } else { forward(scene.settings, story) };
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(told.join("; ")));
    if let Some(text) = text {
        response.on_hover_text_at_pointer(text);
    }
}

/// Keys of the workspace, while nothing has the keyboard: Escape and the arrows, when a cell is enlarged.
pub fn keys(ui: &Ui, settings: &mut Settings) {
    let Some((row, layer)) = settings.enlarged.filter(|_| settings.show != Show::Symmetry) else { return };
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::Escape) {
        settings.enlarged = None;
        return;
    }
    if ui.memory(|memory| memory.focused().is_some()) {
        return;
    }
    let (last_row, last_layer) = (settings.rows.len() - 1, settings.layers - 1);
    for (key, place) in [
        (Key::ArrowLeft, (row, layer.saturating_sub(1))),
        (Key::ArrowRight, (row, (layer + 1).min(last_layer))),
        (Key::ArrowUp, (row.saturating_sub(1), layer)),
        (Key::ArrowDown, ((row + 1).min(last_row), layer)),
    ] {
        if pressed(key) {
            settings.enlarged = Some(place);
        }
    }
}

/// The size of the switch of the bars' heights.
const SWITCH: egui::Vec2 = vec2(170.0, 28.0);

/// What the heights of the bars are relative to, and whether they are logarithmic.
fn heights_ui(ui: &mut Ui, rect: Rect, settings: &mut Settings) {
    let palette = Palette::of(ui);
    ui.painter().rect(rect, 8.0, palette.panel, Stroke::new(1.0, palette.hairline), StrokeKind::Inside);
    ui.scope_builder(UiBuilder::new().max_rect(rect.shrink(2.0)), |ui| {
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            ui.spacing_mut().button_padding = vec2(7.0, 2.0);
            ui.toggle_value(&mut settings.log, t!("heights.log")).on_hover_text(t!("heights.log_help"));
            ui.separator();
            ui.selectable_value(&mut settings.heights, Heights::Shared, t!("heights.shared"))
                .on_hover_text(t!("heights.shared_help"));
            ui.selectable_value(&mut settings.heights, Heights::Row, t!("heights.row")).on_hover_text(t!("heights.row_help"));
        });
    });
}

/// What is shown.
fn show_ui(ui: &mut Ui, show: &mut Show) {
    super::card::card_frame(ui).inner_margin(2).show(ui, |ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        ui.spacing_mut().button_padding.x = 2.0;
        let width = (ui.available_width() - 4.0) / 3.0;
        ui.horizontal(|ui| {
            for (value, text, help) in [
                (Show::Activations, t!("show.activations"), t!("show.activations_help")),
                (Show::Gradients, t!("show.gradients"), t!("show.gradients_help")),
                (Show::Symmetry, t!("show.symmetry"), t!("show.symmetry_help")),
            ] {
                let font = if *show == value { semibold(13.0) } else { regular(13.0) };
                let button = egui::Button::selectable(*show == value, RichText::new(text).font(font)).truncate();
                if ui.add_sized([width, 26.0], button).on_hover_text(help).clicked() {
                    *show = value;
                }
            }
        });
    });
}

/// The activation, with its formula.
fn activation_ui(ui: &mut Ui, activation: &mut Activation) {
    super::card::card_frame(ui).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing = vec2(2.0, 2.0);
        ui.spacing_mut().button_padding = vec2(6.0, 1.0);
        ui.spacing_mut().interact_size.y = 20.0;
        ui.horizontal_wrapped(|ui| {
            for &other in Activation::ALL {
                let about = other.about();
                let font = if *activation == other { semibold(13.0) } else { regular(13.0) };
                let button = egui::Button::selectable(*activation == other, RichText::new(about.name).font(font));
                if ui.add(button).on_hover_text(format!("{}\n{}", about.formula, about.source)).clicked() {
                    *activation = other;
                }
            }
        });
        let formula = RichText::new(format!("z = {}", activation.about().formula)).font(super::theme::formula(15.0));
        ui.label(formula.color(Palette::of(ui).text)).on_hover_text(activation.about().source);
    });
}
