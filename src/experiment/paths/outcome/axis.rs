//! An axis of a map: a value for each column or row.

use serde::Serialize;

use crate::knob::{Domain, Number};

/// Values from `low` to `high`, both included, at equal distances or ratios.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, serde::Deserialize)]
pub struct Axis {
    /// The first value.
    pub low: f64,
    /// The last value.
    pub high: f64,
    /// Whether the scale is logarithmic; then both are positive.
    pub log: bool,
    /// Whether all values are whole numbers; those between are rounded.
    pub whole: bool,
    /// The number of values, at least 2.
    pub count: usize,
}

impl Axis {
    /// The range of a number's slider, made wide enough for its value.
    pub fn of(number: &Number, value: f64, count: usize) -> Self {
        let slider = number.slider;
        // A logarithmic scale has no 0.
        let shown = if slider.log && value <= 0.0 { slider.low } else { value };
        let (low, high) = (slider.low.min(shown), slider.high.max(shown));
        Self { low, high, log: slider.log, whole: number.domain == Domain::Count, count }
    }

    /// The value of a column or row.
    pub fn at(&self, index: usize) -> f64 {
        self.value(index as f64 / (self.count - 1) as f64)
    }

    /// All values.
    pub fn values(&self) -> Vec<f64> {
        (0..self.count).map(|index| self.at(index)).collect()
    }

    /// The value at a part of the way from the first to the last.
    pub fn value(&self, part: f64) -> f64 {
        let value = if part >= 1.0 {
            self.high
        } else if self.log {
            self.low * (self.high / self.low).powf(part)
        } else {
            self.low + (self.high - self.low) * part
        };
        if self.whole { value.round() } else { value }
    }

    /// The part of the way from the first to the last at which a value is; below 0 or above 1 outside.
    pub fn part(&self, value: f64) -> f64 {
        if self.log { (value / self.low).ln() / (self.high / self.low).ln() } else { (value - self.low) / (self.high - self.low) }
    }

    /// The column or row of a value, between two of them as a fraction.
    pub fn position(&self, value: f64) -> f64 {
        self.part(value) * (self.count - 1) as f64
    }
}
