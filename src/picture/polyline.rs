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
mod tests {
    use super::*;

    #[test]
    fn a_line_that_leaves_and_returns_is_two_runs() {
        let rect = Rect::from_min_max(pos2(0.0, 0.0), pos2(10.0, 10.0));
        let runs = visible_runs([[5.0, 5.0], [5.0, 1e30], [6.0, 1e30], [6.0, 5.0]], rect);
        assert_eq!(runs, [[pos2(5.0, 5.0), pos2(5.0, 10.0)], [pos2(6.0, 10.0), pos2(6.0, 5.0)]]);
    }
}
