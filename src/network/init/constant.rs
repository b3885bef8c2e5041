//! The same value for every weight: all units of a layer compute the same, and training never makes them differ.

use super::{Domain, Initialization, Number, Slider};

pub(super) const INITIALIZATION: Initialization = Initialization {
    key: "constant",
    name: "listed.constant",
    label: "constant",
    formula: "listed.constant_formula",
    source: "Deep Learning from Scratch, section 6.2.1",
    knobs: &[Number {
        key: "value",
        symbol: "w",
        name: "knob.constant",
        help: "knob.constant_help",
        domain: Domain::Finite,
        slider: Slider::linear(-1.0, 1.0),
        default: 0.1,
    }],
    deviation: |_, _| None,
    weights: |params, _, draws| draws.fill(params[0]),
};
