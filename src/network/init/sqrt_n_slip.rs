//! A misprint of Xavier's initialization in some listings: × √n instead of / √n.

use super::{PLAIN, Fan, Formula, Initialization, scale};

pub(super) const INITIALIZATION: Initialization = Initialization {
    key: "sqrt-n-slip",
    name: "listed.slip",
    label: "× √n slip",
    formula: Formula::Fixed("N(0, n)"),
    source: "listed.slip_source",
    deviation: |_, fan| Some(deviation(fan)),
    weights: |_, fan, draws| scale(draws, deviation(fan)),
    ..PLAIN
};

fn deviation(fan: Fan) -> f64 {
    (fan.inputs as f64).sqrt()
}
