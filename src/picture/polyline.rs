//! Polylines clipped to a rectangle.

use egui::{Pos2, Rect, pos2};

/// The runs of a polyline inside `rect`, in screen positions.
pub fn visible_runs(points: impl IntoIterator<Item = [f64; 2]>, rect: Rect) -> Vec<Vec<Pos2>> {
    let mut runs: Vec<Vec<Pos2>> = Vec::new();
    let mut previous: Option<[f64; 2]> = None;
    let mut open = false;
    for point in points {
        if let Some(from) = previous {
            match clip(from, point, rect) {
                Some([start, end]) => {
                    if !open {
                        runs.push(vec![pos(start)]);
                    }
                    if let Some(run) = runs.last_mut() {
                        run.push(pos(end));
                    }
                    open = end == point;
                }
                None => open = false,
            }
        }
        previous = Some(point);
    }
    runs.retain(|run| run.len() > 1);
    runs
}

/// A line of this width that goes to the right, without what can't be seen: where more than two of its points are within its width,
/// only the lowest and the highest of each such column, and no points within a tenth of the width of the line without them.
pub fn thinned(line: Vec<Pos2>, width: f32) -> Vec<Pos2> {
    let [Some(first), Some(last)] = [line.first(), line.last()].map(Option::<&Pos2>::copied) else { return line };
    let columns = (last.x - first.x) / width;
    if line.len() as f32 <= columns.max(2.0) {
        return line;
    }
    let is_dense = line.len() as f32 > 2.0 * columns;
    let seen = if is_dense { extremes(&line, |point| ((point.x - first.x) / width).floor()) } else { line };
    straightened(&seen, 0.1 * width)
}

/// The first point, the last, and of each column the lowest and the highest.
fn extremes(line: &[Pos2], column: impl Fn(&Pos2) -> f32) -> Vec<Pos2> {
    let mut seen = vec![line[0]];
    for points in line.chunk_by(|a, b| column(a) == column(b)) {
        let by_height = |a: &usize, b: &usize| points[*a].y.total_cmp(&points[*b].y);
        let all = 0..points.len();
        if let (Some(top), Some(bottom)) = (all.clone().min_by(by_height), all.max_by(by_height)) {
            seen.extend([points[top.min(bottom)], points[top.max(bottom)]]);
        }
    }
    seen.extend(line.last());
    seen.dedup();
    seen
}

/// The line without points that are within `tolerance`, measured upright, of a segment between others: from its last point each
/// segment goes as far as its slope can pass all points between (Williams 1978, "cone intersection").
fn straightened(line: &[Pos2], tolerance: f32) -> Vec<Pos2> {
    let Some((first, rest)) = line.split_first() else { return Vec::new() };
    let mut kept = vec![*first];
    let (mut anchor, mut previous) = (*first, *first);
    let mut slopes = [f32::NEG_INFINITY, f32::INFINITY];
    for point in rest {
        let slope = |from: Pos2, aside: f32| (point.y + aside - from.y) / (point.x - from.x);
        let passes = point.x > anchor.x && (slopes[0]..=slopes[1]).contains(&slope(anchor, 0.0));
        if !passes && previous != anchor {
            kept.push(previous);
            (anchor, slopes) = (previous, [f32::NEG_INFINITY, f32::INFINITY]);
        }
        if point.x > anchor.x {
            slopes = [slopes[0].max(slope(anchor, -tolerance)), slopes[1].min(slope(anchor, tolerance))];
        } else {
            kept.push(*point); // straight up or down
            (anchor, slopes) = (*point, [f32::NEG_INFINITY, f32::INFINITY]);
        }
        previous = *point;
    }
    if kept.last() != Some(&previous) {
        kept.push(previous);
    }
    kept
}

fn pos([x, y]: [f64; 2]) -> Pos2 {
    pos2(x as f32, y as f32)
}

/// The part of a segment inside `rect`, clipped border by border (Sutherland and Hodgman 1974). A new end is exactly on its
/// border, at a distance measured from the other end, so that an end at 1e30 keeps its direction.
pub fn clip(from: [f64; 2], to: [f64; 2], rect: Rect) -> Option<[[f64; 2]; 2]> {
    let (low, high) = ([rect.min.x, rect.min.y].map(f64::from), [rect.max.x, rect.max.y].map(f64::from));
    let mut ends = [from, to];
    if ends.iter().flatten().any(|part| !part.is_finite()) {
        return None;
    }
    for axis in 0..2 {
        for (border, outside) in [(low[axis], f64::lt as fn(&f64, &f64) -> bool), (high[axis], f64::gt)] {
            let out = ends.map(|end| outside(&end[axis], &border));
            if out == [true, true] {
                return None;
            }
            if let Some(end) = out.iter().position(|out| *out) {
                let (inside, far) = (ends[1 - end], ends[end]);
                let part = (border - inside[axis]) / (far[axis] - inside[axis]);
                ends[end][axis] = border;
                ends[end][1 - axis] = inside[1 - axis] + (far[1 - axis] - inside[1 - axis]) * part;
            }
        }
    }
    Some(ends)
}

#[cfg(test)]
mod tests;
