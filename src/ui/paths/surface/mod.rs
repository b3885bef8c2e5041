//! The surface of f in place of the map: turned by dragging, with the same bands, paths and start points.

mod axes;
mod geometry;
mod heights;
mod mesh;
mod walks;

use std::sync::Arc;

use egui::{PointerButton, Pos2, Rect, Response, Sense, Ui, vec2};
use rust_i18n::t;

pub use geometry::Surface;
use heights::Heights;

use super::place::Place;
use super::relief::Relief;
use super::scene::Scene;
use super::sketch::Steps;
use super::terms::Inspected;
use super::{starts, terms};
use crate::experiment::paths::{Camera, Settings};
use crate::landscape::{LandscapeSpec, View};
use crate::ui::segments::segments_ui;
use crate::ui::theme::regular;

/// How far an arrow key turns the surface, as if it were dragged by so many points.
const TURN: f64 = 24.0;

/// The heights, computed again only when landscape or view have changed.
#[derive(Default)]
pub struct Sampled {
    of: Option<(LandscapeSpec, View)>,
    heights: Option<Arc<Heights>>,
}

impl Sampled {
    /// The surface of the settings' landscape over the visible rectangle, in `rect`.
    pub fn surface(&mut self, rect: Rect, settings: &Settings, camera: Camera) -> Surface {
        let of = (settings.landscape.clone(), settings.visible());
        let fresh = self.heights.clone().filter(|_| self.of.as_ref() == Some(&of));
        let heights = fresh.unwrap_or_else(|| Arc::new(Heights::sample(&of.0, of.1)));
        (self.of, self.heights) = (Some(of), Some(Arc::clone(&heights)));
        Surface::new(rect, heights, camera)
    }
}

/// Paint the surface with all that is on it; the paths by these steps of each.
pub fn paint(ui: &Ui, surface: &Surface, relief: &Relief, scene: &Scene<'_>, steps: &[Steps], inspected: Inspected<'_>) {
    // The room of the map's axes is free here; that of the scale is not.
    let rect = surface.rect();
    let painter = ui.painter_at(Rect::from_min_max(rect.min - vec2(40.0, 0.0), rect.max + vec2(2.0, 20.0)));
    painter.extend(mesh::floor(surface, relief, scene.palette));
    painter.add(mesh::surface(surface, relief.levels(), scene.palette));
    walks::paint_border(&painter, surface, scene.palette.line(1.0, scene.palette.second.gamma_multiply(0.8)));
    axes::paint(&painter, surface, scene.palette);
    walks::paint(&painter, surface, scene, steps);
    paint_minima(&painter, surface, scene);
    starts::paint(ui, surface, scene);
    terms::paint_inspected(ui, surface, scene, inspected);
    relief.paint_scale(ui, surface.rect(), scene);
    if relief.has_holes {
        let at = surface.rect().left_bottom();
        painter.text(at, egui::Align2::LEFT_BOTTOM, t!("map.holes"), regular(12.0), scene.palette.second);
    }
}

fn paint_minima(painter: &egui::Painter, surface: &Surface, scene: &Scene<'_>) {
    for &minimum in scene.settings.landscape.minima() {
        let seen = surface.is_over(minimum) && surface.is_visible(surface.on_surface(minimum));
        if seen {
            let center = surface.position(minimum);
            for (reach, stroke) in
                [(7.5, scene.palette.line(5.0, scene.palette.panel)), (6.0, scene.palette.line(2.0, scene.palette.text))]
            {
                painter.line_segment([center - vec2(reach, 0.0), center + vec2(reach, 0.0)], stroke);
                painter.line_segment([center - vec2(0.0, reach), center + vec2(0.0, reach)], stroke);
            }
        }
    }
}

/// What is done on the surface: drag or press the arrow keys to turn, scroll to zoom, double-click to look as at first.
pub fn pointer_ui(ui: &Ui, surface: &Surface, camera: Camera, settings: &mut Settings) -> Response {
    let response = ui.interact(surface.rect(), ui.scope_id().with("surface"), Sense::click_and_drag());
    if starts::grabbed(ui, surface, &response, settings) {
        return response;
    }
    let mut seen = camera;
    if response.dragged_by(PointerButton::Primary) {
        let moved = response.drag_delta();
        seen = seen.turned(f64::from(moved.x), f64::from(moved.y));
    }
    starts::keep_arrows(ui, &response);
    if response.has_focus() {
        let [right, up] = starts::arrows(ui, TURN);
        seen = if [right, up] == [0.0, 0.0] { seen } else { seen.turned(right, -up) };
    }
    if response.hover_pos().is_some() {
        let (scroll, pinch) = ui.input(|input| (input.smooth_scroll_delta().y, input.zoom_delta()));
        seen = seen.nearer(f64::from((scroll / 300.0).exp() * pinch));
    }
    if response.double_clicked() {
        seen = Camera::default();
    }
    if seen != camera {
        settings.surface = Some(seen);
    }
    response
}

/// The switch between map and surface, its upper right corner here; returns its width.
pub fn switch_ui(ui: &mut Ui, corner: Pos2, settings: &mut Settings) -> f32 {
    let (map, surface) = (t!("surface.map"), t!("surface.surface"));
    segments_ui(ui, corner, &[&[&map, &surface]], |ui| {
        let on = settings.surface.is_some();
        if ui.selectable_label(on, surface.as_ref()).on_hover_text(t!("surface.surface_help")).clicked() && !on {
            settings.surface = Some(Camera::default());
        }
        if ui.selectable_label(!on, map.as_ref()).on_hover_text(t!("surface.map_help")).clicked() {
            settings.surface = None;
        }
    })
}
