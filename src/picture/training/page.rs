//! The page of the Training workspace: legend, curves, sentences, and a caption.

use egui::{Rect, Ui, pos2};

use super::Content;
use super::curves::{self, Charts, paint};
use super::sentences::Sentences;
use crate::experiment::training::{Results, Settings};
use crate::picture::caption::{self, paint_caption};
use crate::picture::legend;
use crate::picture::shown::Shown;
use crate::picture::theme::{Palette, size};
use crate::words;
use crate::words::training::{declared, net};

/// Draw the page in `area`, with the parts that are `wanted` as far as there is room; returns the rectangle of the losses.
pub fn page_ui(ui: &Ui, area: Rect, settings: &Settings, results: &Results, wanted: Shown) -> Rect {
    let content = Content::new(settings, results, Palette::current(ui));
    let text = format!("{} · {}", net(settings, results), declared(settings));
    let legend = legend::paint_on_page(ui, area, &content.chips()) + 4.0;
    let caption_height = |shown: Shown| if shown.caption { caption::height(ui, area.width(), &text) + 2.0 } else { 0.0 };
    let below = sentences(ui, area.width(), &content);
    let shown = wanted.fitting(area.height(), |shown| {
        let sentences = if shown.sentences { below.height() } else { 0.0 };
        legend + curves::least_height(&content, shown.charts) + sentences + 6.0 + caption_height(shown)
    });
    let mut bottom = area.bottom() - caption_height(shown);
    if shown.caption {
        paint_caption(ui, area, &text);
    }
    if shown.sentences {
        bottom = below.paint(ui, pos2(area.left(), bottom));
    }
    let middle = Rect::from_min_max(pos2(area.left(), area.top() + legend), pos2(area.right(), bottom - 6.0));
    paint(ui, middle, &content, shown.charts).loss.rect
}

/// Draw legend, charts and sentences; returns the planes of the charts.
pub fn figure_ui(ui: &Ui, area: Rect, content: &Content<'_>) -> Charts {
    let legend = legend::paint(ui, area, &content.chips()) + 4.0;
    let mut below = sentences(ui, area.width(), content);
    let needed = curves::least_height(content, true);
    if content.settings.sharpness.is_some() && area.height() - legend - below.height() < needed {
        below.leave_out_last(); // which loss it is, in small type
    }
    let bottom = below.paint(ui, area.left_bottom());
    let middle = Rect::from_min_max(pos2(area.left(), area.top() + legend), pos2(area.right(), bottom - 6.0));
    paint(ui, middle, content, true)
}

/// The sentences about a run.
fn sentences(ui: &Ui, width: f32, content: &Content<'_>) -> Sentences {
    let palette = content.palette;
    let story = words::training::story(content.settings, content.results);
    let story = (!story.is_empty()).then(|| (story.join(" · "), 13.0, palette.text));
    let loss = (words::training::loss(content.settings, content.results), size::SMALL, palette.secondary);
    Sentences::new(ui, width, palette, story.into_iter().chain([loss]))
}
