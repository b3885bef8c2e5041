//! How much of the window a scene shows.

use egui::{RichText, Ui};

use crate::language::t;
use crate::lesson::{Detail, Scene};
use crate::picture::theme::{Palette, regular, size};
use crate::ui::controls::explain::explain;

/// The choice between Simple, All, and what the student prefers.
pub(super) fn detail_ui(ui: &mut Ui, scene: &mut Scene) {
    let small = |text: &str| RichText::new(text).font(regular(size::SMALL));
    ui.horizontal_wrapped(|ui| {
        ui.label(small(&t!("writing.detail")).color(Palette::current(ui).secondary));
        for (detail, name) in
            [(None, t!("writing.detail_any")), (Some(Detail::Simple), t!("top.simple")), (Some(Detail::All), t!("top.all"))]
        {
            explain(ui.selectable_value(&mut scene.detail, detail, small(&name)), &t!("writing.detail_help"));
        }
    });
}
