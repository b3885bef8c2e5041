//! What stands above a workspace's picture: the lesson's title and text, and what is declared of the settings.

use egui::{RichText, Ui};
use rust_i18n::t;

use super::theme::{Palette, regular, semibold, size};

/// The lesson's title with what is declared of its settings, and what to see, in one sentence. `switch` draws at the right top
/// corner that it is given and returns its width.
pub fn lesson_ui(
    ui: &mut Ui,
    title: &str,
    text: &str,
    declared: &str,
    changed: bool,
    switch: impl FnOnce(&mut Ui, egui::Pos2) -> f32,
) {
    let palette = Palette::of(ui);
    let whole = ui.available_rect_before_wrap();
    let switch = switch(ui, whole.right_top());
    let row = egui::Rect::from_min_max(whole.min, whole.max - egui::vec2(switch + 8.0, 0.0));
    ui.scope_builder(egui::UiBuilder::new().max_rect(row), |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.set_row_height(28.0);
            if !title.is_empty() {
                ui.label(RichText::new(title).font(semibold(16.0)).color(palette.text));
            }
            // What the lesson says may not hold for settings that are no longer its own.
            let remark = if changed { format!("{} · {declared}", t!("lesson.changed")) } else { declared.to_owned() };
            ui.label(RichText::new(remark).font(regular(size::SMALL)).color(palette.second));
        })
    });
    if !text.is_empty() {
        ui.add(egui::Label::new(RichText::new(text).color(palette.second)).wrap());
    }
    ui.add_space(4.0);
}
