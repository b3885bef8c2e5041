//! The plane of a chart: where its values are on the screen, with grid and numbers.

use egui::{Align2, Color32, Painter, Pos2, Rect, Shape, pos2, vec2};

use super::polyline::visible_runs;
use super::theme::{Palette, regular};
use super::ticks::ticks;
use crate::words::numbers::{number, superscript};

/// Room for the numbers of the axes.
const LEFT: f32 = 46.0;
const RIGHT: f32 = 14.0;
const BELOW: f32 = 18.0;
/// The usual distance between two numbers of an axis, in points.
const APART: [f64; 2] = [60.0, 30.0];
/// The least distance between two numbers of the vertical axis, in points.
const CLOSE: f64 = 14.0;
/// The size of the numbers.
const FONT: f32 = 11.0;

/// How an axis is scaled and marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// In proportion.
    Linear,
    /// In proportion, with marks at whole numbers only.
    Whole,
    /// Logarithmic, with marks at powers of ten.
    Log,
    /// Shares from 0 to 1, in per cent.
    Percent,
}

impl Scale {
    /// Where a value is along the axis, in the unit of [`Axis::ends`].
    fn along(self, value: f64) -> f64 {
        if self == Self::Log { value.log10() } else { value }
    }

    /// The marks between two ends, about `count` of them.
    fn marks(self, [low, high]: [f64; 2], count: f64) -> impl Iterator<Item = f64> {
        let whole = matches!(self, Self::Log | Self::Whole);
        ticks(low, high, count).into_iter().filter(move |mark| !whole || mark.fract() == 0.0)
    }

    /// What a mark says.
    fn text(self, mark: f64) -> String {
        match self {
            Self::Linear | Self::Whole => number(mark, 6),
            Self::Log => power_of_ten(mark),
            Self::Percent => format!("{} %", number(mark * 100.0, 4)),
        }
    }
}

/// An axis of a chart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Axis {
    /// Its ends; of a logarithmic axis their exponents.
    pub ends: [f64; 2],
    /// How it is scaled and marked.
    pub scale: Scale,
}

/// The plane of a chart.
#[derive(Clone, Copy, Debug)]
pub struct Plane {
    /// The room inside the axes.
    pub rect: Rect,
    /// The horizontal axis.
    pub across: Axis,
    /// The vertical axis.
    pub upward: Axis,
}

impl Plane {
    /// The plane in a card's room for it, with room for the numbers of the axes.
    pub fn new(room: Rect, across: Axis, upward: Axis) -> Self {
        let min = pos2(room.left() + LEFT, room.top());
        // There may be no room at all: the plane is then one point wide and high.
        let rect = Rect::from_min_max(min, pos2(room.right() - RIGHT, room.bottom() - BELOW).max(min + vec2(1.0, 1.0)));
        Self { rect, across, upward }
    }

    /// The screen position of a point, in f64: points far outside keep their direction.
    pub fn at(&self, [x, y]: [f64; 2]) -> [f64; 2] {
        let part = |value: f64, axis: Axis| (axis.scale.along(value) - axis.ends[0]) / (axis.ends[1] - axis.ends[0]);
        let (width, height) = (f64::from(self.rect.width()), f64::from(self.rect.height()));
        let left = f64::from(self.rect.left()) + width * part(x, self.across);
        [left, f64::from(self.rect.bottom()) - height * part(y, self.upward)]
    }

    /// The value on the horizontal axis at a position.
    pub fn across_at(&self, at: Pos2) -> f64 {
        let part = f64::from((at.x - self.rect.left()) / self.rect.width());
        let [low, high] = self.across.ends;
        let along = low + (high - low) * part;
        if self.across.scale == Scale::Log { 10f64.powf(along) } else { along }
    }

    /// The visible runs of a line through these points, of which only the lowest and the highest of each column of pixels are
    /// drawn: nobody can see the others.
    pub fn line(&self, points: impl IntoIterator<Item = [f64; 2]>) -> Vec<Vec<Pos2>> {
        let points = points.into_iter().map(|point| self.at(point));
        visible_runs(thinned(points), self.rect)
    }

    /// Draw grid and numbers.
    pub fn paint(&self, painter: &Painter, palette: &Palette) {
        let Axis { ends, scale } = self.across;
        for mark in scale.marks(ends, f64::from(self.rect.width()) / APART[0]) {
            let part = (mark - ends[0]) / (ends[1] - ends[0]);
            let x = self.rect.left() + self.rect.width() * part as f32;
            painter.vline(x, self.rect.y_range(), palette.line(1.0, palette.hairline));
            let at = pos2(x, self.rect.bottom() + 4.0);
            painter.text(at, Align2::CENTER_TOP, scale.text(mark), regular(FONT), palette.second);
        }
        self.paint_upward(painter, palette, 6.0);
    }

    /// Draw the grid of the vertical axis, with its numbers this far left of the plane.
    pub fn paint_upward(&self, painter: &Painter, palette: &Palette, gap: f32) {
        let Axis { ends, scale } = self.upward;
        let height = f64::from(self.rect.height());
        let count = (height / APART[1]).max(4.0).min(height / CLOSE); // a low plane has marks closer together
        for mark in scale.marks(ends, count) {
            let part = (mark - ends[0]) / (ends[1] - ends[0]);
            let y = self.rect.bottom() - self.rect.height() * part as f32;
            painter.hline(self.rect.x_range(), y, palette.line(1.0, palette.hairline));
            let at = pos2(self.rect.left() - gap, y);
            painter.text(at, Align2::RIGHT_CENTER, scale.text(mark), regular(FONT), palette.second);
        }
    }

    /// Draw the area between two lines over the same places, as far as it lies inside the plane.
    pub fn paint_band(&self, painter: &Painter, points: impl IntoIterator<Item = (f64, [f64; 2])>, color: Color32) {
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
        painter.with_clip_rect(self.rect.intersect(painter.clip_rect())).add(Shape::mesh(mesh));
    }
}

/// `10⁻³` for −3, and plain numbers near 1.
pub fn power_of_ten(exponent: f64) -> String {
    if (-3.0..=3.0).contains(&exponent) {
        number(10f64.powf(exponent), 3)
    } else {
        format!("10{}", superscript(&format!("{exponent}")))
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
    fn powers_of_ten_near_one_are_plain() {
        assert_eq!([power_of_ten(-2.0), power_of_ten(0.0), power_of_ten(-9.0)], ["0.01", "1", "10⁻⁹"]);
    }

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
