//! The choice of an exported file's format, and of the size of a picture.

use egui::Ui;

use super::animation_export::omitted_text;
use crate::figure::animation::Timeline;
use crate::figure::options::{MAX_SCALE, SIZE};
use crate::language::t;
use crate::picture::tooltip::Tooltip;

/// Draw the choice with the format of this `extension` chosen; returns another one that was clicked. `timeline` is that of an
/// animation, if there can be one.
pub(super) fn format_choice_ui(
    ui: &mut Ui,
    extension: &str,
    scale: &mut usize,
    outlines: &mut bool,
    timeline: Option<&Timeline>,
) -> Option<&'static str> {
    let still = [
        ("png", t!("files.form_png")),
        ("svg", t!("files.form_svg")),
        ("csv", t!("files.form_csv")),
        ("json", t!("files.form_json")),
    ];
    let animations = [("gif", t!("files.form_gif")), ("apng", t!("files.form_apng"))];
    let animations = animations.into_iter().filter(|_| timeline.is_some());
    let mut chosen = None;
    ui.horizontal(|ui| {
        ui.label(t!("files.form"));
        for (form, help) in still.into_iter().chain(animations) {
            if ui.selectable_label(form == extension, form.to_uppercase()).tell(help).clicked() {
                chosen = Some(form);
            }
        }
    });
    if ["png", "gif", "apng"].contains(&extension) {
        ui.horizontal(|ui| {
            ui.label(t!("files.scale"));
            for other in 1..=MAX_SCALE {
                let help = t!("files.scale_help", width = SIZE[0] * other, height = SIZE[1] * other);
                if ui.selectable_label(other == *scale, format!("{other}×")).tell(help).clicked() {
                    *scale = other;
                }
            }
        });
    }
    if extension == "svg" {
        ui.checkbox(outlines, t!("files.outlines")).tell(t!("files.outlines_help"));
    }
    if let Some(timeline) = timeline.filter(|_| ["gif", "apng"].contains(&extension)) {
        let (frames, seconds) = (timeline.frames.len(), timeline.seconds().round());
        ui.label(t!("animation.length", frames = frames, seconds = seconds));
        if timeline.omitted_steps() > 0 {
            ui.label(omitted_text(timeline));
        }
    }
    chosen
}
