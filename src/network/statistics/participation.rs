//! How many different things the units of a layer do.

use super::{Spread, Values, scale_of};
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
    for sample in values.samples() {
        for (mean, value) in means.iter_mut().zip(sample) {
            *mean += value * scale;
        }
    }
    for mean in &mut means {
        *mean /= samples as f64;
    }
    // Deviations in units of the standard deviation, so that squares neither overflow nor underflow.
    let again = 1.0 / (spread.within * scale);
    let mut covariance = vec![0.0; units * units];
    let mut centred = Vec::new();
    for block in &values.blocks {
        centred.resize(block.len(), 0.0);
        for (centred, sample) in centred.chunks_exact_mut(units).zip(block.chunks_exact(units)) {
            for ((centred, value), mean) in centred.iter_mut().zip(sample).zip(&means) {
                *centred = (value * scale - mean) * again;
            }
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
