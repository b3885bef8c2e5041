//! The pages of the Activations workspace: the grid with its chart and sentences, or the small nets, above a caption.

use egui::{Rect, Ui, vec2};

use super::story_card::{self, StoryCard};
use super::{Content, Layout, Strips, enlarged, grid, symmetry};
use crate::experiment::activations::symmetry::SymmetryRun;
use crate::experiment::activations::{Results, Settings};
use crate::picture::caption::paint_caption;
use crate::picture::theme::Palette;
use crate::words::activations::net;

/// Draw the grid with a caption in `area`; returns the rectangle of the grid, or of the enlarged cell.
pub fn layers_ui(ui: &Ui, area: Rect, settings: &Settings, results: &Results) -> Rect {
    let about = results.trained_net.as_ref().map_or_else(|| net(settings), |net| net.about.clone());
    let area = above_caption(ui, area, &about);
    let content = Content::new(settings, results, Palette::current(ui));
    paint(ui, area, &content).as_ref().map_or(area, Layout::rect)
}

/// Draw the small nets with a caption in `area`; returns the rectangle of the nets.
pub fn symmetry_ui(ui: &mut Ui, area: Rect, settings: &Settings, trainings: &[SymmetryRun], strips: &mut Strips) -> Rect {
    let area = above_caption(ui, area, &net(settings));
    paint_symmetry(ui, area, settings, trainings, strips);
    area
}

/// Draw the caption; returns the rest of `area` above it.
fn above_caption(ui: &Ui, area: Rect, text: &str) -> Rect {
    let caption = paint_caption(ui, area, text);
    Rect::from_min_max(area.min, area.max - vec2(0.0, caption + 8.0))
}

/// Draw the figure of a run in `area`: the enlarged cell, or the grid with the sentences; returns the grid's layout.
pub fn paint(ui: &Ui, area: Rect, content: &Content<'_>) -> Option<Layout> {
    if let Some(cell) = content.settings.enlarged {
        enlarged::paint(ui, area, content, cell);
        return None;
    }
    let card = StoryCard::new(ui, area.width(), &story_card::sentences(content));
    let below = card.height + 8.0;
    if area.height() - below < 100.0 {
        return Some(grid::paint(ui, area, content)); // too low for the sentences
    }
    card.paint(ui, area);
    Some(grid::paint(ui, Rect::from_min_max(area.min, area.max - vec2(0.0, below)), content))
}

/// Draw the small nets in `area`.
pub fn paint_symmetry(ui: &mut Ui, area: Rect, settings: &Settings, trainings: &[SymmetryRun], strips: &mut Strips) {
    symmetry::paint(ui, area, settings, trainings, strips);
}
