//! The frame of a chart: its card or paper, with its title.

use std::borrow::Cow;

use egui::{Align2, Color32, Rect, Stroke, StrokeKind, Ui, vec2};

use super::Content;
use crate::experiment::training::Axis;
use crate::language::t;
use crate::picture::plane::{self, Plane};
use crate::picture::theme::{heading, size};

const TITLE_HEIGHT: f32 = 20.0;
const TITLE_LEFT: f32 = 12.0;

/// The long title of a chart, or the short one where there is no room for that.
pub(super) fn fitting(ui: &Ui, [long, short]: [Cow<'_, str>; 2], width: f32) -> String {
    let text = ui.painter().layout_no_wrap(long.to_string(), heading(size::SMALL, &long), Color32::PLACEHOLDER);
    if text.size().x + 2.0 * TITLE_LEFT <= width { long } else { short }.into_owned()
}

/// Draw the plane of a chart: on a card with a title, or on paper with titles at its axes.
pub(super) fn plane(ui: &Ui, rect: Rect, content: &Content<'_>, title: &str, y_title: &str, [x, y]: [plane::Axis; 2]) -> Plane {
    let palette = content.palette;
    if !palette.paper {
        let plane = Plane::new(card(ui, rect, content, title), x, y);
        plane.paint(ui.painter(), palette);
        return plane;
    }
    let plane = Plane::with_titles(rect.with_min_x(rect.left() - 4.0), x, y);
    plane.paint(ui.painter(), palette);
    let x_title = match content.settings.axis {
        Axis::Iterations => t!("axis.iterations"),
        Axis::Seconds => t!("axis.seconds"),
    };
    plane.paint_titles(ui.painter(), palette, [&x_title, y_title]);
    plane
}

/// Draw a chart's card with its title; returns the rectangle below the title.
fn card(ui: &Ui, rect: Rect, content: &Content<'_>, title: &str) -> Rect {
    let palette = content.palette;
    ui.painter().rect(rect, 8.0, palette.panel, Stroke::new(1.0, palette.hairline), StrokeKind::Inside);
    let clip = ui.painter().with_clip_rect(rect.shrink(4.0).intersect(ui.clip_rect()));
    clip.text(rect.min + vec2(TITLE_LEFT, 6.0), Align2::LEFT_TOP, title, heading(size::SMALL, title), palette.secondary);
    Rect::from_min_max(rect.min + vec2(6.0, TITLE_HEIGHT + 8.0), rect.max - vec2(6.0, 6.0))
}
