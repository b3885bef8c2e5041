//! Tick marks at 1, 2 or 5 times a power of ten.

pub use crate::words::numbers::{coordinate, number, superscript};

/// Tick marks from `low` to `high`, at most about `count`; none if the range is not finite or empty.
pub fn ticks(low: f64, high: f64, count: f64) -> Vec<f64> {
    let wanted = (high - low) / count.max(1.0);
    if !(wanted.is_finite() && wanted > 0.0) {
        return Vec::new();
    }
    let power = 10f64.powf(wanted.log10().floor());
    let step = [1.0, 2.0, 5.0].into_iter().map(|mark| mark * power).find(|step| *step >= wanted).unwrap_or(10.0 * power);
    let (first, last) = ((low / step).ceil(), (high / step).floor());
    // Far from 0 a step can be smaller than the spacing of f64: no ticks then.
    if last - first > 2.0 * count || last.abs() > 1e15 {
        return Vec::new();
    }
    (0..=(last - first) as usize).map(|index| (first + index as f64) * step).collect()
}

#[cfg(test)]
mod tests;
