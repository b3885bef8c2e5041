//! How many different things the units of a layer do.
#![allow(clippy::inline_always)] // what is not inlined is not compiled for the registers

use super::{Spread, Values, scale_of};
use crate::network::elementary::{self, Arithmetic, Kernel};
use crate::network::product::{add_lower, matrix, transposed};

/// The effective number of distinct units: the participation ratio tr(C)²/tr(C²) of the covariance C of the units over the
/// samples. 1 if all units are linear functions of one of them; the number of units if they vary equally and independently.
/// `None` if no unit varies by more than rounding, or if values are not finite.
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
    elementary::run(Add { values, scale, sums: &mut means });
    for mean in &mut means {
        *mean /= samples as f64;
    }
    // Deviations in units of the standard deviation, so that squares neither overflow nor underflow.
    let again = 1.0 / (spread.within * scale);
    let mut covariance = vec![0.0; units * units];
    let mut centred = Vec::new();
    for block in &values.blocks {
        centred.resize(block.len(), 0.0);
        elementary::run(Centre { block, means: &means, scale, again, centred: &mut centred });
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

/// Sums of each unit's values times `scale`.
struct Add<'a, 'v> {
    values: &'a Values<'v>,
    scale: f64,
    sums: &'a mut [f64],
}

impl Kernel for Add<'_, '_> {
    type Output = ();

    #[inline(always)]
    fn run<A: Arithmetic>(self) {
        for sample in self.values.samples() {
            for (sum, value) in self.sums.iter_mut().zip(sample) {
                *sum += value * self.scale;
            }
        }
    }
}

/// (values · scale − means) · again.
struct Centre<'a> {
    block: &'a [f64],
    means: &'a [f64],
    scale: f64,
    again: f64,
    centred: &'a mut [f64],
}

impl Kernel for Centre<'_> {
    type Output = ();

    #[inline(always)]
    fn run<A: Arithmetic>(self) {
        let samples = self.block.chunks_exact(self.means.len());
        for (centred, sample) in self.centred.chunks_exact_mut(self.means.len()).zip(samples) {
            for ((centred, value), mean) in centred.iter_mut().zip(sample).zip(self.means) {
                *centred = (value * self.scale - mean) * self.again;
            }
        }
    }
}
