//! Glorot and Bengio's compromise between the forward and the backward pass, √(2/(n + n′)), with normal weights.

use super::{PLAIN, Fan, Formula, Initialization, scale};

pub(super) const INITIALIZATION: Initialization = Initialization {
    key: "glorot-normal",
    name: "listed.glorot_normal",
    label: "Glorot normal",
    formula: Formula::Fixed("N(0, 2/(n + n′))"),
    source: "Glorot and Bengio 2010, Understanding the difficulty of training deep feedforward neural networks, equation 12",
    deviation: |_, fan| Some(deviation(fan)),
    weights: |_, fan, draws| scale(draws, deviation(fan)),
    ..PLAIN
};

pub(super) fn deviation(fan: Fan) -> f64 {
    (2.0 / (fan.inputs + fan.outputs) as f64).sqrt()
}
