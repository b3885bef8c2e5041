//! A message over the lower end of the picture.

use egui::{Align2, Area, Frame, Id, Margin, Order, RichText, Stroke, Ui, vec2};

use crate::language::t;
use crate::picture::theme::Palette;
use crate::ui::controls::icon;
use crate::ui::controls::icon::Icon;

/// Distance from the bottom of the window, above its bar.
const ABOVE: f32 = 76.0;
const WIDTH: f32 = 640.0;
/// Seconds that a confirmation stays; an error stays until it is closed.
const DURATION_SECS: f64 = 6.0;

/// A message: a confirmation or an error.
pub struct Notice {
    /// Its text.
    pub text: String,
    /// Whether it is an error.
    pub is_error: bool,
}

/// Draw the message, if there is one, with a button that closes it.
pub fn notice_ui(ui: &Ui, shown: &mut Option<Notice>) {
    let Some(notice) = shown else { return };
    let palette = Palette::current(ui);
    let color = if notice.is_error { palette.error } else { palette.text };
    let id = Id::unique("notice");
    let left = DURATION_SECS - seconds_shown(ui, id, &notice.text);
    let mut closed = !notice.is_error && left <= 0.0;
    if !notice.is_error {
        ui.ctx().request_repaint_after_secs(left.max(0.0) as f32);
    }
    let frame =
        Frame::new().fill(palette.panel).stroke(Stroke::new(1.0, color)).corner_radius(8).inner_margin(Margin::symmetric(12, 4));
    let width = WIDTH.min(ui.ctx().content_rect().width() - 48.0);
    let area = Area::new(id).anchor(Align2::CENTER_BOTTOM, vec2(0.0, -ABOVE)).order(Order::Foreground);
    area.show(ui.ctx(), |ui| {
        frame.show(ui, |ui| {
            ui.set_max_width(width);
            ui.horizontal(|ui| {
                let text = egui::Label::new(RichText::new(&notice.text).color(color)).wrap();
                ui.allocate_ui(vec2(width - 40.0, 0.0), |ui| ui.add(text));
                closed |= icon::button(ui, Icon::Cross, &t!("notice.close")).clicked();
            });
        });
    });
    if closed {
        ui.data_mut(|data| data.remove::<(String, f64)>(id));
        *shown = None;
    }
}

fn seconds_shown(ui: &Ui, id: Id, text: &str) -> f64 {
    let now = ui.input(|input| input.time);
    let stored = ui.data(|data| data.get_temp::<(String, f64)>(id)).filter(|(stored, _)| stored == text);
    let (_, since) = stored.unwrap_or_else(|| {
        ui.data_mut(|data| data.insert_temp(id, (text.to_owned(), now)));
        (String::new(), now)
    });
    now - since
}
