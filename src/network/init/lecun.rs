//! LeCun's initialization, with a standard deviation of 1/√n: the same as the book's Xavier, a dozen years earlier.

use super::{PLAIN, Fan, Formula, Initialization, scale};

pub(super) const INITIALIZATION: Initialization = Initialization {
    key: "lecun",
    name: "LeCun",
    label: "LeCun",
    formula: Formula::Fixed("N(0, 1/n)"),
    source: "LeCun et al. 1998, Efficient BackProp, equation 16",
    deviation: |_, fan| Some(deviation(fan)),
    weights: |_, fan, draws| scale(draws, deviation(fan)),
    ..PLAIN
};

fn deviation(fan: Fan) -> f64 {
    1.0 / (fan.inputs as f64).sqrt()
}
