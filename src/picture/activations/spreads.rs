//! The chart below the grid, with the grid's columns: the spread of outputs, gradients or weights, layer by layer.

use egui::{Align2, Color32, Pos2, Rect, Shape, Stroke, Ui, pos2, vec2};

use super::content::{Content, marker};
use super::layout::Layout;
use crate::experiment::activations::{RowResult, Show};
use crate::language::t;
use crate::picture::marker;
use crate::picture::plane::{Axis, Plane, Scale};
use crate::picture::theme::{heading, regular, size};

/// The kind of a line.
#[derive(Clone, Copy, PartialEq)]
enum LineKind {
    Measured,
    Secondary,
    Theory,
}

/// A line of the chart: a value for each column, from the input (0) on; `None` leaves a gap.
struct Line {
    row: usize,
    kind: LineKind,
    values: Vec<Option<f64>>,
}

/// Draw the chart.
pub fn paint(ui: &Ui, layout: &Layout, content: &Content<'_>) {
    let Some(cells) = layout.cells.first() else { return };
    let plot = Rect::from_min_max(
        pos2(layout.head.left(), layout.chart.top() + if is_narrow(layout) { 24.0 } else { 12.0 }),
        pos2(layout.chart.right(), layout.chart.bottom() - 10.0),
    );
    let lines: Vec<Line> = content
        .rows()
        .flat_map(|(row, result)| match content.settings.show {
            Show::Gradients => gradients(row, result),
            Show::Weights => weights(row, result),
            Show::Activations | Show::Symmetry => outputs(row, result),
        })
        .collect();
    legend(ui, layout, content);
    let Some([low, high]) = powers(&lines) else { return };
    let x_axis = Axis { range: [0.0, 1.0], scale: Scale::Linear }; // the columns are those of the grid
    let plane = Plane { rect: plot, x_axis, y_axis: Axis { range: [low, high], scale: Scale::Log }, zero: None };
    content.palette.frame(ui.painter(), plot.with_min_x(cells[0].left() - 24.0).expand2(vec2(0.0, 5.0)));
    // The column of the input is between the numbers and the plot.
    plane.paint_y_axis(ui.painter(), content.palette, 26.0);
    let height = |value: f64| plane.screen_from_plot([0.0, value])[1] as f32;
    let pitch = cells.get(1).map_or(40.0, |second| second.left() - cells[0].left());
    let columns: Vec<f32> =
        std::iter::once(cells[0].left() - pitch.min(24.0) * 0.5).chain(cells.iter().map(|cell| cell.center().x)).collect();
    // Theory is drawn last, so that it can be seen where it agrees with the measurement.
    for kind in [LineKind::Secondary, LineKind::Measured, LineKind::Theory] {
        for line in lines.iter().filter(|line| line.kind == kind) {
            let points = line.values.iter().zip(&columns).map(|(value, x)| value.map(|value| pos2(*x, height(value))));
            paint_line(ui, plot, content, line, &points.collect::<Vec<_>>());
        }
    }
    if content.settings.show == Show::Gradients {
        let at = pos2(columns[0], plot.top() - 4.0);
        ui.painter().text(
            at,
            Align2::CENTER_BOTTOM,
            t!("spreads.input"),
            regular(content.palette.type_size(10.5)),
            content.palette.secondary,
        );
    }
}

/// A positive finite number, which a log axis can show.
fn drawable(value: f64) -> Option<f64> {
    (value.is_finite() && value > 0.0).then_some(value)
}

/// The spreads within and between units, and both in theory.
fn outputs(row: usize, result: &RowResult) -> Vec<Line> {
    let line = |kind, value: &dyn Fn(usize) -> f64, count: usize| {
        let values = std::iter::once(None).chain((0..count).map(|layer| drawable(value(layer)))).collect();
        Line { row, kind, values }
    };
    let layers = &result.layers;
    // A spread no larger than rounding is not drawn.
    let within = |layer: usize| if layers[layer].spread.is_resolved() { layers[layer].spread.within } else { f64::NAN };
    let between = |layer: usize| {
        let spread = &layers[layer].spread;
        if spread.between > spread.rounding() { spread.between } else { f64::NAN }
    };
    let expected = result.expected.as_deref().unwrap_or(&[]);
    vec![
        line(LineKind::Theory, &|layer| expected[layer].within, expected.len()),
        line(LineKind::Theory, &|layer| expected[layer].between, expected.len()),
        line(LineKind::Secondary, &between, layers.len()),
        line(LineKind::Measured, &within, layers.len()),
    ]
}

/// The standard deviation of the gradient at the outputs of each layer and at the input, and in theory.
fn gradients(row: usize, result: &RowResult) -> Vec<Line> {
    let (layers, expected) = (&result.layers, result.expected.as_deref().unwrap_or(&[]));
    let measured = std::iter::once(layers[0].gradient.inputs).chain(layers.iter().map(|layer| layer.gradient.outputs));
    let mut theory = vec![1.0];
    for layer in expected.iter().rev() {
        theory.push(theory[theory.len() - 1] * layer.factor);
    }
    let theory = if expected.is_empty() { Vec::new() } else { theory.into_iter().rev().map(drawable).collect() };
    vec![
        Line { row, kind: LineKind::Theory, values: theory },
        Line { row, kind: LineKind::Measured, values: measured.map(drawable).collect() },
    ]
}

/// The standard deviation of the weights of each layer.
fn weights(row: usize, result: &RowResult) -> Vec<Line> {
    let measured = result.layers.iter().map(|layer| drawable(layer.weights.spread.std));
    vec![Line { row, kind: LineKind::Measured, values: std::iter::once(None).chain(measured).collect() }]
}

/// log10 of the smallest and the largest measured value; rounded outward where fewer than two whole powers of ten lie between.
fn powers(lines: &[Line]) -> Option<[f64; 2]> {
    let measured = lines.iter().filter(|line| line.kind != LineKind::Theory);
    let powers: Vec<f64> = measured.flat_map(|line| line.values.iter().flatten().map(|value| value.log10())).collect();
    let low = powers.iter().copied().fold(f64::INFINITY, f64::min);
    let high = powers.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let has_two_ticks = high.floor() > low.ceil();
    (!powers.is_empty()).then(|| if has_two_ticks { [low, high] } else { [low.floor(), (high + 0.01).ceil()] })
}

fn paint_line(ui: &Ui, plot: Rect, content: &Content<'_>, line: &Line, points: &[Option<Pos2>]) {
    let color = if line.kind == LineKind::Theory { content.palette.text } else { content.color(line.row) };
    let bounds = Rect::from_x_y_ranges(plot.left() - 40.0..=plot.right(), plot.top() - 5.0..=plot.bottom() + 5.0);
    let clip = ui.painter().with_clip_rect(bounds.intersect(ui.clip_rect()));
    for run in points.split(Option::is_none) {
        let run: Vec<Pos2> = run.iter().flatten().copied().collect();
        clip.extend(stroke(line.kind, &run, color, content.palette.lines));
        if line.kind == LineKind::Measured && points.len() <= 30 {
            clip.extend(
                run.iter()
                    .map(|at| marker::shape(marker(line.row), *at, 4.0, color, content.palette.window, content.palette.lines)),
            );
        }
    }
}

/// A solid line for measurements, dashed for secondary ones, dotted for theory.
fn stroke(kind: LineKind, points: &[Pos2], color: Color32, lines: f32) -> Vec<Shape> {
    match kind {
        _ if points.len() < 2 => Vec::new(),
        LineKind::Measured => vec![Shape::line(points.to_vec(), Stroke::new(2.0 * lines, color))],
        LineKind::Secondary => Shape::dashed_line(points, Stroke::new(1.5 * lines, color), 6.0, 4.0),
        LineKind::Theory => Shape::dotted_line(points, color, 5.0 * lines, lines),
    }
}

/// Whether title and legend are above the chart, since there is no room at its left.
fn is_narrow(layout: &Layout) -> bool {
    layout.names.width() < 120.0
}

/// Draw the title and the legend of the lines.
fn legend(ui: &Ui, layout: &Layout, content: &Content<'_>) {
    let (painter, palette) = (ui.painter(), content.palette);
    let mut at = pos2(layout.chart.left(), layout.chart.top() + 4.0);
    let title = match content.settings.show {
        Show::Gradients => t!("spreads.gradients"),
        Show::Weights => t!("spreads.weights"),
        Show::Activations | Show::Symmetry => t!("spreads.outputs"),
    };
    let font = heading(size::SMALL, &title);
    let is_narrow = is_narrow(layout);
    let width = layout.names.width() - if is_narrow { 4.0 } else { 40.0 };
    let mut job = egui::text::LayoutJob::simple(title.into_owned(), font, palette.secondary, width);
    job.wrap.max_rows = 2;
    let title = painter.layout_job(job);
    let height = title.size().y;
    painter.galley(at, title, palette.secondary);
    at = if is_narrow { pos2(layout.head.left(), at.y) } else { at + vec2(0.0, height + 2.0) };
    let all: &[_] = match content.settings.show {
        Show::Gradients => &[(LineKind::Measured, t!("spreads.measured")), (LineKind::Theory, t!("spreads.theory"))],
        Show::Weights => &[(LineKind::Measured, t!("spreads.measured"))],
        Show::Activations | Show::Symmetry => &[
            (LineKind::Measured, t!("spreads.within")),
            (LineKind::Secondary, t!("spreads.between")),
            (LineKind::Theory, t!("spreads.theory")),
        ],
    };
    let is_trained = content.results.trained_net.is_some(); // there is no theory of trained nets
    for (kind, text) in all.iter().filter(|(kind, _)| *kind != LineKind::Theory || !is_trained) {
        let line = [at + vec2(0.0, 8.0), at + vec2(16.0, 8.0)];
        painter.extend(stroke(*kind, &line, palette.text, palette.lines));
        let font = regular(palette.type_size(11.0));
        let text = painter.text(at + vec2(20.0, 0.0), Align2::LEFT_TOP, text, font, palette.secondary);
        at += if is_narrow { vec2(text.width() + 32.0, 0.0) } else { vec2(0.0, 15.0) };
    }
}
