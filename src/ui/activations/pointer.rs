//! What pointer and keyboard do in the grid and in an enlarged cell.

use egui::{Key, Modifiers, Pos2, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, vec2};
use rust_i18n::t;

use super::layout::Layout;
use super::scene::Scene;
use super::told::{self, Card};
use super::{bars, cell, paint};
use crate::experiment::activations::{Settings, Show};
use crate::ui::explain::picture;
use crate::ui::icon::{self, Icon};
use crate::words;
use crate::words::activations::percent;
use crate::words::numbers::{grouped, number};

/// The grid with its cells to click; scrolls where there is no room for all rows.
pub fn grid_ui(ui: &mut Ui, scene: &Scene<'_>, settings: &mut Settings) -> Layout {
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
    let told = scene.names.iter().enumerate().take(scene.stories.len());
    let told = told.map(|(row, name)| words::explained(name, &words::joined(&scene.told(row)))).collect::<Vec<_>>();
    let title = match scene.settings.show {
        Show::Gradients => t!("spreads.gradients"),
        Show::Weights => t!("spreads.weights"),
        Show::Activations | Show::Symmetry => t!("spreads.outputs"),
    };
    picture(ui, layout.chart, "spreads", &title, words::joined(&told));
    layout
}

/// A cell: a click enlarges it, the pointer over it tells bin and numbers.
fn cell_ui(ui: &Ui, rect: Rect, scene: &Scene<'_>, settings: &mut Settings, place: (usize, usize), with_numbers: bool) {
    let (row, layer) = place;
    let result = &scene.results.rows[row];
    let response = ui.interact(rect, egui::Id::unique(("cell", row, layer)), Sense::click());
    let name = format!("{}, {}", scene.names[row], scene.layer_name(layer));
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
pub fn enlarged_ui(
    ui: &mut Ui,
    area: Rect,
    plot: Rect,
    scene: &Scene<'_>,
    settings: &mut Settings,
    (row, layer): (usize, usize),
) {
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
    let name = format!("{}, {}", scene.names[row], scene.layer_name(layer));
    let response = picture(ui, plot, "enlarged", &name, words::joined(&scene.told(row)));
    let text = response.hover_pos().and_then(|at| bin_text(scene, plot, (row, layer), at));
    if let Some(text) = text {
        response.on_hover_text_at_pointer(text);
    }
}

/// Keys of the workspace, while nothing has the keyboard: Escape and the arrows, when a cell is enlarged, in a grid of so many rows and layers.
pub fn keys(ui: &Ui, settings: &mut Settings, [rows, layers]: [usize; 2]) {
    let Some((row, layer)) = settings.enlarged.filter(|_| settings.show != Show::Symmetry) else { return };
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::Escape) {
        settings.enlarged = None;
        return;
    }
    if ui.memory(|memory| memory.focused().is_some()) {
        return;
    }
    let (last_row, last_layer) = (rows.saturating_sub(1), layers.saturating_sub(1));
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
