//! A chart's plane: where its values stand on the screen, its grid and its numbers.

use egui::{Align2, Color32, Pos2, Rect, Shape, Ui, pos2, vec2};

use crate::picture::chart::power_of_ten;
use crate::picture::polyline::visible_runs;
use crate::picture::theme::{Palette, regular};
use crate::picture::ticks::ticks;
use crate::words::numbers::number;

/// Room for the numbers of the axes.
const LEFT: f32 = 46.0;
const BELOW: f32 = 18.0;
/// Points between two numbers of an axis, at least.
const APART: [f64; 2] = [72.0, 30.0];
const FONT: f32 = 11.0;

/// How a vertical axis is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marks {
    /// In proportion.
    Linear,
    /// Values are given as powers of ten.
    Log,
    /// Shares from 0 to 1, in per cent.
    Percent,
}

/// A chart's plane.
#[derive(Clone, Copy, Debug)]
pub struct Plane {
    /// The room inside the axes.
    pub rect: Rect,
    /// The ends of the horizontal axis.
    pub across: [f64; 2],
    /// The ends of the vertical axis.
    pub upward: [f64; 2],
    /// How the vertical axis is marked.
    pub marks: Marks,
}

impl Plane {
    /// The plane in a card's room for it, with its axes.
    pub fn new(room: Rect, across: [f64; 2], upward: [f64; 2], marks: Marks) -> Self {
        let min = pos2(room.left() + LEFT, room.top());
        // There may be no room at all: the plane then has a point's width and height.
        let rect = Rect::from_min_max(min, pos2(room.right() - 14.0, room.bottom() - BELOW).max(min + vec2(1.0, 1.0)));
        Self { rect, across, upward, marks }
    }

    /// Where a point stands.
    pub fn at(&self, [x, y]: [f64; 2]) -> [f64; 2] {
        let part = |value: f64, [low, high]: [f64; 2]| (value - low) / (high - low);
        let (width, height) = (f64::from(self.rect.width()), f64::from(self.rect.height()));
        let left = f64::from(self.rect.left()) + width * part(x, self.across);
        let y = if self.marks == Marks::Log { y.log10() } else { y };
        [left, f64::from(self.rect.bottom()) - height * part(y, self.upward)]
    }

    /// The value on the horizontal axis at a position.
    pub fn across_at(&self, at: Pos2) -> f64 {
        let part = f64::from((at.x - self.rect.left()) / self.rect.width());
        self.across[0] + (self.across[1] - self.across[0]) * part
    }

    /// The parts of a line through these points that lie inside, of which only the lowest and the highest of each column of pixels are
    /// drawn: nobody can see the others.
    pub fn line(&self, points: impl IntoIterator<Item = [f64; 2]>) -> Vec<Vec<Pos2>> {
        let points = points.into_iter().map(|point| self.at(point));
        visible_runs(thinned(points), self.rect)
    }

    /// Grid, numbers and border.
    pub fn paint(&self, ui: &Ui, palette: &Palette) {
        let painter = ui.painter();
        let stroke = palette.line(1.0, palette.hairline);
        let counts = [f64::from(self.rect.width()) / APART[0], f64::from(self.rect.height()) / APART[1]];
        for value in ticks(self.across[0], self.across[1], counts[0]) {
            let x = self.at([value, 1.0])[0] as f32;
            painter.vline(x, self.rect.y_range(), stroke);
            let text = number(value, 6);
            painter.text(pos2(x, self.rect.bottom() + 4.0), Align2::CENTER_TOP, text, regular(FONT), palette.second);
        }
        for value in ticks(self.upward[0], self.upward[1], counts[1]) {
            if self.marks == Marks::Log && value.fract() != 0.0 {
                continue;
            }
            let height = (value - self.upward[0]) / (self.upward[1] - self.upward[0]);
            let y = self.rect.bottom() - self.rect.height() * height as f32;
            painter.hline(self.rect.x_range(), y, stroke);
            let text = match self.marks {
                Marks::Linear => number(value, 4),
                Marks::Log => power_of_ten(value),
                Marks::Percent => format!("{} %", number(value * 100.0, 4)),
            };
            painter.text(pos2(self.rect.left() - 6.0, y), Align2::RIGHT_CENTER, text, regular(FONT), palette.second);
        }
    }

    /// Draw the area between two lines over the same places, as far as it lies inside the plane.
    pub fn paint_band(&self, ui: &Ui, points: impl IntoIterator<Item = (f64, [f64; 2])>, color: Color32) {
        const FAR: f64 = 1e5; // beyond any screen, and finite
        let mut mesh = egui::Mesh::default();
        for (x, ends) in points {
            for y in ends {
                let [x, y] = self.at([x, y]);
                mesh.colored_vertex(pos2(x as f32, y.clamp(-FAR, FAR) as f32), color);
            }
            if let Some(at) = (mesh.vertices.len() as u32).checked_sub(4) {
                mesh.add_triangle(at, at + 1, at + 2);
                mesh.add_triangle(at + 1, at + 2, at + 3);
            }
        }
        ui.painter().with_clip_rect(self.rect.intersect(ui.clip_rect())).add(Shape::mesh(mesh));
    }
}

/// Of the points in each column of pixels the first, the lowest, the highest and the last.
fn thinned(points: impl Iterator<Item = [f64; 2]>) -> Vec<[f64; 2]> {
    let mut kept: Vec<[f64; 2]> = Vec::new();
    let mut column: Option<(f64, [[f64; 2]; 4])> = None;
    let mut finish = |[first, one, other, last]: [[f64; 2]; 4]| {
        let between = if one[0] <= other[0] { [one, other] } else { [other, one] };
        for point in [first, between[0], between[1], last] {
            if kept.last() != Some(&point) {
                kept.push(point);
            }
        }
    };
    for point in points {
        let place = point[0].floor();
        match &mut column {
            Some((at, [_, low, high, last])) if *at == place => {
                *low = if point[1] < low[1] { point } else { *low };
                *high = if point[1] > high[1] { point } else { *high };
                *last = point;
            }
            _ => {
                if let Some((_, done)) = column.replace((place, [point; 4])) {
                    finish(done);
                }
            }
        }
    }
    if let Some((_, done)) = column {
        finish(done);
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spike_within_a_column_stays() {
        let mut points: Vec<[f64; 2]> = (0..100u8).map(|index| [f64::from(index) * 0.1, 5.0]).collect();
        points[37][1] = 90.0;
        points[52][1] = -3.0;
        let kept = thinned(points.iter().copied());
        assert!(kept.len() <= 40 && kept.contains(&points[37]) && kept.contains(&points[52]));
        assert_eq!((kept[0], kept[kept.len() - 1]), (points[0], points[99]));
        assert!(kept.windows(2).all(|pair| pair[0][0] <= pair[1][0]));
    }
}
