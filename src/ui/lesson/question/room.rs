//! The room of the card: that of the longest answer from the beginning, so that the picture below does not move when an answer is
//! chosen.

use std::hash::Hash;

use egui::text::LayoutJob;
use egui::{Align, FontId, Id, TextFormat, Ui};

use crate::picture::theme::{regular, size};

/// The height that these texts take one after the other in rows, with a button at the end; `first` is the font of the first text.
pub(super) fn height_of(ui: &Ui, texts: &[String], first: &FontId, button: &str) -> f32 {
    let gap = ui.spacing().item_spacing;
    let width = ui.available_width();
    let body = egui::TextStyle::Body.resolve(ui.style());
    let mut job = LayoutJob::default();
    for (index, text) in texts.iter().enumerate() {
        let (font, space) = if index == 0 { (first.clone(), 0.0) } else { (body.clone(), gap.x) };
        job.append(text, space, TextFormat { font_id: font, valign: Align::Center, ..TextFormat::default() });
    }
    job.wrap.max_width = width;
    let galley = ui.painter().layout_job(job);
    let (row, padding) = (ui.spacing().interact_size.y, ui.spacing().button_padding);
    let again = ui.painter().layout_no_wrap(button.to_owned(), regular(size::SMALL), egui::Color32::PLACEHOLDER).size();
    let rows = galley.rows.len();
    let height = galley.size().y + (row - galley.rows.first().map_or(row, |first| first.rect().height())).max(0.0);
    let end = galley.rows.last().map_or(0.0, |last| last.rect().right());
    let button = (again.y + 2.0 * padding.y).max(row);
    if end + gap.x + again.x + 2.0 * padding.x > width {
        height + gap.y + button
    } else if rows > 1 {
        height + (button - galley.rows.last().map_or(0.0, |last| last.rect().height())).max(0.0)
    } else {
        height.max(button)
    }
}

/// Remember the height of the choices of a question, and give the one that was remembered.
pub(super) fn choices_height(ui: &Ui, question: impl Hash + std::fmt::Debug, now: Option<f32>) -> f32 {
    let id = Id::unique("choices of a question").with(question);
    ui.data_mut(|data| {
        let height = data.get_temp_mut_or_default::<f32>(id);
        *height = now.unwrap_or(*height);
        *height
    })
}
