//! The page of a landscape: legend, map or surface, sentences, and a caption.

use egui::{Rect, Ui, pos2};

use super::{Content, Painter};
use crate::experiment::training::landscape::Map;
use crate::experiment::training::{Results, Settings};
use crate::landscape::View;
use crate::picture::caption::{self, paint_caption};
use crate::picture::legend;
use crate::picture::paths::{MapTransform, map_rect, rect_on_page};
use crate::picture::shown::Shown;
use crate::picture::theme::{Palette, size};
use crate::picture::training::sentences::Sentences;
use crate::words::landscape::{notes, told};
use crate::words::training::{declared, net};

/// The least height of the map with its numbers, below which sentences and caption are left out.
const LEAST_MAP: f32 = 190.0;

/// Draw the page in `area`, with the parts that are `wanted` as far as there is room; returns the rectangle of the map.
pub fn page_ui(ui: &Ui, area: Rect, settings: &Settings, results: &Results, map: &Map, wanted: Shown) -> Rect {
    let content = Content::new(settings, map, Palette::current(ui));
    let text = format!("{} · {}", net(settings, results), declared(settings));
    let legend = legend::paint_on_page(ui, area, &content.chips()) + 4.0;
    let caption_height = |shown: Shown| if shown.caption { caption::height(ui, area.width(), &text) + 2.0 } else { 0.0 };
    let below = sentences(ui, area.width(), &content);
    let shown = wanted.fitting(area.height(), |shown| {
        legend + LEAST_MAP + if shown.sentences { below.height() + 4.0 } else { 0.0 } + caption_height(shown)
    });
    let mut bottom = area.bottom() - caption_height(shown);
    if shown.caption {
        paint_caption(ui, area, &text);
    }
    if shown.sentences {
        bottom = below.paint(ui, pos2(area.left(), bottom)) - 4.0;
    }
    let outer = Rect::from_min_max(pos2(area.left(), area.top() + legend), pos2(area.right(), bottom));
    let mut painter = Painter::default();
    let rect = rect_on_page(outer, content.palette);
    if let Some(camera) = settings.landscape.as_ref().and_then(|landscape| landscape.surface) {
        painter.paint_surface(ui, rect, camera, &content);
        rect
    } else {
        let rect = like(rect, map.grid.view);
        painter.paint(ui, &MapTransform { rect, view: map.grid.view }, &content);
        rect
    }
}

/// The largest rectangle in the middle of `rect` with the proportions of a view, at whole points.
fn like(rect: Rect, view: View) -> Rect {
    let (width, height) = (view.x[1] - view.x[0], view.y[1] - view.y[0]);
    let scale = (f64::from(rect.width()) / width).min(f64::from(rect.height()) / height);
    let size = egui::vec2((width * scale) as f32, (height * scale) as f32);
    Rect::from_center_size(rect.center(), size).intersect(rect)
}

/// Draw legend and sentences in the window; returns the rectangle of the map.
pub fn frame_ui(ui: &Ui, area: Rect, content: &Content<'_>) -> Rect {
    let legend = legend::paint(ui, area, &content.chips()) + 4.0;
    let bottom = sentences(ui, area.width(), content).paint(ui, area.left_bottom()) - 4.0;
    map_rect(Rect::from_min_max(pos2(area.left(), area.top() + legend), pos2(area.right(), bottom)))
}

/// The sentences below the map: what it shows, and where it misleads.
fn sentences(ui: &Ui, width: f32, content: &Content<'_>) -> Sentences {
    let palette = content.palette;
    let told = (told(content.settings, content.map), 13.0, palette.text);
    let notes = (notes(content.settings, content.map), size::SMALL, palette.secondary);
    Sentences::new(ui, width, palette, [told, notes])
}
