//! The same value for every weight: all units of a layer compute the same, and training never makes them differ.

use super::{PLAIN, Domain, Formula, Initialization, Number, Slider};

pub(super) const INITIALIZATION: Initialization = Initialization {
    key: "constant",
    name: "listed.constant",
    label: "constant",
    formula: Formula::Fixed("listed.constant_formula"),
    source: "Deep Learning from Scratch, section 6.2.1",
    numbers: &[Number {
        key: "value",
        symbol: "w",
        name: "knob.constant",
        help: "knob.constant_help",
        domain: Domain::Finite,
        slider: Slider::linear(-1.0, 1.0),
        default: 0.1,
    }],
    weights: |params, _, draws| draws.fill(params.numbers[0]),
    ..PLAIN
};
