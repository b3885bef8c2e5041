//! The caption of a picture, at its lower end.

use egui::{Rect, RichText, Ui, pos2};

use super::theme::{Palette, regular, size};

/// The space around what is painted on a page.
pub const MARGIN: f32 = 16.0;

/// A caption at the bottom of `area`; returns its height.
pub fn paint_caption(ui: &Ui, area: Rect, text: &str) -> f32 {
    let palette = Palette::current(ui);
    let text = RichText::new(text).font(regular(size::SMALL)).color(palette.secondary);
    let layout =
        egui::WidgetText::from(text).into_galley(ui, Some(egui::TextWrapMode::Wrap), area.width(), egui::TextStyle::Small);
    let height = layout.size().y;
    ui.painter().galley(pos2(area.min.x, area.max.y - height), layout, palette.secondary);
    height
}
