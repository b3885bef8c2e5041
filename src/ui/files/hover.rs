//! The sign that a file over the window can be dropped.

use std::path::Path;

use egui::{Align2, Area, Frame, Id, Margin, Order, RichText, Sense, Stroke, Ui};

use crate::dataset::names::is_data;
use crate::files::is_dir;
use crate::language::t;
use crate::picture::theme::{Palette, semibold};

/// Draw the sign while files hover over the window.
pub fn hovering_ui(ui: &Ui) {
    let first = ui.input(|input| input.raw.hovered_files.first().map(|file| file.path.clone()));
    let Some(path) = first else { return };
    let is_data = path.as_deref().is_some_and(|path: &Path| is_dir(path) || is_data(path));
    let text = if is_data { t!("files.hover_data") } else { t!("files.hover") };
    let palette = Palette::current(ui);
    let window = ui.ctx().content_rect();
    Area::new(Id::unique("hovering file")).fixed_pos(window.min).order(Order::Foreground).interactable(false).show(
        ui.ctx(),
        |ui| {
            ui.allocate_rect(window, Sense::hover());
            ui.painter().rect_filled(window, 0.0, palette.window.gamma_multiply(0.6));
            ui.painter().rect_stroke(window.shrink(6.0), 8.0, Stroke::new(3.0, palette.accent), egui::StrokeKind::Inside);
        },
    );
    let frame = Frame::new().fill(palette.panel).stroke(Stroke::new(1.0, palette.accent)).corner_radius(8);
    Area::new(Id::unique("hovering text")).anchor(Align2::CENTER_CENTER, egui::Vec2::ZERO).order(Order::Tooltip).show(
        ui.ctx(),
        |ui| {
            frame.inner_margin(Margin::symmetric(20, 12)).show(ui, |ui| {
                ui.label(RichText::new(text).font(semibold(16.0)).color(palette.text));
            });
        },
    );
}
