//! Tables: a name, and numbers in columns.

use egui::{Align, Label, Layout, RichText, Ui};
use egui_extras::{Column, TableBuilder, TableRow};

/// An empty table: the first column takes the remaining width, the others have these `widths`.
pub fn table<'a>(ui: &'a mut Ui, id: &'static str, widths: &[f32]) -> TableBuilder<'a> {
    ui.spacing_mut().item_spacing = egui::vec2(0.0, 1.0);
    let table = TableBuilder::new(ui).id_salt(id).vscroll(false).cell_layout(Layout::left_to_right(Align::Center));
    let table = table.column(Column::remainder().at_least(40.0).clip(true));
    widths.iter().fold(table, |table, width| table.column(Column::exact(*width).clip(true)))
}

/// Fill a row with texts: the first one is left-aligned, the others right-aligned.
pub fn fill(row: &mut TableRow<'_, '_>, texts: impl IntoIterator<Item = RichText>) {
    fill_from(row, 0, texts);
}

/// [`fill`], beginning with column `first`.
pub fn fill_from(row: &mut TableRow<'_, '_>, first: usize, texts: impl IntoIterator<Item = RichText>) {
    for (column, text) in (first..).zip(texts) {
        let layout = if column == 0 { Layout::left_to_right(Align::Center) } else { Layout::right_to_left(Align::Center) };
        row.col(|ui| {
            ui.with_layout(layout, |ui| ui.add(Label::new(text).truncate().selectable(false)));
        });
    }
}
