//! Normal weights with a chosen standard deviation, independent of the layer's size.

use super::{Domain, Initialization, Number, Slider, scale};

pub(super) const INITIALIZATION: Initialization = Initialization {
    key: "normal",
    name: "listed.normal",
    label: "std",
    formula: "N(0, std²)",
    source: "Deep Learning from Scratch, section 6.2.2: standard deviations 1 and 0.01",
    knobs: &[Number {
        key: "std",
        symbol: "σ",
        name: "knob.deviation",
        help: "knob.deviation_help",
        domain: Domain::NotNegative,
        slider: Slider::log(1e-3, 10.0),
        default: 0.01,
    }],
    deviation: |params, _| Some(params[0]),
    weights: |params, _, draws| scale(draws, params[0]),
};
