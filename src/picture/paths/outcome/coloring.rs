//! What the colours of a map of settings tell of a walk, and their scale.

use egui::{Align2, Color32, Painter, Rect, pos2, vec2};

use crate::experiment::paths::MapColor;
use crate::experiment::paths::outcome::SettingsMap;
use crate::picture::plane::power_of_ten;
use crate::picture::theme::{Palette, regular};
use crate::picture::ticks::{number, ticks};

/// Heights at or below this power of ten have one colour: the scale says so.
const LEAST: f64 = -12.0;
/// The part of the way to the panel's colour of the greatest number of steps: a walk that needs more than all steps has the panel's.
const SLOWEST: f32 = 0.8;
/// The width of the scale's bar, its stripes, and the least distance between two of its numbers.
const WIDTH: f32 = 10.0;
const STRIPES: usize = 32;
const DISTANCE: f32 = 16.0;

/// The colours of a map.
pub(super) struct Coloring {
    of: MapColor,
    /// The least and the greatest number on the scale; heights are exponents of ten.
    range: [f64; 2],
    /// Whether there are heights below the scale.
    has_less: bool,
    /// Whether a walk has a number at all: otherwise there is no scale.
    has_numbers: bool,
}

impl Coloring {
    pub(super) fn new(map: &SettingsMap, of: MapColor) -> Self {
        let numbers = (0..map.ends.len()).filter_map(|index| match of {
            MapColor::Height => map.height(index).filter(|height| *height > 0.0),
            MapColor::Steps => map.reached(index).map(f64::from),
        });
        let (low, high) =
            numbers.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), number| (low.min(number), high.max(number)));
        let [low, high] = match of {
            _ if low > high => [0.0, 1.0],
            MapColor::Height => [low.log10().max(LEAST), high.log10()],
            MapColor::Steps => [low, high],
        };
        let is_less = |index: usize| map.height(index).is_some_and(|height| height < 10f64.powf(low));
        let has_numbers = (0..map.ends.len()).any(|index| match of {
            MapColor::Height => map.height(index).is_some(),
            MapColor::Steps => map.reached(index).is_some(),
        });
        let has_less = of == MapColor::Height && (0..map.ends.len()).any(is_less);
        Self { of, range: [low, high.max(low + 1.0)], has_less, has_numbers }
    }

    /// The colour of a walk.
    pub(super) fn color(&self, map: &SettingsMap, index: usize, palette: &Palette) -> Color32 {
        let Some(height) = map.height(index) else { return palette.chip };
        let number = match self.of {
            MapColor::Height => height.max(f64::MIN_POSITIVE).log10(),
            MapColor::Steps => match map.reached(index) {
                Some(step) => f64::from(step),
                None => return palette.panel,
            },
        };
        let [low, high] = self.range;
        self.at(((number.max(low) - low) / (high - low)) as f32, palette)
    }

    /// The colour at a part of the scale, from 0 to 1.
    fn at(&self, part: f32, palette: &Palette) -> Color32 {
        palette.depth(if self.of == MapColor::Steps { SLOWEST * part } else { part })
    }

    /// The numbers beside a scale of this height.
    fn marks(&self, height: f32) -> Vec<(f64, String)> {
        let ([low, high], most) = (self.range, f64::from(height / DISTANCE));
        if self.of == MapColor::Steps {
            let whole = ticks(low, high, most).into_iter().filter(|tick| tick.fract() == 0.0);
            return whole.map(|tick| (tick, number(tick, 6))).collect();
        }
        let stride = ((high - low) / most).ceil().max(1.0);
        let first = (low / stride).ceil();
        let text = |exponent: f64| {
            let less = if self.has_less && (exponent - low).abs() < 0.5 { "≤" } else { "" };
            format!("{less}{}", power_of_ten(exponent))
        };
        let count = (high / stride - first).floor().max(-1.0) as i32;
        (0..=count).map(|mark| (first + f64::from(mark)) * stride).map(|exponent| (exponent, text(exponent))).collect()
    }

    /// Paint the colours and their numbers at the right of a map.
    pub(super) fn paint_scale(&self, painter: &Painter, rect: Rect, palette: &Palette) {
        if !self.has_numbers {
            return;
        }
        let bar = Rect::from_min_size(rect.right_top() + vec2(8.0, 0.0), vec2(WIDTH, rect.height()));
        for stripe in 0..STRIPES {
            let height = bar.height() / STRIPES as f32;
            let min = pos2(bar.left(), bar.bottom() - (stripe + 1) as f32 * height);
            let color = self.at((stripe as f32 + 0.5) / STRIPES as f32, palette);
            painter.rect_filled(Rect::from_min_size(min, vec2(WIDTH, height + 0.5)), 0.0, color);
        }
        palette.frame(painter, bar);
        let [low, high] = self.range;
        for (at, text) in self.marks(bar.height()) {
            let y = bar.bottom() - bar.height() * ((at - low) / (high - low)) as f32;
            painter.hline(bar.right()..=bar.right() + 3.0, y, palette.line(1.0, palette.secondary));
            painter.text(pos2(bar.right() + 5.0, y), Align2::LEFT_CENTER, text, regular(10.0), palette.secondary);
        }
    }
}
