//! The map: what is painted, the same in the window and in a picture, and what the pointer does on it.

use egui::{Align2, CornerRadius, PointerButton, Rect, Response, Sense, Shape, Stroke, StrokeKind, Ui, pos2, vec2};
use rust_i18n::t;

use super::frame::Frame;
use super::relief::{self, Relief};
use super::scene::Scene;
use super::sketch::Steps;
use super::{hover, starts, terms, walks};
use crate::experiment::paths::{Settings, check_start};
use crate::ui::plots::{number, ticks};
use crate::ui::theme::{regular, size};

/// Room for the numbers of the y axis.
const LEFT: f32 = 44.0;
/// Room for the numbers of the x axis.
const BELOW: f32 = 24.0;
/// Room for the scale of the contours.
const RIGHT: f32 = 60.0;
/// How far an arrow key moves the view, in points of the screen.
const PAN: f64 = 40.0;
/// Pixels between two numbers of an axis, at least.
const TICK_SPACING: f64 = 56.0;

/// The map's rectangle inside `outer`, whose rest holds the axes. Its corners lie on whole points, so that the map looks the
/// same wherever it is.
pub fn rect_inside(outer: Rect) -> Rect {
    let min = (outer.min + vec2(LEFT, 0.0)).ceil();
    let max = (outer.max - vec2(RIGHT, BELOW)).floor();
    Rect::from_min_max(min, max.max(min + vec2(1.0, 1.0)))
}

/// Paint the map with all that is on it; the paths by these steps of each.
pub fn paint(ui: &Ui, frame: &Frame, relief: &Relief, scene: &Scene<'_>, steps: &[Steps], inspected: terms::Inspected<'_>) {
    relief.paint(ui, frame, scene.palette);
    if scene.settings.arrows {
        relief::paint_arrows(ui, frame, scene);
    }
    walks::paint(ui, frame, scene, steps);
    paint_minima(ui, frame, scene);
    starts::paint(ui, frame, scene);
    relief.paint_scale(ui, frame.rect, scene);
    if relief.has_holes {
        let corner = frame.rect.left_bottom() + vec2(0.0, -10.0);
        walks::plate(
            &ui.painter_at(frame.rect),
            frame.rect.shrink(4.0),
            corner,
            &t!("map.holes"),
            scene.palette,
            &mut Vec::new(),
        );
    }
    terms::paint_inspected(ui, frame, scene, inspected);
    paint_border(ui, frame, scene);
    paint_axes(ui, frame, scene);
}

/// A cross at each minimum: a large one where f is lowest, a small one at the others.
fn paint_minima(ui: &Ui, frame: &Frame, scene: &Scene<'_>) {
    let painter = ui.painter_at(frame.rect);
    let landscape = &scene.settings.landscape;
    for minimum in landscape.minima() {
        let global = landscape.at(*minimum).0 - landscape.floor() < 1e-9;
        let (reach, color) = if global { (6.0, scene.palette.text) } else { (3.5, scene.palette.second) };
        let center = frame.position(*minimum);
        // First wider in the panel's colour, so that the cross stands out from the paths that end there.
        for (extra, color) in [(1.5, scene.palette.panel), (0.0, color)] {
            let (stroke, reach) = (scene.palette.line(2.0 + 2.0 * extra, color), reach + extra);
            painter.line_segment([center - vec2(reach, 0.0), center + vec2(reach, 0.0)], stroke);
            painter.line_segment([center - vec2(0.0, reach), center + vec2(0.0, reach)], stroke);
        }
    }
}

/// A rounded border; what the map paints into the corners is covered with the window's colour.
fn paint_border(ui: &Ui, frame: &Frame, scene: &Scene<'_>) {
    const RADIUS: u8 = 6;
    let painter = ui.painter();
    let cover = Stroke::new(3.0, scene.palette.window);
    painter.rect_stroke(frame.rect, CornerRadius::same(RADIUS), cover, StrokeKind::Outside);
    painter.rect_stroke(frame.rect, CornerRadius::same(RADIUS), Stroke::new(1.0, scene.palette.hairline), StrokeKind::Inside);
}

fn paint_axes(ui: &Ui, frame: &Frame, scene: &Scene<'_>) {
    let painter = ui.painter();
    let (rect, color) = (frame.rect, scene.palette.second);
    let count = |pixels: f32| f64::from(pixels) / TICK_SPACING;
    let tick = scene.palette.line(1.0, scene.palette.hairline);
    for x in ticks(frame.view.x[0], frame.view.x[1], count(rect.width())) {
        let at = frame.position([x, 0.0]).x;
        painter.vline(at, rect.max.y..=rect.max.y + 4.0, tick);
        painter.text(pos2(at, rect.max.y + 5.0), Align2::CENTER_TOP, number(x, 6), regular(size::SMALL), color);
    }
    for y in ticks(frame.view.y[0], frame.view.y[1], count(rect.height())) {
        let at = frame.position([0.0, y]).y;
        painter.hline(rect.min.x - 4.0..=rect.min.x, at, tick);
        painter.text(pos2(rect.min.x - 8.0, at), Align2::RIGHT_CENTER, number(y, 6), regular(size::SMALL), color);
    }
}

/// What is done on the map: drag the ground or press the arrow keys to pan, scroll to zoom, double-click to add a start.
pub fn ground_ui(ui: &Ui, frame: &Frame, settings: &mut Settings) -> Response {
    let response = ui.interact(frame.rect, ui.scope_id().with("map"), Sense::click_and_drag());
    if starts::grabbed(ui, frame, &response, settings) {
        return response;
    }
    if response.dragged_by(PointerButton::Primary) && response.drag_delta() != egui::Vec2::ZERO {
        settings.view = Some(frame.panned(response.drag_delta()));
    }
    starts::keep_arrows(ui, &response);
    if response.has_focus() {
        let [right, up] = starts::arrows(ui, PAN).map(|points| points as f32);
        if [right, up] != [0.0, 0.0] {
            settings.view = Some(frame.panned(vec2(-right, up)));
        }
    }
    if let Some(pointer) = response.hover_pos() {
        let (scroll, pinch) = ui.input(|input| (input.smooth_scroll_delta().y, input.zoom_delta()));
        let factor = f64::from((-scroll / 300.0).exp() / pinch);
        if factor != 1.0 {
            settings.view = Some(frame.zoomed(factor, pointer));
        }
    }
    if response.double_clicked()
        && let Some(pointer) = response.interact_pointer_pos()
    {
        add_start(frame, pointer, settings);
    }
    let pressed_at = response.interact_pointer_pos();
    response.context_menu(|ui| {
        let id = ui.scope_id().with("where");
        if let Some(pointer) = pressed_at {
            ui.data_mut(|data| data.insert_temp(id, pointer));
        }
        let place = ui.data(|data| data.get_temp::<egui::Pos2>(id));
        if ui.button(t!("start.add_here")).clicked()
            && let Some(pointer) = place
        {
            add_start(frame, pointer, settings);
            ui.close();
        }
        if ui.button(t!("map.reset")).clicked() {
            settings.view = None;
            ui.close();
        }
    });
    response
}

fn add_start(frame: &Frame, pointer: egui::Pos2, settings: &mut Settings) {
    let point = frame.plot_from_screen(pointer);
    if check_start(&settings.landscape, point).is_ok() {
        settings.starts.push(point);
    }
}

/// The optimizer whose step is nearest to the pointer, with what is told of that step.
pub fn hover_ui(ui: &Ui, frame: &Frame, ground: &Response, scene: &Scene<'_>, steps: &[Steps]) -> Option<usize> {
    let pointer = ground.hover_pos().filter(|_| !ground.dragged())?;
    let found = hover::nearest(frame, scene, steps, pointer)?;
    let center = frame.position(scene.paths[found.path].trajectory.points[found.step]);
    let ring = Shape::circle_stroke(center, 9.0, scene.palette.line(2.0, scene.palette.text));
    ui.painter_at(frame.rect).add(ring);
    ground.clone().on_hover_ui_at_pointer(|ui| hover::tell_ui(ui, scene, &found));
    Some(scene.paths[found.path].optimizer)
}
