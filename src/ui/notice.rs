//! A message about what was just done, above the picture.

use egui::{Frame, Margin, RichText, Stroke, Ui};
use rust_i18n::t;

use super::icon::{self, Icon};
use super::theme::Palette;

/// A message about what was just done.
pub struct Notice {
    /// What it says.
    pub text: String,
    /// Whether something went wrong.
    pub is_error: bool,
}

/// Draw the message, if there is one, with a button that closes it.
pub fn notice_ui(ui: &mut Ui, shown: &mut Option<Notice>) {
    let Some(notice) = shown else { return };
    let palette = Palette::of(ui);
    let color = if notice.is_error { palette.error } else { palette.text };
    let mut closed = false;
    let frame =
        Frame::new().fill(palette.panel).stroke(Stroke::new(1.0, color)).corner_radius(8).inner_margin(Margin::symmetric(12, 4));
    frame.show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                closed = icon::button(ui, Icon::Cross, &t!("notice.close")).clicked();
                ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                    ui.add(egui::Label::new(RichText::new(&notice.text).color(color)).wrap());
                });
            });
        });
    });
    if closed {
        *shown = None;
    }
}
