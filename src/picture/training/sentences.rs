//! Sentences below a picture, laid out.

use std::sync::Arc;

use egui::{Color32, Galley, Pos2, Ui};

use crate::picture::theme::{Palette, regular};

/// Texts from top to bottom, each in its size and colour.
pub(super) struct Sentences {
    texts: Vec<(Arc<Galley>, Color32)>,
}

impl Sentences {
    /// Lay out texts with their sizes and colours in this width.
    pub(super) fn new(ui: &Ui, width: f32, palette: &Palette, texts: impl IntoIterator<Item = (String, f32, Color32)>) -> Self {
        let lay_out = |(text, size, color)| (ui.painter().layout(text, regular(palette.type_size(size)), color, width), color);
        Self { texts: texts.into_iter().map(lay_out).collect() }
    }

    /// Their height.
    pub(super) fn height(&self) -> f32 {
        self.texts.iter().map(|(galley, _)| galley.size().y + 2.0).sum()
    }

    /// Leave out the last one.
    pub(super) fn leave_out_last(&mut self) {
        self.texts.pop();
    }

    /// Draw them above `corner`; returns their upper side.
    pub(super) fn paint(self, ui: &Ui, corner: Pos2) -> f32 {
        let mut bottom = corner.y;
        for (galley, color) in self.texts.into_iter().rev() {
            bottom -= galley.size().y + 2.0;
            ui.painter().galley(egui::pos2(corner.x, bottom), galley, color);
        }
        bottom
    }
}
