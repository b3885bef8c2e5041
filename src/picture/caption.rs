//! The caption at the bottom of a picture.

use egui::{Rect, RichText, Ui, pos2};

use super::theme::{Palette, regular, size};

/// The margin of a page, in points.
pub const MARGIN: f32 = 16.0;

/// Draw a caption at the bottom of `area`; returns its height.
pub fn paint_caption(ui: &Ui, area: Rect, text: &str) -> f32 {
    let palette = Palette::current(ui);
    let text = RichText::new(text).font(regular(size::SMALL)).color(palette.secondary);
    let layout =
        egui::WidgetText::from(text).into_galley(ui, Some(egui::TextWrapMode::Wrap), area.width(), egui::TextStyle::Small);
    let height = layout.size().y;
    ui.painter().galley(pos2(area.min.x, area.max.y - height), layout, palette.secondary);
    height
}
