//! The pages of the Activations workspace: the grid with its chart and sentences, or the small nets, above a caption.

use egui::{Color32, Rect, Ui, vec2};

use super::story_card::{self, StoryCard};
use super::{Content, Layout, Strips, enlarged, grid, marker, symmetry};
use crate::experiment::activations::symmetry::SymmetryRun;
use crate::experiment::activations::{Results, Settings};
use crate::picture::caption::{self, paint_caption};
use crate::picture::legend::{self, Chip};
use crate::picture::shown::Shown;
use crate::picture::theme::Palette;
use crate::words::activations::net;

/// The gap above the sentences.
const STORY_GAP: f32 = 8.0;
/// The least height of a chart that is drawn alone.
const LEAST_CHART: f32 = 130.0;

/// Draw the grid with a caption in `area`, with the parts that are `wanted` as far as there is room; returns the rectangle of the
/// grid, or of the enlarged cell.
pub fn layers_ui(ui: &Ui, area: Rect, settings: &Settings, results: &Results, wanted: Shown) -> Rect {
    let about = results.trained_net.as_ref().map_or_else(|| net(settings), |net| net.about.clone());
    let content = Content::new(settings, results, Palette::current(ui));
    let is_enlarged = settings.enlarged.is_some() && wanted.main;
    let card = StoryCard::new(ui, area.width(), &story_card::sentences(&content)).height + STORY_GAP;
    let shown = wanted.fitting(area.height(), |shown| {
        let sentences = if shown.sentences && !is_enlarged { card } else { 0.0 };
        let main = match (shown.main, is_enlarged) {
            (_, true) => enlarged::LEAST_HEIGHT,
            (false, _) => LEAST_CHART,
            _ => Layout::least_height(results.rows.len(), shown),
        };
        main + sentences + caption_height(ui, area, &about, shown)
    });
    let area = above_caption(ui, area, &about, shown);
    if shown.main {
        return paint(ui, area, &content, shown).as_ref().map_or(area, Layout::rect);
    }
    let chips: Vec<Chip> = content.rows().map(|(row, _)| chip(content.names[row].clone(), row, content.color(row))).collect();
    let legend = legend::paint_on_page(ui, area, &chips);
    grid::paint_chart(ui, area.with_min_y(area.top() + legend), &content)
}

/// Draw the small nets with a caption in `area`, with the parts that are `wanted` as far as there is room; returns the rectangle of
/// the nets.
pub fn symmetry_ui(
    ui: &mut Ui,
    area: Rect,
    (settings, trainings): (&Settings, &[SymmetryRun]),
    strips: &mut Strips,
    wanted: Shown,
) -> Rect {
    let about = net(settings);
    let sentences = symmetry::card(ui, area, settings, trainings).height + STORY_GAP;
    let shown = wanted.fitting(area.height(), |shown| {
        let main = if shown.main { symmetry::least_height(trainings.len(), shown.charts) } else { LEAST_CHART };
        main + if shown.sentences { sentences } else { 0.0 } + caption_height(ui, area, &about, shown)
    });
    let area = above_caption(ui, area, &about, shown);
    if shown.main {
        symmetry::paint(ui, area, (settings, trainings), strips, shown);
        return area;
    }
    let palette = Palette::current(ui);
    let chips: Vec<Chip> =
        settings.symmetry.names().into_iter().enumerate().map(|(row, name)| chip(name, row, palette.row(row))).collect();
    let legend = legend::paint_on_page(ui, area, &chips);
    let charts = area.with_min_y(area.top() + legend + 4.0);
    symmetry::charts_ui(ui, charts, settings, trainings);
    charts
}

/// A row's entry in a legend.
fn chip(name: String, row: usize, color: Color32) -> Chip {
    Chip { name, rate: String::new(), color, marker: marker(row), variation: 0 }
}

fn caption_height(ui: &Ui, area: Rect, text: &str, shown: Shown) -> f32 {
    if shown.caption { caption::height(ui, area.width(), text) + 8.0 } else { 0.0 }
}

/// Draw the caption; returns the rest of `area` above it.
fn above_caption(ui: &Ui, area: Rect, text: &str, shown: Shown) -> Rect {
    if !shown.caption {
        return area;
    }
    let caption = paint_caption(ui, area, text);
    Rect::from_min_max(area.min, area.max - vec2(0.0, caption + 8.0))
}

/// Draw the figure of a run in `area`: the enlarged cell, or the grid with the sentences; returns the grid's layout.
pub fn paint(ui: &Ui, area: Rect, content: &Content<'_>, shown: Shown) -> Option<Layout> {
    if let Some(cell) = content.settings.enlarged {
        enlarged::paint(ui, area, content, cell);
        return None;
    }
    let card = StoryCard::new(ui, area.width(), &story_card::sentences(content));
    let below = card.height + STORY_GAP;
    if !shown.sentences || area.height() - below < 100.0 {
        return Some(grid::paint(ui, area, content, shown)); // too low for the sentences
    }
    card.paint(ui, area);
    Some(grid::paint(ui, Rect::from_min_max(area.min, area.max - vec2(0.0, below)), content, shown))
}

/// Draw the small nets in `area`.
pub fn paint_symmetry(ui: &mut Ui, area: Rect, settings: &Settings, trainings: &[SymmetryRun], strips: &mut Strips) {
    symmetry::paint(ui, area, (settings, trainings), strips, Shown::ALL);
}
