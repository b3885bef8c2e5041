//! The question whether to replace a file.

use std::path::Path;

use egui::{Button, Label, RichText, Ui};

use crate::language::t;
use crate::picture::theme::{Palette, semibold, size};
use crate::ui::controls::explain::explain;

/// Draw the question; returns the answer. When it `is_new`, the button with which nothing is lost gets the focus.
pub(super) fn replace_ui(ui: &mut Ui, file: &Path, is_new: bool) -> Option<bool> {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    ui.add(Label::new(RichText::new(t!("files.replace", name = name)).font(semibold(size::BODY))).wrap());
    ui.horizontal(|ui| {
        let keep = explain(ui.button(t!("files.keep")), &t!("tooltip.keep_file"));
        if is_new {
            keep.request_focus();
        }
        let palette = Palette::current(ui);
        let text = RichText::new(t!("files.do_replace")).color(palette.panel);
        let replace = explain(ui.add(Button::new(text).fill(palette.error)), &t!("tooltip.replace_file"));
        replace.clicked().then_some(true).or(keep.clicked().then_some(false))
    })
    .inner
}
