//! The grid: a row for each initialization, a column for each layer, and below them the chart of the spreads.

use egui::{Align2, Rect, Ui, pos2, vec2};

use super::bars::Scale;
use super::cell::{LINE_HEIGHT, Parts};
use super::content::{Content, marker};
use super::layout::Layout;
use super::{cell, spreads};
use crate::experiment::activations::Input;
use crate::language::t;
use crate::picture::marker;
use crate::picture::shown::Shown;
use crate::picture::theme::{heading, regular, semibold, size};
use crate::words::numbers::number;

/// Draw the chart of the spreads alone in `area`, below the names of the layers; returns its rectangle.
pub fn paint_chart(ui: &Ui, area: Rect, content: &Content<'_>) -> Rect {
    let layout = Layout::chart_only(area, content.settings.layers);
    paint_layer_names(ui, &layout, content);
    spreads::paint(ui, &layout, content);
    layout.chart
}

/// Draw the grid in `area`; returns the rectangles of its parts.
pub fn paint(ui: &Ui, area: Rect, content: &Content<'_>, shown: Shown) -> Layout {
    let layout = Layout::new(area, content.results.rows.len(), content.settings.layers, shown);
    paint_layer_names(ui, &layout, content);
    for (row, cells) in layout.cells.iter().enumerate() {
        paint_row_name(ui, &layout, content, row, cells[0]);
        for (layer, cell) in cells.iter().enumerate() {
            let scale = Scale::for_cell(content, row, layer);
            cell::paint(ui.painter(), *cell, content, (row, layer), scale, layout.with_numbers);
        }
    }
    if shown.charts {
        spreads::paint(ui, &layout, content);
    }
    layout
}

/// Draw the layers' names; where the columns are narrow only every second, fifth or tenth.
fn paint_layer_names(ui: &Ui, layout: &Layout, content: &Content<'_>) {
    let Some(cells) = layout.cells.first() else { return };
    let pitch = cells.get(1).map_or(layout.head.width(), |second| second.left() - cells[0].left());
    let every = [1, 2, 5, 10].into_iter().find(|every| *every as f32 * pitch >= 24.0).unwrap_or(10);
    for (index, cell) in cells.iter().enumerate().filter(|(index, _)| *index == 0 || (index + 1) % every == 0) {
        let text = if pitch < 70.0 { (index + 1).to_string() } else { content.layer_name(index) };
        let at = pos2(cell.center().x, layout.head.center().y);
        let font = heading(size::SMALL, &text);
        ui.painter().text(at, Align2::CENTER_CENTER, text, font, content.palette.secondary);
    }
    if pitch < 70.0 {
        let at = pos2(layout.head.left() - 8.0, layout.head.center().y);
        ui.painter().text(at, Align2::RIGHT_CENTER, t!("grid.layers"), semibold(size::SMALL), content.palette.secondary);
    }
}

/// Draw a row's name and formula, and the labels of its lines of numbers.
fn paint_row_name(ui: &Ui, layout: &Layout, content: &Content<'_>, row: usize, cell: Rect) {
    let (painter, palette) = (ui.painter(), content.palette);
    let width = layout.names.width() - 12.0;
    let Parts { numbers, .. } = cell::parts(cell, layout.with_numbers);
    let result = &content.results.rows[row];
    let mut at = pos2(layout.names.left(), cell.top() + if cell.height() < 60.0 { 2.0 } else { 8.0 });
    painter.add(marker::shape(marker(row), at + vec2(6.0, 9.0), 5.0, content.color(row), palette.window, palette.lines));
    let mut text = |text: &str, font, color, indent: f32| {
        let mut job = egui::text::LayoutJob::simple(text.to_owned(), font, color, width - indent);
        job.wrap.max_rows = 2;
        let laid_out = painter.layout_job(job);
        let height = laid_out.size().y;
        let is_name = at.y < cell.top() + 10.0;
        let bottom = if layout.with_numbers { numbers } else { cell.bottom() };
        if is_name || at.y + height <= bottom {
            painter.galley(at + vec2(indent, 0.0), laid_out, color);
            at.y += height + 1.0;
        }
    };
    text(&content.names[row], semibold(palette.type_size(size::BODY)), palette.text, 18.0);
    if content.results.trained_net.is_some() {
        return paint_labels(ui, layout, content, numbers);
    }
    let about = result.row.init.about();
    text(&result.row.init.formula(), regular(size::SMALL), palette.secondary, 0.0);
    let units = content.settings.units;
    let fan = crate::network::init::Fan { inputs: units, outputs: units };
    if !about.numbers.iter().any(|number| number.key == "std")
        && content.settings.input == Input::Normal // else the first layer has another fan-in
        && let Some(deviation) = result.row.init.deviation(fan)
    {
        text(&t!("grid.deviation", std = number(deviation, 3)), regular(size::SMALL), palette.secondary, 0.0);
    }
    paint_labels(ui, layout, content, numbers);
}

/// Draw the labels of a row's lines of numbers.
fn paint_labels(ui: &Ui, layout: &Layout, content: &Content<'_>, numbers: f32) {
    let (painter, palette) = (ui.painter(), content.palette);
    if layout.with_numbers {
        for (label, index) in cell::labels(content).iter().zip(0u8..) {
            let at = pos2(layout.names.right() - 10.0, numbers + LINE_HEIGHT * f32::from(index));
            painter.text(at, Align2::RIGHT_TOP, label, regular(size::SMALL), palette.secondary);
        }
    }
}
