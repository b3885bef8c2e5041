//! Glorot and Bengio's initialization in its original form: uniform weights within ±√(6/(n + n′)), with the same standard
//! deviation as the normal form.

use super::glorot_normal::deviation;
use super::{PLAIN, Fan, Formula, Initialization};
use crate::network::elementary::normal_distribution;

pub(super) const INITIALIZATION: Initialization = Initialization {
    key: "glorot-uniform",
    name: "listed.glorot_uniform",
    label: "Glorot uniform",
    formula: Formula::Fixed("U(±√(6/(n + n′)))"),
    source: "Glorot and Bengio 2010, Understanding the difficulty of training deep feedforward neural networks, equation 16",
    deviation: |_, fan| Some(deviation(fan)),
    weights: |_, fan, draws| weights(fan, draws),
    ..PLAIN
};

/// Φ maps a standard normal draw to a uniform one between 0 and 1.
fn weights(fan: Fan, draws: &mut [f64]) {
    let bound = 3f64.sqrt() * deviation(fan);
    normal_distribution(draws);
    for draw in draws {
        *draw = bound * (2.0 * *draw - 1.0);
    }
}
