//! The plane of a chart: the transform from its values to the screen, with grid and tick labels.

use egui::{Align2, Color32, Painter, Pos2, Rect, Shape, pos2, vec2};

use super::polyline::visible_runs;
use super::theme::{Palette, regular};
use super::ticks::ticks;
use crate::words::numbers::{number, superscript};

/// Margins for the tick labels of the axes.
const LEFT: f32 = 46.0;
const RIGHT: f32 = 14.0;
const BELOW: f32 = 18.0;
/// The usual distance between two ticks of the x and the y axis, in points.
const TICK_SPACING: [f64; 2] = [60.0, 30.0];
/// The minimum distance between two ticks of the y axis, in points.
const MIN_Y_TICK_SPACING: f64 = 14.0;
const FONT_SIZE: f32 = 11.0;
/// Room for the titles of the x and the y axis.
const TITLES: [f32; 2] = [15.0, 16.0];

/// The scale of an axis, with its kind of ticks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// Linear.
    Linear,
    /// Linear, with ticks at whole numbers only.
    Whole,
    /// Logarithmic, with ticks at powers of ten.
    Log,
    /// Linear, fractions from 0 to 1 labelled in per cent.
    Percent,
}

impl Scale {
    /// The position of a value along the axis, in the unit of [`Axis::range`].
    fn on_axis(self, value: f64) -> f64 {
        if self == Self::Log { value.log10() } else { value }
    }

    /// About `count` ticks in a range of the axis.
    fn ticks(self, [low, high]: [f64; 2], count: f64) -> impl Iterator<Item = f64> {
        let whole = matches!(self, Self::Log | Self::Whole);
        ticks(low, high, count).into_iter().filter(move |tick| !whole || tick.fract() == 0.0)
    }

    fn tick_label(self, tick: f64) -> String {
        match self {
            Self::Linear | Self::Whole => number(tick, 6),
            Self::Log => power_of_ten(tick),
            Self::Percent => format!("{} %", number(tick * 100.0, 4)),
        }
    }
}

/// An axis of a chart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Axis {
    /// The values at its ends; for a logarithmic axis their exponents of ten.
    pub range: [f64; 2],
    /// Its scale.
    pub scale: Scale,
}

/// The plane of a chart.
#[derive(Clone, Copy, Debug)]
pub struct Plane {
    /// The rectangle between the axes, on the screen.
    pub rect: Rect,
    /// The horizontal axis.
    pub x_axis: Axis,
    /// The vertical axis.
    pub y_axis: Axis,
    /// The exponent of a logarithmic y axis at which values stand that are not positive; it is labelled "≤ 0".
    pub zero: Option<f64>,
}

impl Plane {
    /// The plane inside `outer`, with margins for the tick labels.
    pub fn new(outer: Rect, x_axis: Axis, y_axis: Axis) -> Self {
        let min = pos2(outer.left() + LEFT, outer.top());
        // `outer` may be too small: the plane is at least one point wide and high.
        let rect = Rect::from_min_max(min, pos2(outer.right() - RIGHT, outer.bottom() - BELOW).max(min + vec2(1.0, 1.0)));
        Self { rect, x_axis, y_axis, zero: None }
    }

    /// The plane inside `outer`, with margins for tick labels and titles.
    pub fn with_titles(outer: Rect, x_axis: Axis, y_axis: Axis) -> Self {
        Self::new(Rect::from_min_max(outer.min + vec2(TITLES[1], 4.0), outer.max - vec2(0.0, TITLES[0])), x_axis, y_axis)
    }

    /// Draw the titles of the axes, the upper one along the y axis.
    pub fn paint_titles(&self, painter: &Painter, palette: &Palette, [x, y]: [&str; 2]) {
        let font = regular(super::theme::size::SMALL);
        let below = pos2(self.rect.center().x, self.rect.bottom() + BELOW + 1.0);
        painter.text(below, Align2::CENTER_TOP, x, font.clone(), palette.text);
        paint_upwards(painter, pos2(self.rect.left() - LEFT - TITLES[1] + 1.0, self.rect.center().y), y, font, palette.text);
    }

    /// The screen position of a point, in f64, so that points far outside keep their direction.
    pub fn screen_from_plot(&self, [x, y]: [f64; 2]) -> [f64; 2] {
        let part = |value: f64, axis: Axis| (axis.scale.on_axis(value) - axis.range[0]) / (axis.range[1] - axis.range[0]);
        let (width, height) = (f64::from(self.rect.width()), f64::from(self.rect.height()));
        let left = f64::from(self.rect.left()) + width * part(x, self.x_axis);
        [left, f64::from(self.rect.bottom()) - height * part(y, self.y_axis)]
    }

    /// The x value at a screen position.
    pub fn x_from_screen(&self, on_screen: Pos2) -> f64 {
        let part = f64::from((on_screen.x - self.rect.left()) / self.rect.width());
        let [low, high] = self.x_axis.range;
        let on_axis = low + (high - low) * part;
        if self.x_axis.scale == Scale::Log { 10f64.powf(on_axis) } else { on_axis }
    }

    /// The visible runs of a line through `points`. Of the points in each column of pixels only the first, the lowest, the
    /// highest and the last are drawn.
    pub fn line(&self, points: impl IntoIterator<Item = [f64; 2]>) -> Vec<Vec<Pos2>> {
        let points = points.into_iter().map(|point| self.screen_from_plot(point));
        visible_runs(thinned(points), self.rect)
    }

    /// Draw the grid with its tick labels.
    pub fn paint(&self, painter: &Painter, palette: &Palette) {
        let Axis { range, scale } = self.x_axis;
        for tick in scale.ticks(range, f64::from(self.rect.width()) / TICK_SPACING[0]) {
            let part = (tick - range[0]) / (range[1] - range[0]);
            let x = self.rect.left() + self.rect.width() * part as f32;
            painter.vline(x, self.rect.y_range(), palette.line(1.0, palette.hairline));
            let at = pos2(x, self.rect.bottom() + 4.0);
            painter.text(
                at,
                Align2::CENTER_TOP,
                scale.tick_label(tick),
                regular(palette.type_size(FONT_SIZE)),
                palette.secondary,
            );
        }
        self.paint_y_axis(painter, palette, 6.0);
        palette.frame(painter, self.rect);
    }

    /// Draw the grid of the y axis, with its tick labels `gap` points to the left of the plane.
    pub fn paint_y_axis(&self, painter: &Painter, palette: &Palette, gap: f32) {
        let Axis { range, scale } = self.y_axis;
        let height = f64::from(self.rect.height());
        let count = (height / TICK_SPACING[1]).max(4.0).min(height / MIN_Y_TICK_SPACING); // a low plane has ticks closer together
        let place = |value: f64| self.rect.bottom() - self.rect.height() * ((value - range[0]) / (range[1] - range[0])) as f32;
        let label = |y: f32, text: String| {
            let at = pos2(self.rect.left() - gap, y);
            painter.text(at, Align2::RIGHT_CENTER, text, regular(palette.type_size(FONT_SIZE)), palette.secondary);
        };
        for tick in scale.ticks(range, count) {
            let y = place(tick);
            painter.hline(self.rect.x_range(), y, palette.line(1.0, palette.hairline));
            if self.zero.is_none_or(|zero| f64::from((place(zero) - y).abs()) >= MIN_Y_TICK_SPACING) {
                label(y, scale.tick_label(tick));
            }
        }
        if let Some(zero) = self.zero {
            label(place(zero), "≤ 0".to_owned());
        }
    }

    /// Draw the area between two lines over the same x values, clipped to the plane: points (x, [y, y]).
    pub fn paint_band(&self, painter: &Painter, points: impl IntoIterator<Item = (f64, [f64; 2])>, color: Color32) {
        const FAR: f64 = 1e5; // beyond any screen, and finite
        let mut mesh = egui::Mesh::default();
        for (x, range) in points {
            for y in range {
                let [x, y] = self.screen_from_plot([x, y]);
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

/// Draw a text that runs upwards, the middle of its upper side at `at`.
pub fn paint_upwards(painter: &Painter, at: Pos2, text: &str, font: egui::FontId, color: Color32) {
    let text = painter.layout_no_wrap(text.to_owned(), font, color);
    let corner = at + vec2(0.0, text.size().x / 2.0);
    painter.add(egui::epaint::TextShape::new(corner, text, color).with_angle(-std::f32::consts::FRAC_PI_2));
}

/// `10⁻³` for −3, and plain numbers near 1.
pub fn power_of_ten(exponent: f64) -> String {
    if (-3.0..=3.0).contains(&exponent) {
        number(10f64.powf(exponent), 3)
    } else {
        format!("10{}", superscript(&format!("{exponent}")))
    }
}

/// The first, the lowest, the highest and the last point of each column of pixels.
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
        let x = point[0].floor();
        match &mut column {
            Some((at, [_, low, high, last])) if *at == x => {
                *low = if point[1] < low[1] { point } else { *low };
                *high = if point[1] > high[1] { point } else { *high };
                *last = point;
            }
            _ => {
                if let Some((_, done)) = column.replace((x, [point; 4])) {
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
mod tests;
