//! The terms of the inspected step as arrows on the map, with the way to the minimum and the Newton step to compare with.

use egui::{Color32, Painter, Pos2, Stroke, Ui, Vec2, vec2};
use rust_i18n::t;

use super::content::Content;
use super::projection::Projection;
use crate::experiment::paths::insight::Insight;
use crate::landscape::Point;
use crate::optimizer::step_terms::TermKind;
use crate::picture::label::plate;
use crate::picture::theme::{regular, term_color};
use crate::words::numbers::number;

/// Steps so short that they would have to be drawn this much larger have no arrows: the walk is at rest.
const MOST: f64 = 10_000.0;
/// Room for what the arrows' length means, beside the map.
const LEGEND: f32 = 52.0;
/// The longest arrow, in points of the screen; the arrows are drawn larger by a round factor so that it is nearly so long.
const LONGEST: f64 = 110.0;

/// Ways shorter than this have no label: it would hide them.
const LABELLED: f32 = 90.0;

/// The path that is taken apart, with what lies behind it.
pub type Inspected<'a> = Option<(usize, &'a Insight)>;

/// Draw the arrows of the inspected step, where they are asked for and its path is visible, and say how long they are.
pub fn paint_inspected(ui: &Ui, place: &dyn Projection, content: &Content<'_>, inspected: Inspected<'_>) {
    let Some((path, insight)) = inspected else { return };
    let path = &content.paths[path];
    if magnification(place, insight) >= MOST {
        return;
    }
    if content.settings.terms && content.settings.optimizers[path.optimizer].visible {
        paint(ui, place, content, path.first_seed().points[insight.step], insight);
        let corner = place.rect().right_bottom() + vec2(8.0, -2.0);
        let factor = number(magnification(place, insight), 3);
        let text = t!("terms.scale", factor = factor);
        let text = ui.painter().layout(text.into_owned(), regular(11.0), content.palette.second, LEGEND);
        ui.painter().galley(corner - vec2(0.0, text.size().y), text, content.palette.second);
    }
}

/// By how much the arrows of a step are drawn larger than they are: 1, 2, 5, 10 and so on; 1 where nothing moves.
/// Beyond [`MOST`] they would show nothing but rounding.
fn magnification(place: &dyn Projection, insight: &Insight) -> f64 {
    let lengths = arrows(insight).into_iter().map(|(_, [x, y])| x.hypot(y));
    let longest = lengths.fold(step(insight)[0].hypot(step(insight)[1]), f64::max) / place.scale();
    let steps = (0..20).flat_map(|power| [1.0, 2.0, 5.0].map(|mark| mark * 10f64.powi(power)));
    steps.take_while(|factor| longest > 0.0 && factor * longest <= LONGEST).last().unwrap_or(1.0)
}

/// The arrow of each kind of term.
fn arrows(insight: &Insight) -> Vec<(TermKind, Point)> {
    let [x, y] = &insight.next_step;
    let arrow = |kind: TermKind| Some((kind, [x.sum_of(kind)?, y.sum_of(kind)?]));
    [TermKind::Momentum, TermKind::Gradient, TermKind::Decay].into_iter().filter_map(arrow).collect()
}

fn step(insight: &Insight) -> Point {
    [insight.next_step[0].step(), insight.next_step[1].step()]
}

/// The letters of a kind of term: `αv`.
fn letters(insight: &Insight, kind: TermKind) -> String {
    insight.next_step[0].terms.iter().filter(|term| term.kind == kind).map(crate::optimizer::step_terms::Term::symbol).collect()
}

/// Draw the arrows from the shown point of the inspected path.
fn paint(ui: &Ui, place: &dyn Projection, content: &Content<'_>, at: Point, insight: &Insight) {
    let painter = ui.painter_at(place.rect());
    let palette = content.palette;
    let origin = place.position(at);
    if !place.rect().expand(40.0).contains(origin) {
        return;
    }
    let ways = [(insight.to_minimum, t!("terms.minimum")), (insight.newton, t!("terms.newton"))];
    let mut taken = Vec::new();
    let same =
        insight.newton.zip(insight.to_minimum).is_some_and(|(a, b)| (a[0] - b[0]).hypot(a[1] - b[1]) < 2.0 * place.scale());
    for (index, (way, label)) in ways.into_iter().enumerate() {
        let Some(way) = way.filter(|_| !(same && index == 0)) else { continue };
        let label = if same { t!("terms.both") } else { label };
        let dashes = if index == 0 { [2.0, 4.0] } else { [7.0, 4.0] };
        let tip = place.position([at[0] + way[0], at[1] + way[1]]);
        if (tip - origin).length() > 12.0 && tip.x.is_finite() && tip.y.is_finite() {
            paint_way(&painter, place, origin, tip, palette.line(1.5, palette.second), dashes);
            if (tip - origin).length() > LABELLED {
                let anchor = origin + (tip - origin) * (100.0 / (tip - origin).length()).min(0.6);
                plate(&painter, place.rect().shrink(4.0), anchor, &label, palette, &mut taken);
            }
        }
    }
    let factor = magnification(place, insight);
    let on_screen = |[x, y]: Point| place.position([at[0] + x * factor, at[1] + y * factor]) - origin;
    let terms = arrows(insight);
    if terms.len() > 1 {
        paint_arrow(&painter, origin, on_screen(step(insight)), palette.text, 3.5 * palette.lines, palette.panel);
    }
    for (kind, term) in &terms {
        let (color, arrow) = (term_color(palette, *kind), on_screen(*term));
        paint_arrow(&painter, origin, arrow, color, 3.0 * palette.lines, palette.panel);
        if arrow.length() > 16.0 {
            plate(&painter, place.rect().shrink(4.0), origin + arrow, &letters(insight, *kind), palette, &mut taken);
        }
    }
}

/// An arrow with a border in the ground's colour, so that it stands out from paths and bands.
fn paint_arrow(painter: &Painter, from: Pos2, arrow: Vec2, color: Color32, width: f32, ground: Color32) {
    let length = arrow.length();
    if !(2.0..1e5).contains(&length) {
        return;
    }
    let direction = arrow / length;
    let head = direction * (3.5 * width).min(length);
    let side = direction.rot90() * (1.6 * width);
    let (tip, neck) = (from + arrow, from + arrow - head);
    painter.line_segment([from, tip - head * 0.5], Stroke::new(width + 2.0, ground));
    painter.line_segment([from, neck + head * 0.2], Stroke::new(width, color));
    painter.add(egui::Shape::convex_polygon(vec![tip, neck + side, neck - side], color, Stroke::new(1.0, ground)));
}

fn paint_way(painter: &Painter, place: &dyn Projection, from: Pos2, to: Pos2, stroke: Stroke, [dash, gap]: [f32; 2]) {
    // Far outside only the visible part is dashed.
    let ends =
        crate::picture::polyline::clip([from.x, from.y].map(f64::from), [to.x, to.y].map(f64::from), place.rect().expand(4.0));
    if let Some([start, end]) = ends {
        let position = |[x, y]: [f64; 2]| egui::pos2(x as f32, y as f32);
        painter.extend(egui::Shape::dashed_line(&[position(start), position(end)], stroke, dash, gap));
    }
}
