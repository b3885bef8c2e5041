//! The figure of the Training workspace: legend, curves, sentences, and a caption.

use egui::{Rect, Ui, vec2};

use super::paint_caption;
use crate::experiment::training::{Results, Settings};
use crate::ui::theme::Palette;
use crate::ui::training::{Scene, figure_ui};
use crate::words::training::{declared, net};

/// The curves in `area`; returns the rectangle of the losses.
pub(super) fn race_ui(ui: &Ui, area: Rect, settings: &Settings, results: &Results) -> Rect {
    let caption = format!("{} · {}", net(settings, results), declared(settings));
    let caption = paint_caption(ui, area, &caption);
    let area = Rect::from_min_max(area.min, area.max - vec2(0.0, caption + 2.0));
    figure_ui(ui, area, &Scene::new(settings, results, Palette::of(ui))).loss.rect
}
