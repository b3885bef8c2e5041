//! Orthogonal weights: a random rotation preserves lengths, so a deep linear network preserves its signal exactly.

use super::{Domain, Draws, Fan, Formula, Initialization, Number, PLAIN, Params, Slider, scale};
use crate::knob::rounded;
use crate::network::product::{self, matrix, transposed};

pub(super) const INITIALIZATION: Initialization = Initialization {
    key: "orthogonal",
    name: "listed.orthogonal",
    label: "Orthogonal",
    formula: Formula::With(formula),
    source: "Saxe, McClelland and Ganguli 2014, Exact solutions to the nonlinear dynamics of learning, section 3.1",
    numbers: &[Number {
        key: "gain",
        symbol: "g",
        name: "knob.gain",
        help: "knob.gain_help",
        domain: Domain::NotNegative,
        slider: Slider::log(0.1, 10.0),
        default: 1.0,
    }],
    numbers_are_optional: true,
    weights: |params, fan, draws| weights(params.numbers[0], fan, draws),
    alone: Some(alone),
    ..PLAIN
};

fn formula(params: &Params) -> String {
    format!("WᵀW = {}", rounded(params.numbers[0] * params.numbers[0]))
}

/// A single weight is nearly normal, with this standard deviation.
fn alone(params: &Params, fan: Fan, draws: Draws<'_>) {
    scale(draws, params.numbers[0] / (fan.inputs.max(fan.outputs) as f64).sqrt());
}

/// The orthogonal matrix, times the gain.
fn weights(gain: f64, fan: Fan, draws: Draws<'_>) {
    rotation(fan, draws);
    if gain != 1.0 {
        scale(draws, gain);
    }
}

/// The Q of a QR decomposition of the draws, with a positive diagonal of R; only then are all rotations equally likely
/// (Mezzadri 2007, section 5). The columns are orthonormal, or the rows if there are more inputs than outputs.
fn rotation(fan: Fan, draws: Draws<'_>) {
    if fan.inputs <= fan.outputs {
        orthonormalize(draws, fan.outputs);
        return;
    }
    let mut rows: Vec<f64> = (0..draws.len()).map(|index| draws[index % fan.inputs * fan.outputs + index / fan.inputs]).collect();
    orthonormalize(&mut rows, fan.inputs);
    for (index, weight) in rows.into_iter().enumerate() {
        draws[index % fan.inputs * fan.outputs + index / fan.inputs] = weight;
    }
}

/// Make the columns of a matrix orthonormal by the Gram-Schmidt process: from each take its projections on those before it, and
/// divide it by its length. Everything is done twice, which leaves no more than rounding (Giraud et al. 2005).
fn orthonormalize(columns: &mut [f64], rows: usize) {
    const BLOCK: usize = 32; // columns that are projected at once on those before them
    let block_len = rows * BLOCK;
    for start in (0..columns.len()).step_by(block_len) {
        let (before, rest) = columns.split_at_mut(start);
        let block_len = block_len.min(rest.len());
        let block = &mut rest[..block_len];
        for _ in 0..2 {
            subtract_projections(before, block, rows);
            for index in (0..block.len()).step_by(rows) {
                let (before, rest) = block.split_at_mut(index);
                let column = &mut rest[..rows];
                subtract_projections(before, column, rows);
                let length = column.iter().map(|entry| entry * entry).sum::<f64>().sqrt();
                for entry in column {
                    *entry /= length;
                }
            }
        }
    }
}

/// From some columns, take their projections on orthonormal ones: block −= Q (Qᵀ block).
fn subtract_projections(orthonormal: &[f64], block: &mut [f64], rows: usize) {
    let (count, width) = (orthonormal.len() / rows, block.len() / rows);
    let mut lengths = vec![0.0; count * width];
    product::set(&mut lengths, transposed(orthonormal, rows, count), matrix(block, rows, width));
    for length in &mut lengths {
        *length = -*length;
    }
    product::add(block, matrix(orthonormal, rows, count), matrix(&lengths, count, width));
}
