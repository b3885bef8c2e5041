//! Pointer and keyboard on the landscape: as on the map and on the surface of Paths, but for starts.

use egui::{Rect, Response, Sense, Shape, Ui};

use crate::experiment::paths::Camera;
use crate::experiment::training::landscape::{Landscape, Point};
use crate::language::t;
use crate::picture::paths::MapTransform;
use crate::picture::tooltip::Tooltip;
use crate::picture::training::landscape::Content;
use crate::ui::controls::view_input::{moved_view, turned_camera};
use crate::words::landscape as words;

/// Maximum distance between the pointer and a point of a walk.
const MAX_DISTANCE: f64 = 24.0;

/// Drag or arrow keys to pan, scroll to zoom, double-click to show what the walks need.
pub(super) fn map_ui(ui: &Ui, transform: &MapTransform, landscape: &mut Landscape) -> Response {
    let response = ui.interact(transform.rect, ui.scope_id().with("landscape"), Sense::click_and_drag());
    landscape.view = moved_view(ui, &response, transform).or(landscape.view).filter(|_| !response.double_clicked());
    response
}

/// Drag or arrow keys to turn, scroll to come nearer, double-click for the usual camera.
pub(super) fn surface_ui(ui: &Ui, rect: Rect, camera: Camera, landscape: &mut Landscape) -> Response {
    let response = ui.interact(rect, ui.scope_id().with("landscape"), Sense::click_and_drag());
    landscape.surface = Some(turned_camera(ui, &response, camera));
    response
}

/// Show a tooltip of the point nearest to the pointer; returns the index of its curve.
pub(super) fn hover_ui(ui: &Ui, transform: &MapTransform, response: &Response, content: &Content<'_>) -> Option<usize> {
    let pointer = response.hover_pos().filter(|_| !response.dragged())?;
    let distance = |point: &Point| {
        let [x, y] = transform.screen_from_plot([point.x, point.y]);
        (x - f64::from(pointer.x)).hypot(y - f64::from(pointer.y))
    };
    let all = content.drawn().flat_map(|walk| walk.points.iter().map(move |point| (distance(point), walk, point)));
    let (near, walk, point) = all.min_by(|a, b| a.0.total_cmp(&b.0))?;
    if near > MAX_DISTANCE {
        return None;
    }
    let center = transform.screen_pos([point.x, point.y]);
    ui.painter_at(transform.rect).add(Shape::circle_stroke(center, 9.0, content.palette.line(2.0, content.palette.text)));
    let name = &content.names[walk.curve];
    let name = if content.settings.seeds > 1 { format!("{name} · {}", t!("race.seed", seed = walk.seed)) } else { name.clone() };
    response.clone().tell_at_pointer(words::point(&name, point));
    Some(walk.curve)
}
