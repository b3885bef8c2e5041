//! The maps of basins: a layer below the paths, and a small map for each optimizer.

use std::sync::Arc;

use egui::{Align2, Color32, ColorImage, Painter, Pos2, Rect, RichText, Sense, Ui, pos2, vec2};

use super::{areas, image};
use crate::experiment::paths::outcome::{Basins, Fate};
use crate::landscape::Point;
use crate::language::t;
use crate::picture::marker;
use crate::picture::paths::content::Content;
use crate::picture::paths::transform::MapTransform;
use crate::picture::theme::{Palette, heading, regular, size};
use crate::picture::tooltip::Tooltip;
use crate::words::fate::fate_name;
use crate::words::outcome as words;

/// The height of a name above a small map, and of the bar of shares below it.
const NAME: f32 = 18.0;
const BAR: f32 = 6.0;
const GAP: f32 = 8.0;

fn picture(basins: &Basins, palette: &Palette) -> ColorImage {
    let [columns, rows] = [basins.x.count, basins.y.count];
    let arrived = basins.pixels.iter().filter(|pixel| matches!(pixel.fate, Fate::Minimum(_)));
    let longest = arrived.map(|pixel| pixel.steps).max().unwrap_or(1).max(1) as f32;
    let color = |index: usize| match basins.pixels[index].fate {
        Fate::Minimum(minimum) => palette.basin(minimum, basins.pixels[index].steps as f32 / longest),
        Fate::Walking | Fate::Resting => palette.panel,
        Fate::Left | Fate::Diverged | Fate::NoSlope => palette.chip,
    };
    let pixels = (0..rows).rev().flat_map(|row| (0..columns).map(move |column| row * columns + column));
    ColorImage::new([columns, rows], pixels.map(color).collect())
}

/// Paint basins in a rectangle that shows all of them, with the words of areas without a minimum if there is room.
fn paint(ui: &Ui, painter: &Painter, name: &str, rect: Rect, basins: &Arc<Basins>, palette: &'static Palette, with_words: bool) {
    let texture = image::image(ui, name, basins, palette, || picture(basins, palette));
    painter.image(texture, rect, Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0)), Color32::WHITE);
    let [columns, rows] = [basins.x.count, basins.y.count];
    let is_lost = |index: usize| matches!(basins.pixels[index].fate, Fate::Left | Fate::Diverged | Fate::NoSlope);
    if !basins.pixels.iter().any(|pixel| !matches!(pixel.fate, Fate::Minimum(_))) {
        return;
    }
    let index = |at: Pos2| {
        let part = |offset: f32, length: f32, count: usize| ((offset / length * count as f32) as usize).min(count - 1);
        let [column, row] = [part(at.x - rect.left(), rect.width(), columns), part(rect.bottom() - at.y, rect.height(), rows)];
        row * columns + column
    };
    areas::hatch(painter, rect.intersect(painter.clip_rect()), palette, |at| is_lost(index(at)));
    if with_words {
        for fate in [Fate::Walking, Fate::Resting, Fate::Left, Fate::Diverged, Fate::NoSlope] {
            areas::name(painter, rect, palette, &fate_name(fate), [columns, rows], |index| basins.pixels[index].fate == fate);
        }
    }
}

/// The basins whose layer is on the map, and the index of the start at a place of it, if there is one.
pub fn basin_at<'a>(all: &'a [Arc<Basins>], content: &Content<'_>, [x, y]: Point) -> Option<(&'a Basins, usize)> {
    let basins = all.iter().find(|basins| basins.optimizer == content.settings.inspected())?;
    let [column, row] = [(&basins.x, x), (&basins.y, y)].map(|(axis, at)| {
        let place = ((at - axis.low) / (axis.high - axis.low) * (axis.count - 1) as f64).round();
        (0.0..axis.count as f64).contains(&place).then_some(place as usize)
    });
    Some((basins, row? * basins.x.count + column?))
}

/// Paint the layer of the inspected optimizer's basins on the map, if there is one.
pub fn paint_layer(ui: &Ui, transform: &MapTransform, all: &[Arc<Basins>], content: &Content<'_>) {
    let Some(basins) = all.iter().find(|basins| basins.optimizer == content.settings.inspected()) else { return };
    // Starts are in the middle of their pixels.
    let half = |axis: &crate::experiment::paths::outcome::Axis| (axis.high - axis.low) / (axis.count - 1) as f64 / 2.0;
    let [x, y] = [half(&basins.x), half(&basins.y)];
    let corners = [[basins.x.low - x, basins.y.low - y], [basins.x.high + x, basins.y.high + y]];
    let rect = Rect::from_two_pos(transform.screen_pos(corners[0]), transform.screen_pos(corners[1]));
    paint(ui, &ui.painter_at(transform.rect), "basins", rect, basins, content.palette, true);
}

/// Draw a small map of basins for each optimizer in the available rectangle of `ui`, with the shares of starts in words. Returns the
/// index of the optimizer whose map was clicked.
pub fn basins_ui(ui: &mut Ui, content: &Content<'_>, all: &[Arc<Basins>]) -> Option<usize> {
    let palette = content.palette;
    let title = words::basins_title(content.settings);
    let title = RichText::new(&title).font(heading(size::SMALL, &title)).color(palette.secondary);
    ui.add(egui::Label::new(title).truncate());
    ui.add_space(4.0);
    let area = ui.available_rect_before_wrap();
    ui.advance_cursor_after_rect(area);
    let first = all.first()?;
    let mut clicked = None;
    let ratio = ((first.y.high - first.y.low) / (first.x.high - first.x.low)) as f32;
    let (columns, extent) = grid(area, all.len(), ratio);
    for (place, basins) in all.iter().enumerate() {
        let cell = vec2(extent.x + GAP, extent.y + NAME + BAR + 2.0 + GAP);
        let min = area.min + vec2((place % columns) as f32 * cell.x, (place / columns) as f32 * cell.y);
        let map = Rect::from_min_size(min + vec2(0.0, NAME), extent);
        let (color, shape) = (content.color(basins.optimizer), content.marker(basins.optimizer));
        let name = &content.names[basins.optimizer];
        ui.painter().add(marker::shape(shape, min + vec2(6.0, NAME / 2.0), 4.0, color, palette.panel, palette.lines));
        let names = ui.painter_at(Rect::from_min_size(min, vec2(extent.x, NAME)));
        names.text(min + vec2(14.0, NAME / 2.0), Align2::LEFT_CENTER, name, regular(size::SMALL), palette.text);
        paint(ui, &ui.painter_at(map), &format!("small basins {place}"), map, basins, palette, false);
        if basins.optimizer == content.settings.inspected() {
            ui.painter().rect_stroke(map, 0.0, palette.line(2.0, palette.accent), egui::StrokeKind::Outside);
        }
        let mut left = map.left();
        for share in basins.shares() {
            let width = extent.x * share.share as f32;
            let bar = Rect::from_min_size(pos2(left, map.bottom() + 3.0), vec2(width, BAR));
            let color = match share.fate {
                Fate::Minimum(minimum) => palette.basin(minimum, 0.0),
                _ => palette.hairline,
            };
            ui.painter().rect_filled(bar, 0.0, color);
            left += width;
        }
        let response = ui.interact(Rect::from_min_max(min, map.max), ui.scope_id().with(("basins", place)), Sense::click());
        if response.clicked() {
            clicked = Some(basins.optimizer);
        }
        let told = words::shares(basins);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, t!("maps.basins_of", name = name).as_ref()));
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(told.join(", ")));
        response.tell_at_pointer(told.join("\n"));
    }
    clicked
}

/// The number of columns, and the extent of a map, with which so many maps of this height to width fill an area best.
fn grid(area: Rect, count: usize, ratio: f32) -> (usize, egui::Vec2) {
    let extent = |columns: usize| {
        let rows = count.div_ceil(columns) as f32;
        let width = (area.width() - GAP * (columns - 1) as f32) / columns as f32;
        let height = (area.height() + GAP) / rows - GAP - NAME - BAR - 2.0;
        let width = width.min(height / ratio).max(16.0);
        vec2(width, width * ratio)
    };
    let best = (1..=count).max_by(|a, b| extent(*a).x.total_cmp(&extent(*b).x)).unwrap_or(1);
    (best, extent(best))
}
