//! Statistics of a layer's values over all units and samples: pure functions, with two-pass variances.
//!
//! A layer's values spread in two ways, and the squares of both add up to the whole: *within* a unit, across the inputs that it
//! answers, and *between* the units, whose mean answers differ. Only the first tells inputs apart.

use super::Activation;
use super::activation::End;
use super::product::{add, matrix, transposed};

/// Values of a layer, units x samples, column by column, in blocks of whole samples.
#[derive(Clone, Debug)]
pub struct Values<'a> {
    /// The number of units.
    pub units: usize,
    /// The blocks; each has a multiple of `units` values.
    pub blocks: Vec<&'a [f64]>,
}

impl<'a> Values<'a> {
    /// Every value.
    fn all(&self) -> impl Iterator<Item = &'a f64> {
        self.blocks.clone().into_iter().flatten()
    }

    /// The number of values.
    pub fn count(&self) -> usize {
        self.blocks.iter().map(|block| block.len()).sum()
    }

    /// The samples, each with one value per unit.
    fn samples(&self) -> impl Iterator<Item = &'a [f64]> {
        self.blocks.clone().into_iter().flat_map(|block| block.chunks_exact(self.units))
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

/// The values as they lie around their units' means.
struct Centred {
    /// The mean of each unit, in units of 1/`scale`.
    means: Vec<f64>,
    /// The sum over samples of each unit's squared distances from its mean, in units of 1/`scale`².
    squares: Vec<f64>,
    /// A power of two that brings the largest value near 1, so that no square overflows or vanishes.
    scale: f64,
}

/// The power of two that brings `largest` to between 1/2 and 2, as far as it is a finite number itself.
fn scale_of(largest: f64) -> f64 {
    const FAR: f64 = 1000.0; // 2^±1000 and its inverse are finite
    if largest > 0.0 { (-largest.log2().floor().clamp(-FAR, FAR)).exp2() } else { 1.0 }
}

impl Centred {
    fn of(values: &Values<'_>, largest: f64) -> Self {
        let scale = scale_of(largest);
        let samples = (values.count() / values.units) as f64;
        let mut means = vec![0.0; values.units];
        for sample in values.samples() {
            for (mean, value) in means.iter_mut().zip(sample) {
                *mean += value * scale;
            }
        }
        for mean in &mut means {
            *mean /= samples;
        }
        let mut squares = vec![0.0; values.units];
        for sample in values.samples() {
            for ((square, value), mean) in squares.iter_mut().zip(sample).zip(&means) {
                let away = value * scale - mean;
                *square += away * away;
            }
        }
        Self { means, squares, scale }
    }
}

/// Where the values lie and how far they spread.
pub fn spread(values: &Values<'_>) -> Spread {
    let (mut min, mut max) = (f64::INFINITY, f64::NEG_INFINITY);
    let (mut not_finite, mut zeros) = (0, 0);
    for value in values.all() {
        (min, max) = (min.min(*value), max.max(*value));
        not_finite += usize::from(!value.is_finite());
        zeros += usize::from(*value == 0.0);
    }
    let count = values.count() as f64;
    let (zeros, dead) = (zeros as f64 / count, dead(values));
    if not_finite > 0 {
        let nan = f64::NAN;
        return Spread { mean: nan, std: nan, within: nan, between: nan, min: nan, max: nan, not_finite, zeros, dead };
    }
    let Centred { means, squares, scale } = Centred::of(values, max.abs().max(min.abs()));
    let units = values.units as f64;
    let mean = means.iter().sum::<f64>() / units;
    let within = squares.iter().sum::<f64>() / count;
    let between = means.iter().map(|other| (other - mean).powi(2)).sum::<f64>() / units;
    let root = |square: f64| square.sqrt() / scale;
    Spread {
        mean: mean / scale,
        std: root(within + between),
        within: root(within),
        between: root(between),
        min,
        max,
        not_finite,
        zeros,
        dead,
    }
}

/// The share of units that are 0 for every sample.
fn dead(values: &Values<'_>) -> f64 {
    let mut alive = vec![false; values.units];
    for sample in values.samples() {
        for (alive, value) in alive.iter_mut().zip(sample) {
            *alive |= *value != 0.0;
        }
    }
    alive.iter().filter(|alive| !**alive).count() as f64 / values.units as f64
}

/// How many units are distinct: the participation ratio tr(C)²/‖C‖²_F of the covariance C of the units over the samples, which
/// is 1 if all units follow one of them and the number of units if all vary alike and independently. `None` where no unit
/// varies by more than rounding, or `spread` has values that are not finite.
///
/// Source: Gao et al. 2017, A theory of multineuronal dimensionality, dynamics and measurement, section 3.
pub fn distinct(values: &Values<'_>, spread: &Spread) -> Option<f64> {
    if !spread.is_resolved() {
        return None;
    }
    let Centred { means, squares, scale } = Centred::of(values, spread.max.abs().max(spread.min.abs()));
    let samples = values.count() / values.units;
    let trace = squares.iter().sum::<f64>();
    // The distances are scaled once more, to a mean square of 1.
    let again = (values.count() as f64 / trace).sqrt();
    let mut covariance = vec![0.0; values.units * values.units];
    let mut centred = Vec::new();
    for block in &values.blocks {
        centred.clear();
        for sample in block.chunks_exact(values.units) {
            centred.extend(sample.iter().zip(&means).map(|(value, mean)| (value * scale - mean) * again));
        }
        let (rows, columns) = (values.units, block.len() / values.units);
        add(&mut covariance, matrix(&centred, rows, columns), transposed(&centred, rows, columns));
    }
    let trace = (values.units * samples) as f64;
    Some(trace * trace / covariance.iter().map(|entry| entry * entry).sum::<f64>())
}

/// How an activation works at the sums of a layer.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Working {
    /// The share of outputs at the low flat end.
    pub low: f64,
    /// The share of outputs at the high flat end.
    pub high: f64,
    /// The mean of the local derivative f′(a).
    pub slope: f64,
    /// The share of outputs whose local derivative is below [`SMALL_SLOPE`]: those units hardly learn from their sample.
    pub flat: f64,
}

/// A local derivative below this hardly lets a gradient through.
pub const SMALL_SLOPE: f64 = 0.01;

/// How an activation works at these sums with these outputs, block by block.
pub fn working(activation: Activation, before: &Values<'_>, after: &Values<'_>) -> Working {
    let (mut low, mut high, mut slopes, mut flat) = (0usize, 0usize, 0.0, 0usize);
    for (sums, outputs) in before.blocks.iter().zip(&after.blocks) {
        activation.visit(sums, outputs, |slope, end| {
            low += usize::from(end == Some(End::Low));
            high += usize::from(end == Some(End::High));
            flat += usize::from(slope.abs() < SMALL_SLOPE);
            slopes += slope;
        });
    }
    let count = before.count() as f64;
    Working { low: low as f64 / count, high: high as f64 / count, slope: slopes / count, flat: flat as f64 / count }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network::draws::standard_normal;

    fn of(units: usize, values: &[f64]) -> Spread {
        spread(&Values { units, blocks: vec![values] })
    }

    #[test]
    fn the_squares_of_both_spreads_add_up_to_the_whole() {
        // Two units at 0 and 10, each moving by 1 from sample to sample.
        let told = of(2, &[-1.0, 9.0, 1.0, 11.0]);
        assert_eq!((told.mean, told.within, told.between), (5.0, 1.0, 5.0));
        assert_eq!((told.min, told.max), (-1.0, 11.0));
        assert!((told.std - 26f64.sqrt()).abs() < 1e-15);
    }

    #[test]
    fn blocks_do_not_matter() {
        let values = standard_normal(1, 0, 600);
        let whole = spread(&Values { units: 6, blocks: vec![&values] });
        let parts = Values { units: 6, blocks: vec![&values[..60], &values[60..66], &values[66..]] };
        assert_eq!(spread(&parts), whole);
        let apart = distinct(&parts, &whole).unwrap() - distinct(&Values { units: 6, blocks: vec![&values] }, &whole).unwrap();
        assert!(apart.abs() < 1e-12);
    }

    #[test]
    fn tiny_spreads_around_a_half_and_numbers_near_the_ends_of_f64_keep_their_digits() {
        let tiny: Vec<f64> = [-1.0, 1.0, -1.0, 1.0].iter().map(|sign| 0.5 + sign * 2f64.powi(-30)).collect();
        let told = of(1, &tiny);
        assert_eq!((told.mean, told.std), (0.5, 2f64.powi(-30)));
        for power in [-1000, -600, 600, 1000] {
            let unit = 2f64.powi(power);
            assert_eq!(of(1, &[-unit, unit, -unit, unit]).std, unit);
        }
    }

    #[test]
    fn a_spread_of_rounding_is_not_resolved() {
        let told = of(1, &[0.5, 0.5 + f64::EPSILON / 2.0]);
        assert!(told.within > 0.0 && !told.is_resolved());
        assert!(!of(1, &[0.0, 0.0]).is_resolved());
        assert!(of(1, &[1e-300, 2e-300]).is_resolved());
    }

    #[test]
    fn values_that_are_not_finite_are_counted_and_give_no_numbers() {
        let told = of(1, &[1.0, f64::NAN, f64::INFINITY, 0.0]);
        assert_eq!((told.not_finite, told.zeros), (2, 0.25));
        assert!(told.mean.is_nan() && told.std.is_nan() && !told.is_resolved());
    }

    #[test]
    fn units_that_follow_one_another_count_once_and_independent_ones_each() {
        let draws = standard_normal(2, 0, 20_000);
        let four: Values<'_> = Values { units: 4, blocks: vec![&draws] };
        let apart = distinct(&four, &spread(&four)).unwrap();
        assert!((apart - 4.0).abs() < 0.02, "{apart}");
        let same: Vec<f64> = draws[..500].iter().flat_map(|draw| [*draw, -3.0 * draw, 0.5 * draw + 7.0]).collect();
        let same = Values { units: 3, blocks: vec![&same] };
        assert!((distinct(&same, &spread(&same)).unwrap() - 1.0).abs() < 1e-12);
        let still = [0.5; 12];
        let still = Values { units: 3, blocks: vec![&still] };
        assert_eq!(distinct(&still, &spread(&still)), None);
    }

    #[test]
    fn dead_units_and_flat_ends_are_told() {
        assert_eq!(of(2, &[0.0, 1.0, 0.0, 0.0]).dead, 0.5);
        let (sums, mut outputs) = ([-4.0, 0.0, 4.0, 6.0], [0.0; 4]);
        Activation::Sigmoid.apply(&sums, &mut outputs);
        let values = |values| Values { units: 1, blocks: vec![values] };
        let told = working(Activation::Sigmoid, &values(&sums), &values(&outputs));
        assert_eq!((told.low, told.high, told.flat), (0.25, 0.5, 0.25));
        let mean = outputs.iter().map(|output| output * (1.0 - output)).sum::<f64>() / 4.0;
        assert!((told.slope - mean).abs() < 1e-15);
    }
}
