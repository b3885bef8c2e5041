//! The charts beside the map: f by step on a log axis, x and y by step, all with a cursor at the shown step.

use egui::{Color32, Rect, RichText, Stroke, Ui, Vec2b};
use egui_plot::{GridInput, GridMark, Line, Plot, PlotBounds, PlotPoints, VLine};
use rust_i18n::t;

use super::scene::Scene;
use crate::experiment::paths::Path;
use crate::ui::plots::{number, superscript, ticks};
use crate::ui::theme::{semibold, size};

/// Room for the numbers of the vertical axis.
const AXIS_WIDTH: f32 = 44.0;

/// Draw the three charts, one above the other, in `area`; returns the step that was clicked.
pub fn charts_ui(ui: &mut Ui, area: Rect, scene: &Scene<'_>) -> Option<usize> {
    const GAP: f32 = 8.0;
    let height = ((area.height() - 2.0 * GAP) / 3.0).max(40.0);
    let slot = |index: usize| {
        Rect::from_min_size(area.min + egui::vec2(0.0, (height + GAP) * index as f32), egui::vec2(area.width(), height))
    };
    let floor = scene.settings.landscape.row().floor;
    let title = if floor == 0.0 { t!("chart.f") } else { t!("chart.f_above", floor = number(floor, 6)) };
    let bottom = bottom(scene, floor);
    let height_of = |path: &Path, step: usize| log_height(path.trajectory.values[step] - floor, bottom);
    let charts: [(&str, Chart<'_>); 3] = [
        (&title, Chart { id: "f", value: &height_of, zero: bottom }),
        (&t!("chart.x"), Chart { id: "x", value: &|path, step| path.trajectory.points[step][0], zero: None }),
        (&t!("chart.y"), Chart { id: "y", value: &|path, step| path.trajectory.points[step][1], zero: None }),
    ];
    let mut clicked = None;
    for (index, (title, chart)) in charts.into_iter().enumerate() {
        let builder = egui::UiBuilder::new().max_rect(slot(index)).id_salt(chart.id);
        ui.scope_builder(builder, |ui| clicked = clicked.or(chart_ui(ui, title, &chart, scene)));
    }
    clicked
}

/// One curve per path.
struct Chart<'a> {
    id: &'static str,
    /// The height of the curve at a step.
    value: &'a dyn Fn(&Path, usize) -> f64,
    /// On a log axis with values of 0 or less: where they are drawn, below all others.
    zero: Option<f64>,
}

fn chart_ui(ui: &mut Ui, title: &str, chart: &Chart<'_>, scene: &Scene<'_>) -> Option<usize> {
    let palette = scene.palette;
    let card = ui.max_rect();
    ui.painter().rect(card, 8.0, palette.panel, Stroke::new(1.0, palette.hairline), egui::StrokeKind::Inside);
    let inside = egui::UiBuilder::new().max_rect(card.shrink2(egui::vec2(10.0, 6.0)));
    ui.scope_builder(inside, |ui| curves_ui(ui, title, chart, scene)).inner
}

fn curves_ui(ui: &mut Ui, title: &str, chart: &Chart<'_>, scene: &Scene<'_>) -> Option<usize> {
    let palette = scene.palette;
    ui.spacing_mut().item_spacing.y = 0.0;
    let small = egui::FontId::proportional(11.0);
    ui.style_mut().text_styles.insert(egui::TextStyle::Body, small);
    ui.visuals_mut().override_text_color = Some(palette.second);
    ui.label(RichText::new(title).font(semibold(size::SMALL)).color(palette.second));
    ui.add_space(8.0);
    let log = chart.id == "f";
    let pixels = ui.available_height();
    let y_marks = move |input: GridInput| {
        let count = f64::from(pixels) / 24.0;
        let marks = ticks(input.bounds.0, input.bounds.1, count);
        // Between two powers of ten a log axis has no mark of this kind.
        grid_marks(marks.into_iter().filter(|mark| !log || mark.fract() == 0.0).collect())
    };
    let zero = chart.zero;
    let bounds = bounds(chart, scene);
    let mut curves = Vec::new();
    for path in scene.drawn() {
        let color = scene.color(path.optimizer).gamma_multiply(scene.opacity(path.optimizer));
        let shown = scene.shown(path);
        let last = path.trajectory.last();
        let mut curve = |from: usize, to: usize, color: Color32, part: &str| {
            let points = thinned(from, to, &|step| (chart.value)(path, step));
            let id = egui::Id::unique((chart.id, path.optimizer, path.start, part));
            curves.push(
                Line::new(scene.names[path.optimizer].clone(), PlotPoints::from(points))
                    .id(id)
                    .color(color)
                    .width(1.5)
                    .allow_band(false),
            );
        };
        curve(shown, last, color.gamma_multiply(0.28), "coming");
        curve(0, shown, color, "shown");
    }
    let cursor = VLine::new(t!("chart.cursor"), scene.settings.shown_step() as f64)
        .stroke(Stroke::new(1.0, palette.text))
        .allow_hover(false);
    let response = Plot::new(chart.id)
        .height(pixels)
        .allow_drag(false)
        .allow_zoom(false)
        .allow_scroll(false)
        .allow_boxed_zoom(false)
        .allow_double_click_reset(false)
        .allow_axis_zoom_drag(false)
        .show_background(false)
        .show_crosshair(false)
        .set_margin_fraction(egui::Vec2::ZERO)
        .auto_bounds(Vec2b::FALSE)
        .grid_color(palette.hairline)
        .grid_fade(0.0)
        .y_axis_min_width(AXIS_WIDTH)
        .x_grid_spacer(|input| {
            grid_marks(ticks(input.bounds.0, input.bounds.1, 4.0).into_iter().filter(|mark| mark.fract() == 0.0).collect())
        })
        .y_grid_spacer(y_marks)
        .x_axis_formatter(|mark, _| number(mark.value, 6))
        .y_axis_formatter(move |mark, _| match zero {
            Some(zero) if mark.value <= zero => String::new(),
            _ if log => power_of_ten(mark.value),
            _ => number(mark.value, 4),
        })
        .label_formatter(|_| None)
        .show(ui, |plot| {
            plot.set_plot_bounds(bounds);
            for curve in curves {
                plot.line(curve);
            }
            plot.vline(cursor);
        });
    if let Some(zero) = chart.zero {
        let at = response.transform.position_from_point(&egui_plot::PlotPoint::new(0.0, zero));
        let font = egui::FontId::proportional(size::SMALL);
        let left = egui::pos2(response.transform.frame().min.x - 6.0, at.y);
        ui.painter().text(left, egui::Align2::RIGHT_CENTER, "≤ 0", font, palette.second);
    }
    let pointer = response.response.interact_pointer_pos().filter(|_| response.response.clicked() || response.response.dragged());
    pointer.map(|pointer| {
        let step = response.transform.value_from_position(pointer).x.round();
        step.clamp(0.0, scene.settings.steps as f64) as usize
    })
}

/// Marks at these values, all of the same rank.
fn grid_marks(values: Vec<f64>) -> Vec<GridMark> {
    let step_size = values.windows(2).map(|pair| pair[1] - pair[0]).fold(1e9, f64::min);
    values.into_iter().map(|value| GridMark { value, step_size }).collect()
}

/// `10⁻³` for −3, and plain numbers near 1.
fn power_of_ten(exponent: f64) -> String {
    if (-3.0..=4.0).contains(&exponent) {
        number(10f64.powf(exponent), 3)
    } else {
        format!("10{}", superscript(&format!("{exponent}")))
    }
}

/// log₁₀ of a height; what is not positive is drawn at `bottom`, which the axis labels as such.
fn log_height(height: f64, bottom: Option<f64>) -> f64 {
    if height > 0.0 { height.log10() } else { bottom.unwrap_or(0.0) }
}

/// Where heights that are not positive are drawn: one decade below the lowest positive one; `None` if there are none.
fn bottom(scene: &Scene<'_>, floor: f64) -> Option<f64> {
    let heights = || scene.drawn().flat_map(|path| &path.trajectory.values).map(|value| value - floor);
    heights().any(|height| height <= 0.0).then(|| {
        let lowest = heights().filter(|height| *height > 0.0).fold(f64::INFINITY, f64::min);
        if lowest.is_finite() { lowest.log10().floor() - 1.0 } else { -1.0 }
    })
}

/// All steps, and all values with a little room.
fn bounds(chart: &Chart<'_>, scene: &Scene<'_>) -> PlotBounds {
    let values = scene.drawn().flat_map(|path| (0..=path.trajectory.last()).map(|step| (chart.value)(path, step)));
    let (low, high) = values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)));
    let (low, high) = if low <= high { (low, high) } else { (0.0, 1.0) };
    let room = ((high - low) * 0.06).max(low.abs().max(high.abs()) * 1e-9).max(1e-12);
    PlotBounds::from_min_max([0.0, low - room], [scene.settings.steps.max(1) as f64, high + room])
}

/// A curve's points from one step to another; where there are thousands, the lowest and the highest of each group of
/// steps, which is all that the screen can show.
fn thinned(from: usize, to: usize, value: &dyn Fn(usize) -> f64) -> Vec<[f64; 2]> {
    const GROUPS: usize = 600;
    let group = ((to - from) / GROUPS).max(1);
    let point = |step: usize| [step as f64, value(step)];
    if group < 4 {
        return (from..=to).map(point).collect();
    }
    let mut points = Vec::with_capacity(2 * GROUPS + 4);
    for first in (from..=to).step_by(group) {
        let steps = first..(first + group).min(to + 1);
        let by_value = |a: &usize, b: &usize| value(*a).total_cmp(&value(*b));
        if let (Some(low), Some(high)) = (steps.clone().min_by(by_value), steps.max_by(by_value)) {
            points.extend([point(low.min(high)), point(low.max(high))]);
        }
    }
    points.push(point(to));
    points
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thinning_keeps_the_extremes() {
        let spike = |step: usize| if step == 54_321 { 9.0 } else { (step % 7) as f64 };
        let points = thinned(0, 100_000, &spike);
        assert!(points.len() < 1500);
        assert!(points.contains(&[54_321.0, 9.0]));
        assert!(points.windows(2).all(|pair| pair[0][0] <= pair[1][0]));
        assert_eq!(points.last(), Some(&[100_000.0, spike(100_000)]));
    }

    #[test]
    fn powers_of_ten_near_one_are_plain() {
        assert_eq!([power_of_ten(-2.0), power_of_ten(0.0), power_of_ten(-9.0)], ["0.01", "1", "10⁻⁹"]);
    }
}
