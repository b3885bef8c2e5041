//! The hint of the first start: three lines, until something is done.

use egui::{Align2, Area, Context, Event, Frame, Id, Margin, Order, RichText, Stroke, vec2};
use rust_i18n::t;

use crate::picture::theme::{Palette, regular, size};
use crate::ui::controls::icon;
use crate::ui::controls::icon::Icon;

/// Above the bar at the bottom of the window.
const ABOVE: f32 = 116.0;
const WIDTH: f32 = 460.0;

/// Whether something was done: a key, a button of the mouse, the wheel, a dropped file.
fn has_acted(ctx: &Context) -> bool {
    let acts = |event: &Event| {
        matches!(
            event,
            Event::Key { pressed: true, .. }
                | Event::PointerButton { pressed: true, .. }
                | Event::MouseWheel { .. }
                | Event::AccessKitActionRequest(_)
        )
    };
    // Also what has been heard and taken by others.
    ctx.input(|input| input.raw.events.iter().any(acts) || !input.raw.dropped_files.is_empty())
}

/// Draw the hint; returns whether something was done, so that it is no longer needed.
pub fn hint_ui(ctx: &Context) -> bool {
    let area = Area::new(Id::unique("hint")).anchor(Align2::CENTER_BOTTOM, vec2(0.0, -ABOVE)).order(Order::Foreground);
    area.show(ctx, |ui| {
        let palette = Palette::current(ui);
        let frame = Frame::new().fill(palette.panel).stroke(Stroke::new(1.0, palette.accent)).corner_radius(8);
        frame.inner_margin(Margin::symmetric(14, 8)).show(ui, |ui| {
            ui.set_max_width(WIDTH.min(ctx.content_rect().width() - 48.0));
            ui.horizontal_top(|ui| {
                ui.vertical(|ui| {
                    ui.set_max_width(ui.available_width() - 32.0);
                    for line in [t!("hint.drag"), t!("hint.play"), t!("hint.more")] {
                        let text = RichText::new(line).font(regular(size::BODY)).color(palette.text);
                        ui.add(egui::Label::new(text).wrap());
                    }
                });
                // Its click is an action like any other, and so closes the hint.
                icon::button(ui, Icon::Cross, &t!("hint.close"));
            });
        });
    });
    let acted = has_acted(ctx);
    if acted {
        ctx.request_repaint();
    }
    acted
}
