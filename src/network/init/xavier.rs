//! Xavier's initialization in the book's form: a standard deviation of 1/√n.

use super::{PLAIN, Fan, Formula, Initialization, scale};

pub(super) const INITIALIZATION: Initialization = Initialization {
    key: "xavier",
    name: "Xavier",
    label: "Xavier",
    formula: Formula::Fixed("N(0, 1/n)"),
    source: "Deep Learning from Scratch, section 6.2.2; Glorot's paper also counts the outputs",
    deviation: |_, fan| Some(deviation(fan)),
    weights: |_, fan, draws| scale(draws, deviation(fan)),
    ..PLAIN
};

fn deviation(fan: Fan) -> f64 {
    (1.0 / fan.inputs as f64).sqrt()
}
