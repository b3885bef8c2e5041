//! What happened in a row, as data; `words::activations` puts it into sentences.

use super::run::{LayerResult, RowResult};

/// What happened in a row. Layers are counted from 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Story {
    /// What happened to the signal.
    pub forward: Forward,
    /// The effective number of distinct units in the last layer, if they vary at all.
    pub distinct: Option<f64>,
    /// The number of units of the last layer.
    pub units: usize,
    /// What happened to the gradient.
    pub backward: Backward,
    /// The layer with many saturated units although the gradient passes, if there is one.
    pub flat: Option<Flat>,
}

/// A layer in which many units are saturated.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Flat {
    /// The layer.
    pub layer: usize,
    /// The mean local derivative.
    pub derivative: f64,
    /// The fraction of local derivatives below [`crate::network::activation::SMALL_DERIVATIVE`].
    pub share: f64,
}

/// What happened to the signal on the forward pass.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Forward {
    /// Values that are not finite, first in this layer.
    Overflows {
        /// The layer.
        layer: usize,
        /// The fraction of its values that are not finite.
        share: f64,
    },
    /// From this layer on no unit responds to the input, except for rounding.
    Constant {
        /// The layer.
        layer: usize,
        /// Whether there are differences that may be rounding.
        rounding: bool,
    },
    /// In every layer all units give the same output.
    Identical,
    /// Many outputs are at the saturated ends of the activation.
    Saturates {
        /// The layer with the most of them.
        layer: usize,
        /// Their fraction there.
        share: f64,
    },
    /// The outputs vary between units, but each unit hardly responds to the input.
    Unresponsive {
        /// The standard deviation of all values in the last layer.
        std: f64,
        /// The standard deviation within units.
        within: f64,
    },
    /// The standard deviation within units decreases.
    Shrinks {
        /// The factor per layer, as a geometric mean.
        factor: f64,
        /// The value in the last layer.
        within: f64,
    },
    /// The standard deviation within units increases.
    Grows {
        /// The factor per layer, as a geometric mean.
        factor: f64,
        /// The value in the last layer.
        within: f64,
    },
    /// The standard deviation within units stays about the same.
    Keeps {
        /// The value in the first layer.
        first: f64,
        /// The value in the last layer.
        last: f64,
    },
}

/// What happened to the gradient on the backward pass.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Backward {
    /// It is not finite at the outputs of this layer, or at the input (0).
    Overflows {
        /// The layer.
        layer: usize,
    },
    /// It is 0 at the input.
    Gone,
    /// It vanishes.
    Vanishes(Scaling),
    /// It explodes.
    Explodes(Scaling),
    /// It stays about the same.
    Survives(Scaling),
}

/// The factor on a standard deviation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scaling {
    /// Per layer, as a geometric mean.
    pub per_layer: f64,
    /// Over all layers.
    pub total: f64,
}

/// A larger factor counts as a change.
const LARGE_CHANGE: f64 = 10.0;
/// A larger fraction of saturated outputs counts as many.
const LARGE_SHARE: f64 = 0.3;

/// What happened in a row.
pub fn story(row: &RowResult) -> Story {
    let backward = backward(row);
    let flat = match backward {
        Backward::Survives(_) | Backward::Explodes(_) => flat(row),
        _ => None,
    };
    let (distinct, units) = row.layers.last().map_or((None, 0), |layer| (layer.distinct, layer.units));
    Story { forward: forward(row), distinct, units, backward, flat }
}

fn forward(row: &RowResult) -> Forward {
    let (first, last) = (&row.layers[0], &row.layers[row.layers.len() - 1]);
    if let Some(layer) = row.layers.iter().position(|layer| layer.spread.not_finite > 0) {
        let spread = &row.layers[layer].spread;
        let count = row.layers[layer].histogram.total() + spread.not_finite;
        return Forward::Overflows { layer: layer + 1, share: spread.not_finite as f64 / count as f64 };
    }
    if let Some(layer) = row.layers.iter().position(|layer| !layer.spread.is_resolved()) {
        return Forward::Constant { layer: layer + 1, rounding: row.layers[layer].spread.within > 0.0 };
    }
    if row
        .layers
        .iter()
        .all(|layer| layer.spread.between <= layer.spread.rounding() && layer.distinct.is_some_and(|count| count < 1.0 + 1e-9))
    {
        return Forward::Identical;
    }
    if let Some((layer, share)) = most_saturated(row) {
        return Forward::Saturates { layer, share };
    }
    let (before, within) = (first.spread.within, last.spread.within);
    let steps = (row.layers.len() - 1).max(1) as f64;
    let factor = (within / before).powf(1.0 / steps);
    if within * LARGE_CHANGE < before {
        let std = last.spread.std;
        return if std > 3.0 * within { Forward::Unresponsive { std, within } } else { Forward::Shrinks { factor, within } };
    }
    if within > before * LARGE_CHANGE {
        Forward::Grows { factor, within }
    } else {
        Forward::Keeps { first: before, last: within }
    }
}

/// The layer with the most saturated outputs, counted from 1, and their fraction, if it is large. Activations with a single
/// saturated end, such as the ReLU, work that way and are left out.
fn most_saturated(row: &RowResult) -> Option<(usize, f64)> {
    let share =
        |layer: &LayerResult| if layer.saturation.high > 0.0 { layer.saturation.low + layer.saturation.high } else { 0.0 };
    let shares = row.layers.iter().map(share).enumerate();
    shares.max_by(|a, b| a.1.total_cmp(&b.1)).filter(|(_, share)| *share > LARGE_SHARE).map(|(layer, share)| (layer + 1, share))
}

fn flat(row: &RowResult) -> Option<Flat> {
    let (layer, _) = most_saturated(row)?;
    let saturation = &row.layers[layer - 1].saturation;
    (saturation.flat > LARGE_SHARE).then_some(Flat { layer, derivative: saturation.slope, share: saturation.flat })
}

fn backward(row: &RowResult) -> Backward {
    let top = &row.layers[row.layers.len() - 1].gradient;
    if let Some(layer) = row.layers.iter().rposition(|layer| !layer.gradient.inputs.is_finite()) {
        return Backward::Overflows { layer };
    }
    let total = row.layers[0].gradient.inputs / top.outputs;
    let scaling = Scaling { per_layer: total.powf(1.0 / row.layers.len() as f64), total };
    match total {
        0.0 => Backward::Gone,
        total if total * LARGE_CHANGE < 1.0 => Backward::Vanishes(scaling),
        total if total > LARGE_CHANGE => Backward::Explodes(scaling),
        _ => Backward::Survives(scaling),
    }
}

#[cfg(test)]
mod tests;
