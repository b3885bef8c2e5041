//! A slider with a thin track, filled in one colour, and a ring as its handle.

use egui::{Color32, Rect, Response, SliderClamping, Stroke, Ui, pos2};

use crate::knob;
use crate::picture::theme::Palette;

const HANDLE_RADIUS: f32 = 7.0;

/// Draw a slider of this width. A value beyond its range stays as it is; the handle then stands at the end.
pub fn slider_ui(
    ui: &mut Ui,
    value: &mut f64,
    range: knob::Slider,
    whole: bool,
    width: f32,
    color: Color32,
    label: &str,
) -> Response {
    let palette = Palette::of(ui);
    let response = ui
        .scope(|ui| {
            ui.spacing_mut().slider_width = width;
            ui.spacing_mut().interact_size.y = 20.0; // egui makes the handle 2/5 of it
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
    // egui paints handle and track in the same colour; the ring covers its handle, which is a little smaller.
    let center = pos2(place(response.rect, *value, range), response.rect.center().y);
    let active = response.hovered() || response.dragged() || response.has_focus();
    let stroke = Stroke::new(if active { 3.0 } else { 2.0 }, color);
    ui.painter().circle(center, HANDLE_RADIUS.max(reach(response.rect)), palette.panel, stroke);
    response
}

/// How far the handle's middle stays from the slider's ends.
fn reach(slider: Rect) -> f32 {
    slider.height() / 2.5
}

/// Where a value stands on the screen: at the end where it lies beyond the range.
pub fn place(slider: Rect, value: f64, range: knob::Slider) -> f32 {
    let (left, right) = (slider.left() + reach(slider), slider.right() - reach(slider));
    left + (right - left) * part(value, range)
}

/// Where a value stands on a slider: 0 at its left end, 1 at its right end.
fn part(value: f64, range: knob::Slider) -> f32 {
    let scale = |number: f64| if range.log { number.max(f64::MIN_POSITIVE).ln() } else { number };
    let (low, high) = (scale(range.low), scale(range.high));
    if high > low { ((scale(value) - low) / (high - low)).clamp(0.0, 1.0) as f32 } else { 0.0 }
}
