//! Orthogonal weights: a random rotation preserves lengths, so a deep linear network preserves its signal exactly.

use super::{Fan, Initialization};
use crate::network::product::matrix;

pub(super) const INITIALIZATION: Initialization = Initialization {
    key: "orthogonal",
    name: "listed.orthogonal",
    label: "Orthogonal",
    formula: "WᵀW = 1",
    source: "Saxe, McClelland and Ganguli 2014, Exact solutions to the nonlinear dynamics of learning, section 3.1",
    knobs: &[],
    deviation: |_, _| None,
    weights: |_, fan, draws| weights(fan, draws),
};

/// The Q of a QR decomposition of the draws, with signs that make the diagonal of R positive; only then are all rotations
/// equally likely (Mezzadri 2007, section 5). The columns are orthonormal, or the rows if there are more inputs than outputs.
fn weights(fan: Fan, draws: &mut [f64]) {
    let (rows, columns) = (fan.outputs.max(fan.inputs), fan.outputs.min(fan.inputs));
    let wide = fan.inputs > fan.outputs;
    let drawn = matrix(draws, fan.outputs, fan.inputs);
    let qr = if wide { drawn.transpose() } else { drawn }.qr();
    let (q, r) = (qr.compute_thin_Q(), qr.thin_R());
    for column in 0..columns {
        let sign = if r[(column, column)] < 0.0 { -1.0 } else { 1.0 };
        for row in 0..rows {
            let place = if wide { row * columns + column } else { column * rows + row };
            draws[place] = sign * q[(row, column)];
        }
    }
}
