//! The first hint: three lines, shown until the user acts.

use egui::{Align2, Area, Context, Event, Frame, Id, Margin, Order, RichText, Stroke, vec2};

use crate::language::t;
use crate::picture::theme::{Palette, regular, size};
use crate::ui::controls::icon;
use crate::ui::controls::icon::Icon;

/// Distance from the bottom of the window, above its bar.
const ABOVE: f32 = 116.0;
const WIDTH: f32 = 460.0;

/// Whether the user acted: a key, a mouse button, the wheel, a dropped file.
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
    // Raw events, since others may have consumed them.
    ctx.input(|input| input.raw.events.iter().any(acts) || !input.raw.dropped_files.is_empty())
}

/// Draw the hint, on a `phone` without keys; returns whether the user acted, so that it is no longer needed.
pub fn hint_ui(ctx: &Context, phone: bool) -> bool {
    let [play, more] = if phone { [t!("hint.play_phone"), t!("hint.more_phone")] } else { [t!("hint.play"), t!("hint.more")] };
    let area = Area::new(Id::unique("hint")).anchor(Align2::CENTER_BOTTOM, vec2(0.0, -ABOVE)).order(Order::Foreground);
    area.show(ctx, |ui| {
        let palette = Palette::current(ui);
        let frame = Frame::new().fill(palette.panel).stroke(Stroke::new(1.0, palette.accent)).corner_radius(8);
        frame.inner_margin(Margin::symmetric(14, 8)).show(ui, |ui| {
            ui.set_max_width(WIDTH.min(ctx.content_rect().width() - 48.0));
            ui.horizontal_top(|ui| {
                ui.vertical(|ui| {
                    ui.set_max_width(ui.available_width() - 32.0);
                    for line in [t!("hint.drag"), play, more] {
                        let text = RichText::new(line).font(regular(size::BODY)).color(palette.text);
                        ui.add(egui::Label::new(text).wrap());
                    }
                });
                // A click on it closes the hint, like any action.
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
