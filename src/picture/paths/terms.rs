//! The terms of the inspected step as arrows on the map, with the vector to the minimum and the Newton step for comparison.

use egui::{Color32, Painter, Pos2, Rect, Stroke, Ui, Vec2, vec2};

use super::content::Content;
use super::course::Course;
use super::projection::Projection;
use crate::experiment::paths::Path;
use crate::experiment::paths::insight::Insight;
use crate::landscape::Point;
use crate::language::t;
use crate::optimizer::step_terms::TermKind;
use crate::picture::label::plate_apart;
use crate::picture::theme::{regular, term_color};
use crate::words::numbers::number;

/// Steps that would need a larger magnification have no arrows: the path is at rest.
const MAX_MAGNIFICATION: f64 = 10_000.0;
/// In a lower picture the scale leaves no room for the note.
const LEAST_HEIGHT_WITH_NOTE: f32 = 130.0;
/// Width of the note on the arrows' scale beside the map.
const NOTE_WIDTH: f32 = 52.0;
/// Maximum length of the longest arrow, in points of the screen; a round magnification brings it near this length.
const MAX_LENGTH: f64 = 110.0;
/// Distance of magnified arrows from the picture's border, in points of the screen.
const MARGIN: f32 = 6.0;

/// Dashed lines shorter than this have no label, which would hide them.
const MIN_LABELLED_LENGTH: f32 = 90.0;

/// The index of the inspected path, with the insight into it.
pub type Inspected<'a> = Option<(usize, &'a Insight)>;

/// Draw the arrows of the inspected step, if the settings show them and its path is visible, with a note on their scale. Their labels
/// cover neither paths, nor each other, nor what is `taken`.
pub fn paint_inspected(
    ui: &Ui,
    projection: &dyn Projection,
    content: &Content<'_>,
    inspected: Inspected<'_>,
    courses: &[Course],
    taken: Vec<Rect>,
) {
    let Some((path, insight)) = inspected else { return };
    let path = &content.paths[path];
    let factor = magnification(projection, content, path, insight);
    if factor >= MAX_MAGNIFICATION {
        return;
    }
    if content.settings.terms && content.settings.optimizers[path.optimizer].visible {
        let mut around = Around { taken, lines: shown_lines(projection, content, courses) };
        paint(ui, projection, content, (path.first_seed().points[insight.step], factor), insight, &mut around);
        if projection.rect().height() < LEAST_HEIGHT_WITH_NOTE {
            return;
        }
        let corner = projection.rect().right_bottom() + vec2(8.0, -2.0);
        let factor = number(factor, 3);
        let text = t!("terms.scale", factor = factor);
        let text = ui.painter().layout(text.into_owned(), regular(11.0), content.palette.secondary, NOTE_WIDTH);
        ui.painter().galley(corner - vec2(0.0, text.size().y), text, content.palette.secondary);
    }
}

/// The magnification of the arrows of a step: 1, 2, 5, 10 and so on, the largest whose arrows end in the picture; 1 where nothing moves.
/// Beyond [`MAX_MAGNIFICATION`] they would show only rounding errors.
/// In a playback it is that of the longest step of the path.
fn magnification(projection: &dyn Projection, content: &Content<'_>, path: &Path, insight: &Insight) -> f64 {
    let [x, y] = path.first_seed().points[insight.step];
    let drawn: Vec<Point> = arrows(insight).into_iter().map(|(_, arrow)| arrow).chain([step(insight)]).collect();
    let longest = if content.one_scale {
        let steps = path.first_seed().points.windows(2).map(|pair| (pair[1][0] - pair[0][0]).hypot(pair[1][1] - pair[0][1]));
        steps.fold(0.0, f64::max)
    } else {
        drawn.iter().map(|[x, y]| x.hypot(*y)).fold(0.0, f64::max)
    } / projection.scale();
    let bounds = projection.rect().shrink(MARGIN);
    let ends_inside = |factor: f64, [dx, dy]: &Point| bounds.contains(projection.screen_pos([x + dx * factor, y + dy * factor]));
    let starts_inside = bounds.contains(projection.screen_pos([x, y]));
    let fits = |factor: f64| content.one_scale || !starts_inside || drawn.iter().all(|arrow| ends_inside(factor, arrow));
    let factors = (0..20).flat_map(|power| [1.0, 2.0, 5.0].map(|mark| mark * 10f64.powi(power)));
    factors.take_while(|factor| longest > 0.0 && factor * longest <= MAX_LENGTH && fits(*factor)).last().unwrap_or(1.0)
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

/// The symbols of a kind of term, as `αv`.
fn symbols(insight: &Insight, kind: TermKind) -> String {
    insight.next_step[0].terms.iter().filter(|term| term.kind == kind).map(crate::optimizer::step_terms::Term::symbol).collect()
}

/// What labels keep away from.
struct Around {
    taken: Vec<Rect>,
    lines: Vec<[Pos2; 2]>,
}

/// The shown parts of all paths.
fn shown_lines(projection: &dyn Projection, content: &Content<'_>, courses: &[Course]) -> Vec<[Pos2; 2]> {
    let lines = |(index, path): (usize, &Path)| {
        let [shown, _] = courses[index].split(content.shown_step(path));
        let at = |step: usize| projection.screen_pos(path.trajectory.points[step]);
        shown.iter().flat_map(|line| line.array_windows::<2>()).map(|ends| ends.map(at)).collect::<Vec<_>>()
    };
    content.drawn().flat_map(lines).collect()
}

/// Draw the arrows from the shown point of the inspected path.
fn paint(
    ui: &Ui,
    projection: &dyn Projection,
    content: &Content<'_>,
    (at, factor): (Point, f64),
    insight: &Insight,
    around: &mut Around,
) {
    let painter = ui.painter_at(projection.rect());
    let palette = content.palette;
    let origin = projection.screen_pos(at);
    if !projection.rect().expand(40.0).contains(origin) {
        return;
    }
    let targets = [(insight.to_minimum, t!("terms.minimum")), (insight.newton, t!("terms.newton"))];
    let Around { taken, lines } = around;
    let bounds = projection.rect().shrink(4.0);
    let same =
        insight.newton.zip(insight.to_minimum).is_some_and(|(a, b)| (a[0] - b[0]).hypot(a[1] - b[1]) < 2.0 * projection.scale());
    for (index, (vector, label)) in targets.into_iter().enumerate() {
        let Some(vector) = vector.filter(|_| !(same && index == 0)) else { continue };
        let label = if same { t!("terms.both") } else { label };
        let dashes = if index == 0 { [2.0, 4.0] } else { [7.0, 4.0] };
        let tip = projection.screen_pos([at[0] + vector[0], at[1] + vector[1]]);
        if (tip - origin).length() > 12.0 && tip.x.is_finite() && tip.y.is_finite() {
            paint_dashed(&painter, projection, origin, tip, palette.line(1.5, palette.secondary), dashes);
            if (tip - origin).length() > MIN_LABELLED_LENGTH {
                let anchor = origin + (tip - origin) * (100.0 / (tip - origin).length()).min(0.6);
                lines.push([origin, tip]);
                plate_apart(&painter, bounds, anchor, &label, palette, taken, lines);
            }
        }
    }
    let arrow_on_screen = |[x, y]: Point| projection.screen_pos([at[0] + x * factor, at[1] + y * factor]) - origin;
    let terms = arrows(insight);
    if terms.len() > 1 {
        paint_arrow(&painter, origin, arrow_on_screen(step(insight)), palette.text, 3.5 * palette.lines, palette.panel);
    }
    lines.extend(terms.iter().map(|(_, term)| [origin, origin + arrow_on_screen(*term)]));
    for (kind, term) in &terms {
        let (color, arrow) = (term_color(palette, *kind), arrow_on_screen(*term));
        paint_arrow(&painter, origin, arrow, color, 3.0 * palette.lines, palette.panel);
        if arrow.length() > 16.0 {
            plate_apart(&painter, bounds, origin + arrow, &symbols(insight, *kind), palette, taken, lines);
        }
    }
}

/// Draw an arrow with a border in `background`, which separates it from paths and bands.
fn paint_arrow(painter: &Painter, from: Pos2, arrow: Vec2, color: Color32, width: f32, background: Color32) {
    let length = arrow.length();
    if !(2.0..1e5).contains(&length) {
        return;
    }
    let direction = arrow / length;
    let head = direction * (3.5 * width).min(length);
    let half_width = direction.rot90() * (1.6 * width);
    let (tip, neck) = (from + arrow, from + arrow - head);
    painter.line_segment([from, tip - head * 0.5], Stroke::new(width + 2.0, background));
    painter.line_segment([from, neck + head * 0.2], Stroke::new(width, color));
    painter.add(egui::Shape::convex_polygon(
        vec![tip, neck + half_width, neck - half_width],
        color,
        Stroke::new(1.0, background),
    ));
}

fn paint_dashed(painter: &Painter, projection: &dyn Projection, from: Pos2, to: Pos2, stroke: Stroke, [dash, gap]: [f32; 2]) {
    // Clipped first: a line may end far outside.
    let ends = crate::picture::polyline::clip(
        [from.x, from.y].map(f64::from),
        [to.x, to.y].map(f64::from),
        projection.rect().expand(4.0),
    );
    if let Some([start, end]) = ends {
        let pos = |[x, y]: [f64; 2]| egui::pos2(x as f32, y as f32);
        painter.extend(egui::Shape::dashed_line(&[pos(start), pos(end)], stroke, dash, gap));
    }
}

#[cfg(test)]
mod tests;
