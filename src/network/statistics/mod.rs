//! Statistics of a layer's values over all units and samples: pure functions, with two-pass variances.
//!
//! A layer's values spread in two ways, and the squares of both add up to the whole: *within* a unit, across the inputs that it
//! answers, and *between* the units, whose mean answers differ. Only the first tells inputs apart.

use super::Activation;
use super::activation::FlatEnd;
use super::product::{add_lower, matrix, transposed};

/// Values of a layer, units x samples, column by column, in blocks of whole samples.
#[derive(Clone, Debug)]
pub struct Values<'a> {
    /// The number of units.
    pub units: usize,
    /// The blocks; each has a multiple of `units` values.
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

    /// All values, multiplied by `factor`.
    fn scaled(&self, factor: f64) -> Vec<f64> {
        self.blocks.iter().flat_map(|block| block.iter().map(|value| value * factor)).collect()
    }
}

/// Where the values of a layer lie and how far they spread. All numbers but counts are NaN where values are not finite.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Spread {
    /// The mean of all values.
    pub mean: f64,
    /// The standard deviation of all values (divided by their number): the root of within² + between².
    pub std: f64,
    /// The standard deviation across samples within a unit, as a root of the mean of squares over the units.
    pub within: f64,
    /// The standard deviation of the units' means.
    pub between: f64,
    /// The smallest value.
    pub min: f64,
    /// The largest value.
    pub max: f64,
    /// The number of values that are not finite.
    pub not_finite: usize,
    /// The share of values that are exactly 0.
    pub zeros: f64,
    /// The share of units that are 0 for every sample.
    pub dead: f64,
}

impl Spread {
    /// A spread within a unit that is smaller than this can't be told from rounding: four units in the last place.
    pub fn rounding(&self) -> f64 {
        4.0 * f64::EPSILON * self.min.abs().max(self.max.abs())
    }

    /// Whether the spread within a unit is more than rounding.
    pub fn is_resolved(&self) -> bool {
        self.within > self.rounding()
    }
}

/// Where the values lie and how far they spread.
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

/// 1, but for values so large or small that their squares overflow or vanish: for them the power of two that brings the largest
/// to near 1.
fn scale_of(largest: f64) -> f64 {
    const FAR: f64 = 1000.0; // 2^±1000 and its inverse are finite
    if largest == 0.0 || (1e-100..1e100).contains(&largest) { 1.0 } else { (-largest.log2().floor().clamp(-FAR, FAR)).exp2() }
}

/// A first look at the values of each unit. Loops run over the units of a sample, so that they are vectorized.
struct Extent {
    mins: Vec<f64>,
    maxs: Vec<f64>,
    sums: Vec<f64>,
    /// The number of values that are exactly 0.
    zeros: Vec<f64>,
}

impl Extent {
    fn of(values: &Values<'_>) -> Self {
        let all = |value: f64| vec![value; values.units];
        let mut extent = Self { mins: all(f64::INFINITY), maxs: all(f64::NEG_INFINITY), sums: all(0.0), zeros: all(0.0) };
        for sample in values.samples() {
            let ends = extent.mins.iter_mut().zip(&mut extent.maxs);
            for ((value, (min, max)), (sum, zeros)) in sample.iter().zip(ends).zip(extent.sums.iter_mut().zip(&mut extent.zeros))
            {
                *min = if *value < *min { *value } else { *min };
                *max = if *value > *max { *value } else { *max };
                *sum += value;
                *zeros += if *value == 0.0 { 1.0 } else { 0.0 };
            }
        }
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

/// Each unit's mean, and the sum of its squared distances from it. The mean of the distances from a first mean corrects the
/// rounding of its long sum (the corrected two-pass algorithm: Chan, Golub and LeVeque 1983, equation 1.7).
fn centered_squares(values: &Values<'_>, sums: &[f64]) -> (Vec<f64>, Vec<f64>) {
    let samples = (values.count() / values.units) as f64;
    let first: Vec<f64> = sums.iter().map(|sum| sum / samples).collect();
    let (mut left, mut squares) = (vec![0.0; values.units], vec![0.0; values.units]);
    for sample in values.samples() {
        for ((value, mean), (left, square)) in sample.iter().zip(&first).zip(left.iter_mut().zip(&mut squares)) {
            let away = value - mean;
            *left += away;
            *square += away * away;
        }
    }
    let means = first.iter().zip(&left).map(|(mean, left)| mean + left / samples).collect();
    for (square, left) in squares.iter_mut().zip(&left) {
        *square = (*square - left * left / samples).max(0.0);
    }
    (means, squares)
}

/// How many units are distinct: the participation ratio tr(C)²/tr(C²) of the covariance C of the units over the samples, which
/// is 1 if all units follow one of them and the number of units if all vary alike and independently. `None` where no unit
/// varies by more than rounding, or `spread` has values that are not finite.
///
/// Source: Gao et al. 2017, A theory of multineuronal dimensionality, dynamics and measurement, section 3.
pub fn participation_ratio(values: &Values<'_>, spread: &Spread) -> Option<f64> {
    if !spread.is_resolved() {
        return None;
    }
    let units = values.units;
    let scale = scale_of(spread.max.abs().max(spread.min.abs()));
    let samples = values.count() / units;
    let mut means = vec![0.0; units];
    for sample in values.samples() {
        for (mean, value) in means.iter_mut().zip(sample) {
            *mean += value * scale / samples as f64;
        }
    }
    // The distances are measured in spreads, so that no square overflows or vanishes.
    let again = 1.0 / (spread.within * scale);
    let mut covariance = vec![0.0; units * units];
    let mut centred = Vec::new();
    for block in &values.blocks {
        centred.clear();
        for sample in block.chunks_exact(units) {
            centred.extend(sample.iter().zip(&means).map(|(value, mean)| (value * scale - mean) * again));
        }
        let columns = block.len() / units;
        add_lower(&mut covariance, matrix(&centred, units, columns), transposed(&centred, units, columns));
    }
    let (mut trace, mut squares) = (0.0, 0.0);
    for (column, entries) in covariance.chunks_exact(units).enumerate() {
        trace += entries[column];
        squares += entries[column].powi(2) + 2.0 * entries[column + 1..].iter().map(|entry| entry * entry).sum::<f64>();
    }
    Some(trace * trace / squares)
}

/// How an activation works at the sums of a layer.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Saturation {
    /// The share of outputs at the low flat end.
    pub low: f64,
    /// The share of outputs at the high flat end.
    pub high: f64,
    /// The mean of the local derivative f′(a).
    pub slope: f64,
    /// The share of outputs whose local derivative is below [`SMALL_DERIVATIVE`]: those units hardly learn from their sample.
    pub flat: f64,
}

/// A local derivative below this hardly lets a gradient through.
pub const SMALL_DERIVATIVE: f64 = 0.01;

/// How an activation works at these sums with these outputs, block by block.
pub fn saturation(activation: Activation, pre_activations: &Values<'_>, outputs: &Values<'_>) -> Saturation {
    let (mut low, mut high, mut derivatives, mut flat) = (0usize, 0usize, 0.0, 0usize);
    for (sums, outputs) in pre_activations.blocks.iter().zip(&outputs.blocks) {
        activation.for_each(sums, outputs, |derivative, end| {
            low += usize::from(end == Some(FlatEnd::Low));
            high += usize::from(end == Some(FlatEnd::High));
            flat += usize::from(derivative.abs() < SMALL_DERIVATIVE);
            derivatives += derivative;
        });
    }
    let count = pre_activations.count() as f64;
    Saturation { low: low as f64 / count, high: high as f64 / count, slope: derivatives / count, flat: flat as f64 / count }
}

#[cfg(test)]
mod tests;
