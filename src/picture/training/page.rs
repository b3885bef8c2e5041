//! The page of the Training workspace: legend, curves, sentences, and a caption.

use egui::{Rect, Ui, pos2, vec2};

use super::Content;
use super::curves::{Charts, paint};
use crate::experiment::training::{Results, Settings};
use crate::picture::caption::paint_caption;
use crate::picture::legend;
use crate::picture::theme::{Palette, regular, size};
use crate::words;
use crate::words::training::{declared, net};

/// Draw the page in `area`; returns the rectangle of the losses.
pub fn page_ui(ui: &Ui, area: Rect, settings: &Settings, results: &Results) -> Rect {
    let caption = format!("{} · {}", net(settings, results), declared(settings));
    let caption = paint_caption(ui, area, &caption);
    let area = Rect::from_min_max(area.min, area.max - vec2(0.0, caption + 2.0));
    figure_ui(ui, area, &Content::new(settings, results, Palette::current(ui))).loss.rect
}

/// Draw legend, charts and sentences; returns the planes of the charts.
pub fn figure_ui(ui: &Ui, area: Rect, content: &Content<'_>) -> Charts {
    let legend = legend::paint(ui, area, &content.chips()) + 4.0;
    let mut sentences = vec![(words::training::loss(content.settings), content.palette.secondary)];
    let story = words::training::story(content.settings, content.results);
    if !story.is_empty() {
        sentences.insert(0, (story.join(" · "), content.palette.text));
    }
    let mut bottom = area.bottom();
    for (text, color) in sentences.into_iter().rev() {
        let galley = ui.painter().layout(
            text,
            regular(if color == content.palette.text { 13.0 } else { size::SMALL }),
            color,
            area.width(),
        );
        bottom -= galley.size().y + 2.0;
        ui.painter().galley(pos2(area.left(), bottom), galley, color);
    }
    let middle = Rect::from_min_max(pos2(area.left(), area.top() + legend), pos2(area.right(), bottom - 6.0));
    paint(ui, middle, content)
}
