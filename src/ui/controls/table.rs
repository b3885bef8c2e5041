//! Tables: a name, and numbers in columns.

use egui::text::LayoutJob;
use egui::{Align, Label, Layout, RichText, TextStyle, TextWrapMode, Ui, WidgetText};
use egui_extras::{Column, TableBuilder, TableRow};

/// An empty table: the first column takes the remaining width, the others have these `widths`.
pub fn table<'a>(ui: &'a mut Ui, id: &'static str, widths: &[f32]) -> TableBuilder<'a> {
    ui.spacing_mut().item_spacing = egui::vec2(0.0, 1.0);
    let table = TableBuilder::new(ui).id_salt(id).vscroll(false).cell_layout(Layout::left_to_right(Align::Center));
    let table = table.column(Column::remainder().at_least(40.0).clip(true));
    widths.iter().fold(table, |table, width| table.column(Column::exact(*width).clip(true)))
}

/// Fill a row with texts: the first one is left-aligned, the others right-aligned. A text that is too long is written in smaller
/// letters; only a name that would become too small is cut off.
pub fn fill(row: &mut TableRow<'_, '_>, texts: impl IntoIterator<Item = RichText>) {
    fill_from(row, 0, texts);
}

/// [`fill`], beginning with column `first`.
pub fn fill_from(row: &mut TableRow<'_, '_>, first: usize, texts: impl IntoIterator<Item = RichText>) {
    for (column, text) in (first..).zip(texts) {
        row.col(|ui| {
            let label = if column == 0 {
                Label::new(fitted(ui, text, LEAST_NAME).0).truncate()
            } else {
                let (text, width) = fitted(ui, text, 0.0);
                ui.add_space((ui.available_width() - width).max(0.0));
                Label::new(text).extend()
            };
            ui.add(label.selectable(false));
        });
    }
}

/// The least space between a number and the one before it.
const GAP: f32 = 4.0;
/// The least size of a name's letters, as a part of their usual one.
const LEAST_NAME: f32 = 0.7;

/// A text that fits into the width of its cell, in smaller letters where it must: a number without its end is another number. And its
/// width. No letter becomes smaller than the part `least` of its size.
fn fitted(ui: &Ui, text: RichText, least: f32) -> (WidgetText, f32) {
    let (width, text) = (ui.available_width() - GAP, WidgetText::from(text));
    let whole = text.clone().into_galley(ui, Some(TextWrapMode::Extend), f32::INFINITY, TextStyle::Body);
    if whole.size().x <= width {
        return (text, whole.size().x);
    }
    let mut job = LayoutJob::clone(&whole.job);
    for section in &mut job.sections {
        section.format.font_id.size *= (width / whole.size().x).max(least);
    }
    (job.into(), width)
}

#[cfg(test)]
mod tests;
