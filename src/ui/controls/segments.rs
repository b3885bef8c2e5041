//! A switch with a few words in a row, on a card fitted to their width in the current language.

use egui::{Layout, Pos2, Rect, Stroke, StrokeKind, Ui, UiBuilder, vec2};

use crate::picture::theme::{Palette, regular, size};

const HEIGHT: f32 = 28.0;
/// Width of a separator with the gap after it.
const SEPARATOR: f32 = 8.0;
const GAP: f32 = 2.0;
const PADDING: f32 = 7.0;
const LEAST_PADDING: f32 = 2.0;
/// Margin between the words and the border of the card.
const MARGIN: f32 = 4.0;

/// Draw a switch anchored at the top right `corner`, with groups of words, which `contents` adds.
/// Returns the width of the card.
pub fn segments_ui(ui: &mut Ui, corner: Pos2, groups: &[&[&str]], contents: impl FnOnce(&mut Ui)) -> f32 {
    let palette = Palette::current(ui);
    let words = || groups.iter().copied().flatten();
    let text_width = |text: &&str| ui.painter().layout_no_wrap((*text).to_owned(), regular(size::BODY), palette.text).size().x;
    let count = words().count() as f32;
    let least = words().map(text_width).sum::<f32>() + GAP * (count - 1.0) + SEPARATOR * (groups.len() - 1) as f32 + 2.0 * MARGIN;
    // On a phone the words are closer together.
    let padding = ((corner.x - ui.max_rect().left() - least) / (2.0 * count) - 0.1).clamp(LEAST_PADDING, PADDING);
    let width = (least + 2.0 * padding * count).ceil();
    let rect = Rect::from_min_size(corner - vec2(width, 0.0), vec2(width, HEIGHT));
    ui.painter().rect(rect, 8.0, palette.panel, Stroke::new(1.0, palette.hairline), StrokeKind::Inside);
    ui.scope_builder(UiBuilder::new().max_rect(rect.shrink2(vec2(MARGIN, 2.0))), |ui| {
        ui.with_layout(Layout::left_to_right(egui::Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            ui.spacing_mut().button_padding = vec2(padding, 2.0);
            contents(ui);
        });
    });
    width
}
