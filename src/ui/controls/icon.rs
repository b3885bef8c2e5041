//! Icons, painted as shapes: no font has all of them.

use egui::containers::menu::{MenuButton, MenuConfig};
use egui::{Color32, PopupCloseBehavior, Rect, Response, Sense, Shape, Stroke, Ui, Vec2, pos2, vec2};

use super::explain::name_and_explain;
use crate::picture::theme::Palette;
use crate::picture::tooltip::Tooltip;

/// An icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// To the first step.
    First,
    /// One step back.
    Back,
    /// Start the playback.
    Play,
    /// Stop the playback.
    Pause,
    /// One step forward.
    Forward,
    /// To the last step.
    Last,
    /// End a run.
    Stop,
    /// Start again.
    Again,
    /// Show to a class.
    Present,
    /// The list of shortcuts.
    Help,
    /// Undo a change.
    Undo,
    /// Redo a change.
    Redo,
    /// Erase ink.
    Erase,
    /// Remove.
    Cross,
    /// Show more or less.
    Chevron {
        /// Whether more is shown.
        open: bool,
    },
    /// Light or dark.
    Contrast,
    /// Fold a panel away, or back.
    Panel {
        /// Whether the panel is on the right.
        right: bool,
    },
}

/// The width and height of a [`button`].
pub const SIDE: f32 = 24.0;

/// A quiet button with an icon; `label` is its accessible name and its tooltip.
pub fn button(ui: &mut Ui, icon: Icon, label: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(SIDE), Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, response.enabled(), label));
    let palette = Palette::current(ui);
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 6.0, palette.chip);
    }
    let color = if response.hovered() { palette.text } else { palette.secondary };
    ui.painter().add(shape(icon, rect, color));
    response.tell(label).tell_disabled(label)
}

/// A button with a chevron that opens a menu; `help` is its tooltip.
pub fn menu(ui: &mut Ui, text: &str, help: &str, contents: impl FnOnce(&mut Ui)) {
    // A fold in it opens without closing it; what is chosen closes it.
    let config = MenuConfig::new().close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    let (response, _) = MenuButton::new(format!("{text}     ")).config(config).ui(ui, contents);
    let rect = Rect::from_center_size(response.rect.right_center() - vec2(15.0, 0.0), vec2(10.0, 10.0));
    ui.painter().add(shape(Icon::Chevron { open: false }, rect, Palette::current(ui).secondary));
    name_and_explain(response, egui::Role::Button, text, help);
}

/// A round button in the accent's colour.
pub fn round_button(ui: &mut Ui, icon: Icon, label: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(40.0, 40.0), Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, response.enabled(), label));
    let palette = Palette::current(ui);
    let fill = if response.hovered() { palette.accent.lerp_to_gamma(palette.text, 0.15) } else { palette.accent };
    ui.painter().circle_filled(rect.center(), 20.0, fill);
    if response.has_focus() {
        ui.painter().circle_stroke(rect.center(), 22.0, Stroke::new(2.0, palette.text));
    }
    ui.painter().add(shape(icon, rect, palette.on_accent));
    response.tell(label)
}

/// The icon's shape around the middle of `rect`.
fn shape(icon: Icon, rect: Rect, color: Color32) -> Shape {
    let center = rect.center();
    let polygon =
        |corners: &[Vec2]| Shape::convex_polygon(corners.iter().map(|corner| center + *corner).collect(), color, Stroke::NONE);
    let triangle = |tip: f32, base: f32| polygon(&[vec2(tip, 0.0), vec2(base, -6.0), vec2(base, 6.0)]);
    let bar = |x: f32, half_height: f32| {
        Shape::rect_filled(Rect::from_center_size(center + vec2(x, 0.0), vec2(2.5, 2.0 * half_height)), 1.0, color)
    };
    let line = |from: Vec2, to: Vec2| Shape::line_segment([center + from, center + to], Stroke::new(1.5, color));
    match icon {
        Icon::First => Shape::Vec(vec![bar(-6.0, 6.0), triangle(-4.0, 6.0)]),
        Icon::Back => triangle(-6.0, 4.0),
        Icon::Play => triangle(8.0, -4.5),
        Icon::Pause => Shape::Vec(vec![bar(-3.5, 7.0), bar(3.5, 7.0)]),
        Icon::Forward => triangle(6.0, -4.0),
        Icon::Last => Shape::Vec(vec![bar(6.0, 6.0), triangle(4.0, -6.0)]),
        Icon::Stop => Shape::rect_filled(Rect::from_center_size(center, vec2(11.0, 11.0)), 1.5, color),
        Icon::Again => {
            // Three quarters of a circle with an arrowhead at its end.
            let at = |part: f32| center + Vec2::angled(std::f32::consts::TAU * (part * 0.8 - 0.1)) * 6.0;
            let arc = (0..=20u8).map(|part| at(f32::from(part) / 20.0)).collect();
            let tip = at(0.0);
            let head = vec![tip + vec2(-4.0, -0.5), tip + vec2(2.5, -3.5), tip + vec2(1.5, 3.0)];
            Shape::Vec(vec![Shape::line(arc, Stroke::new(1.75, color)), Shape::convex_polygon(head, color, Stroke::NONE)])
        }
        Icon::Present => {
            let screen = Rect::from_center_size(center - vec2(0.0, 1.5), vec2(16.0, 10.0));
            let outline = Shape::rect_stroke(screen, 1.5, Stroke::new(1.5, color), egui::StrokeKind::Middle);
            Shape::Vec(vec![outline, line(vec2(-3.5, 7.0), vec2(0.0, 3.5)), line(vec2(0.0, 3.5), vec2(3.5, 7.0))])
        }
        Icon::Help => {
            // A question mark in a ring.
            let hook = (0..=10u8).map(|part| {
                let turn = std::f32::consts::PI * (f32::from(part) / 10.0 * 1.5 - 1.0);
                center + vec2(0.0, -1.5) + Vec2::angled(turn) * 2.4
            });
            let hook = hook.chain([center + vec2(0.0, 2.0)]).collect();
            let dot = Shape::circle_filled(center + vec2(0.0, 4.2), 1.0, color);
            Shape::Vec(vec![
                Shape::circle_stroke(center, 8.0, Stroke::new(1.5, color)),
                Shape::line(hook, Stroke::new(1.5, color)),
                dot,
            ])
        }
        Icon::Undo | Icon::Redo => {
            // An arrow that turns back; Redo mirrors it.
            let mirror = if icon == Icon::Undo { 1.0 } else { -1.0 };
            let at = |x: f32, y: f32| center + vec2(x * mirror, y);
            let bow = |part: f32| {
                let turn = Vec2::angled(std::f32::consts::PI * (part - 0.5)) * vec2(4.5, 4.0);
                at(1.5 + turn.x, 1.0 + turn.y)
            };
            let line =
                [at(-6.0, -3.0)].into_iter().chain((0..=12u8).map(|part| bow(f32::from(part) / 12.0))).chain([at(-3.0, 5.0)]);
            let head = vec![at(-2.5, -7.0), at(-6.5, -3.0), at(-2.5, 1.0)];
            Shape::Vec(vec![Shape::line(line.collect(), Stroke::new(1.5, color)), Shape::line(head, Stroke::new(1.5, color))])
        }
        Icon::Erase => {
            // An eraser on its edge, and the line that it leaves.
            let block = [vec2(-7.0, 1.5), vec2(1.5, -7.0), vec2(6.5, -2.0), vec2(-2.0, 6.5)];
            let outline = Shape::closed_line(block.map(|corner| center + corner).to_vec(), Stroke::new(1.5, color));
            Shape::Vec(vec![outline, line(vec2(-2.0, -3.5), vec2(3.0, 1.5)), line(vec2(1.0, 7.0), vec2(7.5, 7.0))])
        }
        Icon::Cross => Shape::Vec(vec![line(vec2(-4.0, -4.0), vec2(4.0, 4.0)), line(vec2(-4.0, 4.0), vec2(4.0, -4.0))]),
        Icon::Chevron { open } => {
            let up = if open { -2.0 } else { 2.0 };
            Shape::Vec(vec![line(vec2(-4.0, -up), vec2(0.0, up)), line(vec2(0.0, up), vec2(4.0, -up))])
        }
        Icon::Contrast => {
            let half = (0..=16)
                .map(|part| std::f32::consts::PI * (part as f32 / 16.0 - 0.5))
                .map(|angle| center + vec2(angle.cos(), angle.sin()) * 7.0);
            let half = Shape::convex_polygon(half.collect(), color, Stroke::NONE);
            Shape::Vec(vec![Shape::circle_stroke(center, 7.0, Stroke::new(1.5, color)), half])
        }
        Icon::Panel { right } => {
            let frame = Rect::from_center_size(center, vec2(16.0, 12.0));
            let wall_x = if right { frame.max.x - 5.0 } else { frame.min.x + 5.0 };
            let outline = Shape::rect_stroke(frame, 2.0, Stroke::new(1.5, color), egui::StrokeKind::Middle);
            let wall = Shape::line_segment([pos2(wall_x, frame.min.y), pos2(wall_x, frame.max.y)], Stroke::new(1.5, color));
            Shape::Vec(vec![outline, wall])
        }
    }
}
