//! The caption at the bottom of a picture.

use std::sync::Arc;

use egui::{Galley, Rect, RichText, Ui, pos2};

use super::theme::{Palette, regular, size};

/// The margin of a page, in points.
pub const MARGIN: f32 = 16.0;

/// Draw a caption at the bottom of `area`; returns its height.
pub fn paint_caption(ui: &Ui, area: Rect, text: &str) -> f32 {
    let layout = lay_out(ui, area.width(), text);
    let height = layout.size().y;
    ui.painter().galley(pos2(area.min.x, area.max.y - height), layout, Palette::current(ui).secondary);
    height
}

/// The height of a caption of this width.
pub fn height(ui: &Ui, width: f32, text: &str) -> f32 {
    lay_out(ui, width, text).size().y
}

fn lay_out(ui: &Ui, width: f32, text: &str) -> Arc<Galley> {
    let text = RichText::new(text).font(regular(size::SMALL)).color(Palette::current(ui).secondary);
    egui::WidgetText::from(text).into_galley(ui, Some(egui::TextWrapMode::Wrap), width, egui::TextStyle::Small)
}
