//! The common ranges of histograms.

use crate::network::activation::HistogramRange;

/// The range of the histograms of gradients: three standard deviations of the gradient fed in at the outputs.
pub const GRADIENT_RANGE: [f64; 2] = [-3.0, 3.0];

/// The range of an activation's histograms. `sizes` are the root mean squares of the outputs of all cells with this activation.
///
/// A range that follows from the data ends at three times their median, rounded up to 1, 2 or 5 times a power of ten: a single
/// row that explodes or vanishes does not move it, nor does every small change of a setting.
pub fn output_range(range: HistogramRange, sizes: &[f64]) -> [f64; 2] {
    match range {
        HistogramRange::Fixed(ends) => ends,
        HistogramRange::FromData { below } => {
            const LARGEST: f64 = 1e300; // keeps the width of the range finite
            let mut sizes: Vec<f64> = sizes.iter().copied().filter(|size| *size > 0.0 && *size < LARGEST).collect();
            sizes.sort_by(f64::total_cmp);
            let end = sizes.get(sizes.len() / 2).map_or(1.0, |median| round_up(3.0 * median));
            [0.0 - below * end, end] // not −0
        }
    }
}

/// The least of 1, 2 or 5 times a power of ten that is at least `value`, up to rounding.
fn round_up(value: f64) -> f64 {
    let power = 10f64.powf(value.log10().floor());
    [1.0, 2.0, 5.0].into_iter().map(|mark| mark * power).find(|mark| *mark >= value).unwrap_or(10.0 * power)
}

#[cfg(test)]
mod tests;
