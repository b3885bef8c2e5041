//! Two random directions in the space of a net's parameters, scaled unit by unit.
//!
//! Li, Xu, Taylor, Studer and Goldstein 2018, *Visualizing the Loss Landscape of Neural Nets*, section 4: a direction d of independent
//! standard normal numbers, where those of each filter are scaled to the length of the filter, d ← d ‖θ‖ / ‖d‖. The filter of a fully
//! connected layer is the incoming weights of a unit. Biases are not moved, as in the authors' code (`ignore='biasbn'`).

use crate::network::draws::standard_normal;
use crate::network::{MatrixElement, Shape};

/// The random streams of a direction: more than the greatest number of layers.
const STREAMS: u64 = 100;

/// Two directions for the net of these parameters; units without weights other than 0 do not move.
pub fn random_directions<T: MatrixElement>(shape: &Shape, parameters: &[T], seed: u64) -> [Vec<f64>; 2] {
    [0, 1].map(|direction| {
        let mut moved = vec![0.0; parameters.len()];
        for (layer, range) in (0..).zip(shape.layer_ranges()) {
            let (weights, units) = (&parameters[range.weights.clone()], range.fan.outputs);
            let draws = standard_normal(seed, STREAMS * direction + layer, weights.len());
            let scales = squares(weights, units).into_iter().zip(squares(&draws, units));
            let scales: Vec<f64> =
                scales.map(|(weights, draws)| if draws > 0.0 { (weights / draws).sqrt() } else { 0.0 }).collect();
            for (index, (value, draw)) in moved[range.weights].iter_mut().zip(draws).enumerate() {
                *value = scales[index % units] * draw;
            }
        }
        moved
    })
}

/// The sum of squares of each unit's weights; weights are units x inputs, column by column.
fn squares<T: MatrixElement>(weights: &[T], units: usize) -> Vec<f64> {
    let mut sums = vec![0.0; units];
    for column in weights.chunks_exact(units) {
        for (sum, weight) in sums.iter_mut().zip(column) {
            *sum += weight.as_f64() * weight.as_f64();
        }
    }
    sums
}

#[cfg(test)]
mod tests;
