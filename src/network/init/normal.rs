//! Normal weights with a chosen standard deviation, independent of the layer's size.

use super::shape::{NORMAL_SHAPES, Shape};
use super::{Domain, Formula, Initialization, Number, PLAIN, Params, Slider};

pub(super) const INITIALIZATION: Initialization = Initialization {
    key: "normal",
    name: "listed.normal",
    label: "std",
    formula: Formula::With(|params| shape(params).formula("std²", "")),
    source: "Deep Learning from Scratch, section 6.2.2: standard deviations 1 and 0.01",
    numbers: &[Number {
        key: "std",
        symbol: "σ",
        name: "knob.deviation",
        help: "knob.deviation_help",
        domain: Domain::NotNegative,
        slider: Slider::log(1e-3, 10.0),
        default: 0.01,
    }],
    choices: &[NORMAL_SHAPES],
    deviation: |params, _| Some(shape(params).deviation(params.numbers[0])),
    weights: |params, _, draws| shape(params).weights(params.numbers[0], draws),
    ..PLAIN
};

fn shape(params: &Params) -> Shape {
    Shape::of_normal(params.forms[0])
}
