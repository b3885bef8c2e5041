//! A message about what was just done, over the lower end of the picture, which it does not move.

use egui::{Align2, Area, Frame, Id, Margin, Order, RichText, Stroke, Ui, vec2};
use rust_i18n::t;

use super::icon::{self, Icon};
use super::theme::Palette;

/// Above the bar at the bottom of the window.
const ABOVE: f32 = 76.0;
const WIDTH: f32 = 640.0;

/// A message about what was just done.
pub struct Notice {
    /// What it says.
    pub text: String,
    /// Whether something went wrong.
    pub is_error: bool,
}

/// Draw the message, if there is one, with a button that closes it.
pub fn notice_ui(ui: &Ui, shown: &mut Option<Notice>) {
    let Some(notice) = shown else { return };
    let palette = Palette::of(ui);
    let color = if notice.is_error { palette.error } else { palette.text };
    let mut closed = false;
    let frame =
        Frame::new().fill(palette.panel).stroke(Stroke::new(1.0, color)).corner_radius(8).inner_margin(Margin::symmetric(12, 4));
    let width = WIDTH.min(ui.ctx().content_rect().width() - 48.0);
    let area = Area::new(Id::unique("notice")).anchor(Align2::CENTER_BOTTOM, vec2(0.0, -ABOVE)).order(Order::Foreground);
    area.show(ui.ctx(), |ui| {
        frame.show(ui, |ui| {
            ui.set_max_width(width);
            ui.horizontal(|ui| {
                let text = egui::Label::new(RichText::new(&notice.text).color(color)).wrap();
                ui.allocate_ui(vec2(width - 40.0, 0.0), |ui| ui.add(text));
                closed = icon::button(ui, Icon::Cross, &t!("notice.close")).clicked();
            });
        });
    });
    if closed {
        *shown = None;
    }
}
