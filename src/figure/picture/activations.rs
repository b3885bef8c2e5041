//! The figures of the Activations workspace: the grid with its chart and sentences, or the small nets, and a caption.

use egui::{Rect, Ui, vec2};

use super::paint_caption;
use crate::experiment::activations::symmetry::Training;
use crate::experiment::activations::{Results, Settings};
use crate::ui::activations::{Layout, Scene, Strips, paint, paint_symmetry};
use crate::ui::theme::Palette;
use crate::words::activations::net;

/// The grid in `area`; returns its rectangle, or that of the enlarged cell.
pub(super) fn layers_ui(ui: &Ui, area: Rect, settings: &Settings, results: &Results) -> Rect {
    let about = results.opened.as_ref().map_or_else(|| net(settings), |opened| opened.about.clone());
    let area = above_caption(ui, area, &about);
    let scene = Scene::new(settings, results, Palette::of(ui));
    paint(ui, area, &scene).as_ref().map_or(area, Layout::whole)
}

/// The small nets in `area`; returns their rectangle.
pub(super) fn symmetry_ui(ui: &mut Ui, area: Rect, settings: &Settings, trainings: &[Training], strips: &mut Strips) -> Rect {
    let area = above_caption(ui, area, &net(settings));
    paint_symmetry(ui, area, settings, trainings, strips);
    area
}

/// Draw the caption; returns what is left above it.
fn above_caption(ui: &Ui, area: Rect, text: &str) -> Rect {
    let caption = paint_caption(ui, area, text);
    Rect::from_min_max(area.min, area.max - vec2(0.0, caption + 8.0))
}
