//! The map as painted, the same in the window and in a file.

use egui::{Align2, CornerRadius, Rect, Stroke, StrokeKind, Ui, pos2, vec2};

use super::content::Content;
use super::contour_map::ContourMap;
use super::course::Course;
use super::derived::Derived;
use super::transform::MapTransform;
use super::{contour_map, outcome, starts, terms, trajectories};
use crate::experiment::paths::Chart;
use crate::language::t;
use crate::picture::label::plate;
use crate::picture::theme::{Palette, formula, regular, size};
use crate::picture::ticks::ticks;
use crate::words::numbers::number;

/// Width of the numbers of the y axis.
const LEFT: f32 = 44.0;
/// Height of the numbers of the x axis.
const BELOW: f32 = 24.0;
/// Width of the scale of the contours.
const RIGHT: f32 = 60.0;
/// Height of the name of the x axis.
const NAME_HEIGHT: f32 = 13.0;
/// Size of the names of the axes.
const NAME_SIZE: f32 = 14.0;
/// The same among the numbers of the axes.
const SMALL_NAME_SIZE: f32 = 15.0;
/// Minimum distance between two numbers of an axis, in points.
const MIN_TICK_SPACING: f64 = 56.0;
const MIN_TICK_SPACING_ON_PAPER: f64 = 40.0;

/// The map's rectangle inside `outer`; the axes are outside it. Its corners are at whole points, so that the map looks the
/// same wherever it is.
pub fn rect_inside(outer: Rect) -> Rect {
    let min = (outer.min + vec2(LEFT, 0.0)).ceil();
    let max = (outer.max - vec2(RIGHT, BELOW)).floor();
    Rect::from_min_max(min, max.max(min + vec2(1.0, 1.0)))
}

/// The map's rectangle inside `outer` on a page of this palette: on paper the axes have names.
pub fn rect_on_page(outer: Rect, palette: &Palette) -> Rect {
    if palette.paper {
        rect_inside(Rect::from_min_max(outer.min + vec2(4.0, 0.0), outer.max - vec2(0.0, NAME_HEIGHT)))
    } else {
        rect_inside(outer)
    }
}

/// Paint the map with paths, minima, starts, arrows and axes; `courses` say what of each path is drawn.
pub fn paint(
    ui: &Ui,
    transform: &MapTransform,
    contour_map: &ContourMap,
    content: &Content<'_>,
    courses: &[Course],
    derived: &Derived,
    inspected: terms::Inspected<'_>,
) {
    contour_map.contours.paint_bands(ui, transform, transform.rect);
    if content.settings.chart == Chart::Basins && !content.paths.is_empty() {
        outcome::paint_layer(ui, transform, &derived.basins, content);
    }
    contour_map.contours.paint_lines(ui, transform, content.palette);
    if content.settings.arrows {
        contour_map::paint_arrows(ui, transform, content);
    }
    trajectories::paint(&ui.painter_at(transform.rect), transform, content, courses);
    paint_minima(ui, transform, content);
    let taken = starts::paint(ui, transform, content);
    contour_map.paint_scale(ui, transform.rect, content);
    if contour_map.contours.has_holes {
        let corner = transform.rect.left_bottom() + vec2(0.0, -10.0);
        plate(
            &ui.painter_at(transform.rect),
            transform.rect.shrink(4.0),
            corner,
            &t!("map.holes"),
            content.palette,
            &mut Vec::new(),
        );
    }
    terms::paint_inspected(ui, transform, content, inspected, courses, taken);
    paint_border(ui, transform, content.palette);
    paint_axes(ui, transform, content.palette, ["x", "y"]);
}

/// A cross at each minimum: a large one where f is lowest, a small one at the others.
fn paint_minima(ui: &Ui, transform: &MapTransform, content: &Content<'_>) {
    let painter = ui.painter_at(transform.rect);
    let landscape = &content.settings.landscape;
    for minimum in landscape.minima() {
        let global = landscape.value_and_gradient(*minimum).0 - landscape.floor() < 1e-9;
        let (reach, color) = if global { (6.0, content.palette.text) } else { (3.5, content.palette.secondary) };
        let center = transform.screen_pos(*minimum);
        // First wider, in the panel's colour: a border that separates the cross from the paths that end there.
        for (extra, color) in [(1.5, content.palette.panel), (0.0, color)] {
            let (stroke, reach) = (content.palette.line(2.0 + 2.0 * extra, color), reach + extra);
            painter.line_segment([center - vec2(reach, 0.0), center + vec2(reach, 0.0)], stroke);
            painter.line_segment([center - vec2(0.0, reach), center + vec2(0.0, reach)], stroke);
        }
    }
}

/// A rounded border; the corners of the map outside it are covered in the window's colour.
pub fn paint_border(ui: &Ui, transform: &MapTransform, palette: &Palette) {
    const RADIUS: u8 = 6;
    let painter = ui.painter();
    if palette.paper {
        return palette.frame(painter, transform.rect);
    }
    let cover = Stroke::new(3.0, palette.window);
    painter.rect_stroke(transform.rect, CornerRadius::same(RADIUS), cover, StrokeKind::Outside);
    painter.rect_stroke(transform.rect, CornerRadius::same(RADIUS), Stroke::new(1.0, palette.hairline), StrokeKind::Inside);
}

/// The numbers of the axes, and their names.
pub fn paint_axes(ui: &Ui, transform: &MapTransform, palette: &Palette, names: [&str; 2]) {
    let painter = ui.painter();
    let (rect, color) = (transform.rect, palette.secondary);
    let spacing = if palette.paper { MIN_TICK_SPACING_ON_PAPER } else { MIN_TICK_SPACING };
    let count = |pixels: f32| f64::from(pixels) / spacing;
    let tick = palette.line(1.0, if palette.paper { palette.text } else { palette.hairline });
    let [xs, ys] = [
        ticks(transform.view.x[0], transform.view.x[1], count(rect.width())),
        ticks(transform.view.y[0], transform.view.y[1], count(rect.height())),
    ];
    for x in xs.iter().copied() {
        let at = transform.screen_pos([x, 0.0]).x;
        painter.vline(at, rect.max.y..=rect.max.y + 4.0, tick);
        painter.text(pos2(at, rect.max.y + 5.0), Align2::CENTER_TOP, number(x, 6), regular(size::SMALL), color);
    }
    for y in ys.iter().copied() {
        let at = transform.screen_pos([0.0, y]).y;
        painter.hline(rect.min.x - 4.0..=rect.min.x, at, tick);
        painter.text(pos2(rect.min.x - 8.0, at), Align2::RIGHT_CENTER, number(y, 6), regular(size::SMALL), color);
    }
    if palette.paper {
        let (font, color) = (formula(NAME_SIZE), palette.text);
        painter.text(pos2(rect.center().x, rect.max.y + BELOW - 6.0), Align2::CENTER_TOP, names[0], font.clone(), color);
        painter.text(pos2(rect.min.x - LEFT - 3.0, rect.center().y), Align2::LEFT_CENTER, names[1], font, color);
    } else {
        let (font, color) = (formula(SMALL_NAME_SIZE), palette.text);
        let at = transform.screen_pos([between_last(&xs, transform.view.x), between_last(&ys, transform.view.y)]);
        painter.text(pos2(at.x, rect.max.y + 3.0), Align2::CENTER_TOP, names[0], font.clone(), color);
        painter.text(pos2(rect.min.x - 8.0, at.y), Align2::RIGHT_CENTER, names[1], font, color);
    }
}

/// The middle between the last two ticks of an axis, where no number stands.
fn between_last(ticks: &[f64], [low, high]: [f64; 2]) -> f64 {
    match ticks {
        [.., before, last] => before.midpoint(*last),
        [only] => only.midpoint(if high - only > only - low { high } else { low }),
        [] => low.midpoint(high),
    }
}
