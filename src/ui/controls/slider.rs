//! A slider with a thin track, filled in one colour, and a ring as its handle.

use egui::{Color32, Rect, Response, SliderClamping, Stroke, Ui, pos2};

use crate::knob;
use crate::picture::theme::Palette;

const HANDLE_RADIUS: f32 = 7.0;

/// Draw a slider. A value beyond its range stays unchanged, with the handle at the end.
pub fn slider_ui(
    ui: &mut Ui,
    value: &mut f64,
    range: knob::Slider,
    whole: bool,
    width: f32,
    color: Color32,
    label: &str,
) -> Response {
    let palette = Palette::current(ui);
    let response = ui
        .scope(|ui| {
            ui.spacing_mut().slider_width = width;
            ui.spacing_mut().interact_size.y = 20.0; // egui's handle has 2/5 of this height as its radius
            let visuals = ui.visuals_mut();
            visuals.selection.bg_fill = color;
            visuals.widgets.inactive.bg_fill = palette.hairline;
            for state in [&mut visuals.widgets.inactive, &mut visuals.widgets.hovered, &mut visuals.widgets.active] {
                state.fg_stroke = Stroke::NONE; // the handle is painted below
            }
            let slider = egui::Slider::new(value, range.low..=range.high).logarithmic(range.log);
            let slider = slider.show_value(false).clamping(SliderClamping::Never);
            ui.add(if whole { slider.integer() } else { slider })
        })
        .inner;
    response.widget_info(|| egui::WidgetInfo::slider(true, *value, label));
    // egui paints handle and track in one colour; the ring covers its slightly smaller handle.
    let center = pos2(handle_x(response.rect, *value, range), response.rect.center().y);
    let active = response.hovered() || response.dragged() || response.has_focus();
    let stroke = Stroke::new(if active { 3.0 } else { 2.0 }, color);
    ui.painter().circle(center, HANDLE_RADIUS.max(end_margin(response.rect)), palette.panel, stroke);
    response
}

/// The minimum distance of the handle's centre from the slider's ends.
fn end_margin(slider: Rect) -> f32 {
    slider.height() / 2.5
}

/// The x coordinate on the screen of the handle for a value, clamped to the slider.
pub fn handle_x(slider: Rect, value: f64, range: knob::Slider) -> f32 {
    let (left, right) = (slider.left() + end_margin(slider), slider.right() - end_margin(slider));
    left + (right - left) * fraction(value, range)
}

/// The position of a value along the slider, from 0 to 1.
fn fraction(value: f64, range: knob::Slider) -> f32 {
    let scale = |number: f64| if range.log { number.max(f64::MIN_POSITIVE).ln() } else { number };
    let (low, high) = (scale(range.low), scale(range.high));
    if high > low { ((scale(value) - low) / (high - low)).clamp(0.0, 1.0) as f32 } else { 0.0 }
}
