//! The choice of an exported file's format, and of the look of a picture.

use egui::Ui;

use super::animation_export::omitted_text;
use super::look::Look;
use super::purpose::Purpose;
use crate::figure::animation::Timeline;
use crate::language::t;
use crate::picture::tooltip::Tooltip;

/// Draw the choice with the format of this `extension` chosen; returns another one that was clicked. `timeline` is that of an
/// animation, if there can be one; `has_program`: whether there can be a program.
pub(super) fn format_choice_ui(
    ui: &mut Ui,
    extension: &'static str,
    look: &mut Look,
    timeline: Option<&Timeline>,
    has_program: bool,
) -> Option<&'static str> {
    let still = [
        ("png", t!("files.form_png")),
        ("svg", t!("files.form_svg")),
        ("pdf", t!("files.form_pdf")),
        ("csv", t!("files.form_csv")),
        ("json", t!("files.form_json")),
    ];
    let animations = [("gif", t!("files.form_gif")), ("apng", t!("files.form_apng"))];
    let animations = animations.into_iter().filter(|_| timeline.is_some());
    let program = has_program.then(|| ("py", t!("files.form_py")));
    let mut chosen = None;
    ui.horizontal_wrapped(|ui| {
        ui.label(t!("files.form"));
        for (form, help) in still.into_iter().chain(animations).chain(program) {
            if ui.selectable_label(form == extension, form.to_uppercase()).tell(help).clicked() {
                chosen = Some(form);
            }
        }
    });
    if Purpose::Export(extension).draws() {
        let frames = timeline.filter(|_| ["gif", "apng"].contains(&extension)).map_or(1, |timeline| timeline.frames.len());
        look.ui(ui, extension, frames);
    }
    if extension == "svg" {
        ui.checkbox(&mut look.options.outlines, t!("files.outlines")).tell(t!("files.outlines_help"));
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
