//! The switches above the picture: curves or landscape, and how each is shown.

use egui::{Pos2, Ui};

use crate::experiment::paths::Camera;
use crate::experiment::training::landscape::Landscape;
use crate::experiment::training::{Axis, Scale, Settings};
use crate::language::t;
use crate::picture::tooltip::Tooltip;
use crate::ui::controls::segments::segments_ui;

/// Draw the switches, anchored at the top right `corner`; `last` is the landscape that was shown last. Returns their width.
pub(super) fn switches_ui(ui: &mut Ui, corner: Pos2, settings: &mut Settings, last: &mut Landscape) -> f32 {
    // Where a click leads: a switch with both words would cover the title.
    let other = if settings.landscape.is_some() { t!("valley.curves") } else { t!("valley.landscape") };
    let forms = [t!("surface.map"), t!("surface.surface")];
    let axes = [
        (Axis::Iterations, t!("axis.iterations"), t!("axis.iterations_help")),
        (Axis::Seconds, t!("axis.seconds"), t!("axis.seconds_help")),
    ];
    let scales = [
        (Scale::Book, t!("axis.book"), t!("axis.book_help")),
        (Scale::Log, t!("axis.log"), t!("axis.log_help")),
        (Scale::Free, t!("axis.free"), t!("axis.free_help")),
    ];
    let words = (axes.each_ref().map(|axis| axis.1.as_ref()), scales.each_ref().map(|scale| scale.1.as_ref()));
    let forms_words = forms.each_ref().map(std::convert::AsRef::as_ref);
    let other_words = [other.as_ref()];
    let with_map = [&forms_words[..], &other_words];
    let with_curves = [&words.1[..], &words.0, &other_words];
    let groups: &[&[&str]] = if settings.landscape.is_some() { &with_map } else { &with_curves };
    segments_ui(ui, corner, groups, |ui| {
        if let Some(landscape) = &mut settings.landscape {
            let on = landscape.surface.is_some();
            if ui.selectable_label(!on, forms_words[0]).tell(t!("surface.map_help")).clicked() {
                landscape.surface = None;
            }
            if ui.selectable_label(on, forms_words[1]).tell(t!("surface.surface_help")).clicked() && !on {
                landscape.surface = Some(Camera::default());
            }
        } else {
            for (scale, text, help) in &scales {
                ui.selectable_value(&mut settings.scale, *scale, text.as_ref()).tell(help.as_ref());
            }
            ui.separator();
            for (axis, text, help) in &axes {
                ui.selectable_value(&mut settings.axis, *axis, text.as_ref()).tell(help.as_ref());
            }
        }
        ui.separator();
        let help = if settings.landscape.is_some() { t!("valley.curves_help") } else { t!("valley.landscape_help") };
        if ui.selectable_label(false, other_words[0]).tell(help).clicked() {
            match settings.landscape.take() {
                Some(shown) => *last = shown,
                None => settings.landscape = Some(last.clone()),
            }
        }
    })
}
