//! The charts beside the map: f by step on a log axis, x and y by step, all with a cursor at the shown step.

use egui::{Color32, Rect, RichText, Stroke, Ui, Vec2b};
use egui_plot::{GridInput, GridMark, Line, Plot, PlotBounds, PlotPoints, VLine};
use rust_i18n::t;

use super::scene::Scene;
use super::sketch::{Steps, split};
use crate::experiment::paths::Path;
use crate::ui::plots::{number, superscript, ticks};
use crate::ui::theme::{semibold, size};

/// Room for the numbers of the vertical axis.
const AXIS_WIDTH: f32 = 44.0;

/// Draw the three charts, one above the other, in `area`, by these steps of each path; returns the step that was clicked.
pub fn charts_ui(ui: &mut Ui, area: Rect, scene: &Scene<'_>, steps: &[[Steps; 3]]) -> Option<usize> {
    const GAP: f32 = 8.0;
    let height = ((area.height() - 2.0 * GAP) / 3.0).max(40.0);
    let slot = |index: usize| {
        Rect::from_min_size(area.min + egui::vec2(0.0, (height + GAP) * index as f32), egui::vec2(area.width(), height))
    };
    let floor = scene.settings.landscape.row().floor;
    let title = if floor == 0.0 { t!("chart.f") } else { t!("chart.f_above", floor = number(floor, 6)) };
    let bottom = bottom(scene, floor, steps);
    let height_of = |path: &Path, step: usize| log_height(path.trajectory.values[step] - floor, bottom);
    let charts: [(&str, Chart<'_>); 3] = [
        (&title, Chart { id: "f", value: &height_of, zero: bottom }),
        (&t!("chart.x"), Chart { id: "x", value: &|path, step| path.trajectory.points[step][0], zero: None }),
        (&t!("chart.y"), Chart { id: "y", value: &|path, step| path.trajectory.points[step][1], zero: None }),
    ];
    let mut clicked = None;
    for (index, (title, chart)) in charts.into_iter().enumerate() {
        let builder = egui::UiBuilder::new().max_rect(slot(index)).id_salt(chart.id);
        let curves = curves(&chart, scene, |path| &steps[path][index]);
        ui.scope_builder(builder, |ui| clicked = clicked.or(chart_ui(ui, title, &chart, curves, scene)));
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

fn chart_ui(ui: &mut Ui, title: &str, chart: &Chart<'_>, curves: Vec<Curve>, scene: &Scene<'_>) -> Option<usize> {
    let palette = scene.palette;
    let card = ui.max_rect();
    ui.painter().rect(card, 8.0, palette.panel, Stroke::new(1.0, palette.hairline), egui::StrokeKind::Inside);
    let inside = egui::UiBuilder::new().max_rect(card.shrink2(egui::vec2(10.0, 6.0)));
    ui.scope_builder(inside, |ui| plot_ui(ui, title, chart, curves, scene)).inner
}

fn plot_ui(ui: &mut Ui, title: &str, chart: &Chart<'_>, curves: Vec<Curve>, scene: &Scene<'_>) -> Option<usize> {
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
        let count = f64::from(pixels) / 36.0;
        let marks = ticks(input.bounds.0, input.bounds.1, count);
        // Between two powers of ten a log axis has no mark of this kind.
        grid_marks(marks.into_iter().filter(|mark| !log || mark.fract() == 0.0).collect())
    };
    let zero = chart.zero;
    let bounds = bounds(&curves, scene);
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
            for Curve { name, id, points, color } in curves {
                plot.line(Line::new(name, PlotPoints::from(points)).id(id).color(color).width(1.5).allow_band(false));
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
    if (-3.0..=3.0).contains(&exponent) {
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
fn bottom(scene: &Scene<'_>, floor: f64, steps: &[[Steps; 3]]) -> Option<f64> {
    let of_path = |(index, path): (usize, &'_ Path)| -> Vec<f64> {
        steps[index][0].iter().map(|step| path.trajectory.values[*step] - floor).collect()
    };
    let heights: Vec<f64> = scene.drawn().flat_map(of_path).collect();
    heights.iter().any(|height| *height <= 0.0).then(|| {
        let lowest = heights.iter().copied().filter(|height| *height > 0.0).fold(f64::INFINITY, f64::min);
        if lowest.is_finite() { lowest.log10().floor() - 1.0 } else { -1.0 }
    })
}

/// The shown or the coming part of a path's curve.
struct Curve {
    name: String,
    id: egui::Id,
    points: Vec<[f64; 2]>,
    color: Color32,
}

/// Two curves for each path that is drawn: the coming steps, and over them the shown ones.
fn curves<'s>(chart: &Chart<'_>, scene: &Scene<'_>, steps: impl Fn(usize) -> &'s Steps) -> Vec<Curve> {
    let of_path = |(index, path): (usize, &Path)| {
        let color = scene.color(path.optimizer).gamma_multiply(scene.opacity(path.optimizer));
        let [shown, coming] = split(steps(index), scene.shown(path));
        [(coming, color.gamma_multiply(0.28), "coming"), (shown, color, "shown")].map(|(steps, color, part)| Curve {
            name: scene.names[path.optimizer].clone(),
            id: egui::Id::unique((chart.id, path.optimizer, path.start, part)),
            points: steps.into_iter().map(|step| [step as f64, (chart.value)(path, step)]).collect(),
            color,
        })
    };
    scene.drawn().flat_map(of_path).collect()
}

/// All steps, and all values with a little room.
fn bounds(curves: &[Curve], scene: &Scene<'_>) -> PlotBounds {
    let values = curves.iter().flat_map(|curve| &curve.points).map(|[_, value]| *value);
    let (low, high) = values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)));
    let (low, high) = if low <= high { (low, high) } else { (0.0, 1.0) };
    let room = ((high - low) * 0.06).max(low.abs().max(high.abs()) * 1e-9).max(1e-12);
    PlotBounds::from_min_max([0.0, low - room], [scene.settings.steps.max(1) as f64, high + room])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn powers_of_ten_near_one_are_plain() {
        assert_eq!([power_of_ten(-2.0), power_of_ten(0.0), power_of_ten(-9.0)], ["0.01", "1", "10⁻⁹"]);
    }
}
