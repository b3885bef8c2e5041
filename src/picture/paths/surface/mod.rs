//! The surface of f in place of the map, with the same bands, paths and start points.

mod axes;
mod geometry;
mod heights;
mod lines;
mod mesh;

use std::sync::Arc;

use egui::{Painter, Rect, Ui, vec2};

pub use geometry::Surface;
pub use heights::{CELLS, Heights};

use super::content::Content;
use super::contour_map::ContourMap;
use super::contours::Contours;
use super::course::Course;
use super::projection::Detail;
use super::projection::Projection;
use super::terms::Inspected;
use super::trajectories::{self, Pen, paint_line};
use super::{starts, terms};
use crate::experiment::paths::{Camera, Settings};
use crate::landscape::analysis::contour::Grid;
use crate::landscape::{LandscapeSpec, View};
use crate::language::t;
use crate::picture::theme::{Palette, regular};
use crate::words::numbers::number;

/// The heights, computed again only when landscape or view has changed.
#[derive(Default)]
pub struct HeightCache {
    key: Option<(LandscapeSpec, View, Option<f64>)>,
    heights: Option<Arc<Heights>>,
}

impl HeightCache {
    /// The surface of the settings' landscape over a view, up to the height `top` if there is one, fitted into `rect`.
    pub fn surface(&mut self, rect: Rect, settings: &Settings, view: View, top: Option<f64>, camera: Camera) -> Surface {
        let key = (settings.landscape.clone(), view, top);
        let fresh = self.heights.clone().filter(|_| self.key.as_ref() == Some(&key));
        let heights = fresh.unwrap_or_else(|| Arc::new(Heights::of(Grid::sample(&key.0, key.1, [CELLS + 1; 2]), key.2)));
        (self.key, self.heights) = (Some(key), Some(Arc::clone(&heights)));
        Surface::new(rect, heights, camera)
    }
}

/// Paint the surface with paths, minima, starts, arrows and axes; `courses` say what of each path is drawn.
pub fn paint(
    ui: &Ui,
    surface: &Surface,
    contour_map: &ContourMap,
    content: &Content<'_>,
    courses: &[Course],
    inspected: Inspected<'_>,
) {
    let painter = paint_ground(ui, surface, &contour_map.contours, content.palette, "f");
    trajectories::paint(&painter, surface, content, courses);
    paint_minima(&painter, surface, content);
    let taken = starts::paint(ui, surface, content);
    terms::paint_inspected(ui, surface, content, inspected, courses, taken);
    contour_map.paint_scale(ui, surface.rect(), content);
    if contour_map.contours.has_holes {
        let at = surface.rect().left_bottom();
        painter.text(at, egui::Align2::LEFT_BOTTOM, t!("map.holes"), regular(12.0), content.palette.secondary);
    }
}

/// Paint the surface with its floor, border and axes, and say where it is cut; `height` is the name of what rises. Returns a painter for
/// what is on it.
pub fn paint_ground(ui: &Ui, surface: &Surface, contours: &Contours, palette: &Palette, height: &str) -> Painter {
    // The space of the map's axes is free here; that of the scale is not.
    let rect = surface.rect();
    let painter = ui.painter_at(Rect::from_min_max(rect.min - vec2(40.0, 0.0), rect.max + vec2(2.0, 20.0)));
    painter.extend(mesh::floor(surface, contours, palette));
    let feathering =
        ui.ctx().tessellation_options(|options| if options.feathering { options.feathering_size_in_pixels } else { 0.0 });
    let feathering = feathering / painter.pixels_per_point();
    painter.add(mesh::surface(surface, contours.levels(), palette, feathering));
    paint_border(&painter, surface, palette.line(1.0, palette.secondary.gamma_multiply(0.8)));
    axes::paint(&painter, surface, palette, height);
    if surface.heights.is_cut {
        let text = t!("surface.cut", name = height, height = number(surface.heights.range[1], 3));
        painter.text(rect.left_top(), egui::Align2::LEFT_TOP, text, regular(12.0), palette.secondary);
    }
    painter
}

fn paint_border(painter: &egui::Painter, surface: &Surface, stroke: egui::Stroke) {
    let View { x, y } = surface.view();
    let corners = [[x[0], y[0]], [x[1], y[0]], [x[1], y[1]], [x[0], y[1]], [x[0], y[0]]];
    paint_line(painter, surface, corners.into_iter(), Pen { stroke, variation: 0, detail: Detail::Fine });
}

fn paint_minima(painter: &egui::Painter, surface: &Surface, content: &Content<'_>) {
    for &minimum in content.settings.landscape.minima() {
        let is_visible = surface.covers(minimum) && surface.is_visible(minimum);
        if is_visible {
            let center = surface.screen_pos(minimum);
            for (reach, stroke) in
                [(7.5, content.palette.line(5.0, content.palette.panel)), (6.0, content.palette.line(2.0, content.palette.text))]
            {
                painter.line_segment([center - vec2(reach, 0.0), center + vec2(reach, 0.0)], stroke);
                painter.line_segment([center - vec2(0.0, reach), center + vec2(0.0, reach)], stroke);
            }
        }
    }
}
