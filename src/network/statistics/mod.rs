//! Statistics of a layer's values over all units and samples: pure functions, with two-pass variances.
//!
//! The variance of the values has two parts: *within* units, over the inputs, and *between* units, whose means differ. Only the
//! first carries information about the input.
#![allow(clippy::inline_always)] // what is not inlined is not compiled for the registers

mod deviation;
mod participation;
mod saturation;

use super::elementary::{self, Arithmetic, Kernel};
pub use deviation::deviation;
pub use participation::participation_ratio;
pub use saturation::{Saturation, saturate, saturation};

/// The values of a layer, units x samples, column by column, in blocks of whole samples.
#[derive(Clone, Debug)]
pub struct Values<'a> {
    /// The number of units.
    pub units: usize,
    /// The blocks, each with a multiple of `units` values.
    pub blocks: Vec<&'a [f64]>,
}

impl<'a> Values<'a> {
    /// The number of values.
    pub fn count(&self) -> usize {
        self.blocks.iter().map(|block| block.len()).sum()
    }

    /// The samples, each with one value per unit.
    fn samples(&self) -> impl Iterator<Item = &'a [f64]> + '_ {
        self.blocks.iter().flat_map(|block| block.chunks_exact(self.units))
    }

    /// All values times `factor`.
    fn scaled(&self, factor: f64) -> Vec<f64> {
        self.blocks.iter().flat_map(|block| block.iter().map(|value| value * factor)).collect()
    }
}

/// Location and spread of a layer's values. If any value is not finite, all fields are NaN but `not_finite`, `zeros` and
/// `dead`.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Spread {
    /// The mean of all values.
    pub mean: f64,
    /// The standard deviation of all values (population form): √(within² + between²).
    pub std: f64,
    /// The standard deviation within units, over the samples: the root of the mean variance of the units.
    pub within: f64,
    /// The standard deviation between units: that of the units' means.
    pub between: f64,
    /// The smallest value.
    pub min: f64,
    /// The largest value.
    pub max: f64,
    /// The number of values that are not finite.
    pub not_finite: usize,
    /// The fraction of values that are exactly 0.
    pub zeros: f64,
    /// The fraction of units that are 0 for every sample.
    pub dead: f64,
}

impl Spread {
    /// Rounding noise: four units in the last place of the largest value. A smaller standard deviation within units is
    /// meaningless.
    pub fn rounding(&self) -> f64 {
        4.0 * f64::EPSILON * self.min.abs().max(self.max.abs())
    }

    /// Whether the standard deviation within units is above rounding.
    pub fn is_resolved(&self) -> bool {
        self.within > self.rounding()
    }
}

/// The location and spread of the values.
pub fn spread(values: &Values<'_>) -> Spread {
    let extent = Extent::of(values);
    let (units, count) = (values.units as f64, values.count() as f64);
    let dead = extent.zeros.iter().filter(|zeros| **zeros as usize * values.units == values.count()).count() as f64 / units;
    let zeros = extent.zeros.iter().sum::<f64>() / count;
    let (min, max) = extent.ends();
    let nan = f64::NAN;
    let nothing = Spread { mean: nan, std: nan, within: nan, between: nan, min: nan, max: nan, not_finite: 0, zeros, dead };
    if !(max - min).is_finite() {
        let not_finite = values.blocks.iter().flat_map(|block| block.iter()).filter(|value| !value.is_finite()).count();
        if not_finite > 0 {
            return Spread { not_finite, ..nothing };
        }
    }
    let scale = scale_of(max.abs().max(min.abs()));
    if scale != 1.0 {
        let scaled = values.scaled(scale);
        let Spread { mean, std, within, between, .. } = spread(&Values { units: values.units, blocks: vec![&scaled] });
        let [mean, std, within, between] = [mean, std, within, between].map(|number| number / scale);
        return Spread { mean, std, within, between, min, max, ..nothing };
    }
    let (means, squares) = centered_squares(values, &extent.sums);
    let mean = means.iter().sum::<f64>() / units;
    let within = squares.iter().sum::<f64>() / count;
    let between = means.iter().map(|other| (other - mean).powi(2)).sum::<f64>() / units;
    let [std, within, between] = [within + between, within, between].map(f64::sqrt);
    Spread { mean, std, within, between, min, max, not_finite: 0, zeros, dead }
}

/// The factor that prevents overflow and underflow of squares: 1, or for extreme values the power of two that brings the
/// largest one near 1.
fn scale_of(largest: f64) -> f64 {
    const FAR: f64 = 1000.0; // 2^±1000 and its inverse are finite
    if largest == 0.0 || (1e-100..1e100).contains(&largest) { 1.0 } else { (-largest.log2().floor().clamp(-FAR, FAR)).exp2() }
}

/// A first pass over the values of each unit. The inner loop runs over the units of a sample, so that it is vectorized.
struct Extent {
    mins: Vec<f64>,
    maxs: Vec<f64>,
    sums: Vec<f64>,
    /// The numbers of values that are exactly 0.
    zeros: Vec<f64>,
}

impl Extent {
    fn of(values: &Values<'_>) -> Self {
        let all = |value: f64| vec![value; values.units];
        let mut extent = Self { mins: all(f64::INFINITY), maxs: all(f64::NEG_INFINITY), sums: all(0.0), zeros: all(0.0) };
        elementary::run(Extend { extent: &mut extent, values });
        extent
    }

    /// The smallest and the largest value; not finite if any value is not.
    fn ends(&self) -> (f64, f64) {
        let nan = self.sums.iter().any(|sum| sum.is_nan());
        let min = self.mins.iter().copied().fold(f64::INFINITY, f64::min);
        let max = self.maxs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        if nan { (f64::NAN, f64::NAN) } else { (min, max) }
    }
}

struct Extend<'a, 'v> {
    extent: &'a mut Extent,
    values: &'a Values<'v>,
}

impl Kernel for Extend<'_, '_> {
    type Output = ();

    #[inline(always)]
    fn run<A: Arithmetic>(self) {
        let Extent { mins, maxs, sums, zeros } = self.extent;
        for sample in self.values.samples() {
            let ends = mins.iter_mut().zip(&mut *maxs);
            for ((value, (min, max)), (sum, zeros)) in sample.iter().zip(ends).zip(sums.iter_mut().zip(&mut *zeros)) {
                *min = if *value < *min { *value } else { *min };
                *max = if *value > *max { *value } else { *max };
                *sum += value;
                *zeros += if *value == 0.0 { 1.0 } else { 0.0 };
            }
        }
    }
}

/// Sums of the deviations from each unit's mean, and of their squares.
struct Deviate<'a, 'v> {
    values: &'a Values<'v>,
    means: &'a [f64],
    left: &'a mut [f64],
    squares: &'a mut [f64],
}

impl Kernel for Deviate<'_, '_> {
    type Output = ();

    #[inline(always)]
    fn run<A: Arithmetic>(self) {
        for sample in self.values.samples() {
            let sums = self.left.iter_mut().zip(&mut *self.squares);
            for ((value, mean), (left, square)) in sample.iter().zip(self.means).zip(sums) {
                let away = value - mean;
                *left += away;
                *square += away * away;
            }
        }
    }
}

/// Each unit's mean, and the sum of its squared deviations from it, by the corrected two-pass algorithm (Chan, Golub and
/// LeVeque 1983, equation 1.7): the mean deviation from a first mean corrects its rounding.
fn centered_squares(values: &Values<'_>, sums: &[f64]) -> (Vec<f64>, Vec<f64>) {
    let samples = (values.count() / values.units) as f64;
    let first: Vec<f64> = sums.iter().map(|sum| sum / samples).collect();
    let (mut left, mut squares) = (vec![0.0; values.units], vec![0.0; values.units]);
    elementary::run(Deviate { values, means: &first, left: &mut left, squares: &mut squares });
    let means = first.iter().zip(&left).map(|(mean, left)| mean + left / samples).collect();
    for (square, left) in squares.iter_mut().zip(&left) {
        *square = (*square - left * left / samples).max(0.0);
    }
    (means, squares)
}

#[cfg(test)]
mod tests;
