//! He's initialization: a standard deviation of √(2/n), since a ReLU halves the mean square.

use super::{PLAIN, Fan, Formula, Initialization, scale};

pub(super) const INITIALIZATION: Initialization = Initialization {
    key: "he",
    name: "He",
    label: "He",
    formula: Formula::Fixed("N(0, 2/n)"),
    source: "He et al. 2015, Delving Deep into Rectifiers, equation 10; Deep Learning from Scratch, section 6.2.3",
    deviation: |_, fan| Some(deviation(fan)),
    weights: |_, fan, draws| scale(draws, deviation(fan)),
    ..PLAIN
};

fn deviation(fan: Fan) -> f64 {
    (2.0 / fan.inputs as f64).sqrt()
}
