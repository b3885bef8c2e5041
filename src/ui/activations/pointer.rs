//! Pointer and keyboard in the grid and in an enlarged cell.

use egui::{Key, Modifiers, Pos2, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, vec2};

use crate::experiment::activations::{Settings, Show};
use crate::language::t;
use crate::picture::activations::content::Content;
use crate::picture::activations::layout::Layout;
use crate::picture::activations::story_card::StoryCard;
use crate::picture::activations::{bars, cell, paint, story_card};
use crate::picture::described::described;
use crate::picture::shown::Shown;
use crate::picture::tooltip::Tooltip;
use crate::ui::controls::icon;
use crate::ui::controls::icon::Icon;
use crate::ui::controls::right::right_ui;
use crate::words;
use crate::words::activations::percent;
use crate::words::numbers::{grouped, number};

/// The grid with clickable cells; scrolls if it is higher than the view.
pub fn grid_ui(ui: &mut Ui, content: &Content<'_>, settings: &mut Settings) -> Layout {
    let area = ui.available_rect_before_wrap();
    let card_height = StoryCard::new(ui, area.width(), &story_card::sentences(content)).height + 8.0;
    let min_height = Layout::min_height(content.results.rows.len()) + card_height;
    let inner = |ui: &mut Ui| {
        let area = Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), area.height().max(min_height)));
        let layout = paint(ui, area, content, Shown::ALL);
        ui.advance_cursor_after_rect(area);
        layout
    };
    let layout = if area.height() < min_height {
        ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| inner(ui)).inner
    } else {
        inner(ui)
    };
    let layout = layout.unwrap_or_else(|| Layout::new(area, content.results.rows.len(), content.settings.layers, Shown::ALL));
    for (row, cells) in layout.cells.iter().enumerate() {
        for (layer, cell) in cells.iter().enumerate() {
            cell_ui(ui, *cell, content, settings, (row, layer), layout.with_numbers);
        }
    }
    let descriptions = content.names.iter().enumerate().take(content.stories.len());
    let descriptions =
        descriptions.map(|(row, name)| words::explained(name, &words::joined(&content.sentences(row)))).collect::<Vec<_>>();
    let title = match content.settings.show {
        Show::Gradients => t!("spreads.gradients"),
        Show::Weights => t!("spreads.weights"),
        Show::Activations | Show::Symmetry => t!("spreads.outputs"),
    };
    described(ui, layout.chart, "spreads", &title, words::joined(&descriptions));
    layout
}

/// A cell: a click enlarges it, hovering shows bin and numbers.
fn cell_ui(
    ui: &Ui,
    rect: Rect,
    content: &Content<'_>,
    settings: &mut Settings,
    (row, layer): (usize, usize),
    with_numbers: bool,
) {
    let result = &content.results.rows[row];
    let response = ui.interact(rect, egui::Id::unique(("cell", row, layer)), Sense::click());
    let name = format!("{}, {}", content.names[row], content.layer_name(layer));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    let numbers = || {
        let lines = cell::labels(content).into_iter().zip(cell::lines(content, result, &result.layers[layer]));
        lines.map(|(label, (text, _))| format!("{label}: {text}")).collect::<Vec<_>>().join("\n")
    };
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(numbers()));
    if response.clicked() {
        settings.enlarged = Some((row, layer));
    }
    if response.hovered() || response.has_focus() {
        let stroke = Stroke::new(if response.has_focus() { 2.0 } else { 1.0 }, content.palette.accent);
        ui.painter().rect_stroke(rect, if rect.width() < 56.0 { 3.0 } else { 8.0 }, stroke, StrokeKind::Inside);
    }
    let bin = response.hover_pos().and_then(|at| bin_text(content, cell::parts(rect, with_numbers).plot, (row, layer), at));
    let text = [Some(name.clone()), bin, Some(numbers())].into_iter().flatten().collect::<Vec<_>>().join("\n");
    response.tell_at_pointer(text);
}

/// The range and the count of the bin at a screen position.
fn bin_text(content: &Content<'_>, plot: Rect, (row, layer): (usize, usize), on_screen: Pos2) -> Option<String> {
    let histogram = content.histogram(&content.results.rows[row].layers[layer]);
    let bin = bars::bin_at(plot, on_screen)?;
    let (count, total) = (histogram.counts[bin], histogram.total());
    let [from, to] = [histogram.edge(bin), histogram.edge(bin + 1)].map(|edge| number(edge, 3));
    let share = percent(count as f64 / total.max(1) as f64);
    Some(t!("cell.bin", from = from, to = to, count = grouped(count), share = share).into_owned())
}

/// The buttons of an enlarged cell: back to the grid, and to its neighbours.
pub fn enlarged_ui(
    ui: &mut Ui,
    area: Rect,
    plot: Rect,
    content: &Content<'_>,
    settings: &mut Settings,
    (row, layer): (usize, usize),
) {
    let corner = Rect::from_min_size(area.right_top() + vec2(-108.0, 8.0), vec2(100.0, 28.0));
    ui.scope_builder(UiBuilder::new().max_rect(corner), |ui| {
        right_ui(ui, "enlarged", |ui| {
            if icon::button(ui, Icon::Back, &t!("enlarged.previous")).clicked() {
                settings.enlarged = Some((row, layer.saturating_sub(1)));
            }
            if icon::button(ui, Icon::Forward, &t!("enlarged.next")).clicked() {
                settings.enlarged = Some((row, (layer + 1).min(content.settings.layers - 1)));
            }
            if icon::button(ui, Icon::Cross, &t!("enlarged.close")).clicked() {
                settings.enlarged = None;
            }
        });
    });
    let name = format!("{}, {}", content.names[row], content.layer_name(layer));
    let response = described(ui, plot, "enlarged", &name, words::joined(&content.sentences(row)));
    let text = response.hover_pos().and_then(|at| bin_text(content, plot, (row, layer), at));
    if let Some(text) = text {
        response.tell_at_pointer(text);
    }
}

/// The keys of an enlarged cell in a grid of `rows` x `layers`: Escape, and while no widget has the focus, the arrows.
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
    for (key, cell) in [
        (Key::ArrowLeft, (row, layer.saturating_sub(1))),
        (Key::ArrowRight, (row, (layer + 1).min(last_layer))),
        (Key::ArrowUp, (row.saturating_sub(1), layer)),
        (Key::ArrowDown, ((row + 1).min(last_row), layer)),
    ] {
        if pressed(key) {
            settings.enlarged = Some(cell);
        }
    }
}
