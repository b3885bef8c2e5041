//! The general initialization: a variance of scale/fan in any of the shapes. `VarianceScaling` in Keras, JAX and TensorFlow.js; what
//! other libraries call Kaiming, He, Glorot, Xavier or `LeCun` are settings of it.

use super::shape::{SHAPES, Shape};
use super::{Domain, Fan, Formula, Initialization, Number, PLAIN, Params, Slider};
use crate::knob::{Choice, rounded};

pub(super) const INITIALIZATION: Initialization = Initialization {
    key: "variance",
    name: "listed.variance",
    label: "",
    formula: Formula::With(formula),
    source: "He et al. 2015, section 2.2; Keras, keras.initializers.VarianceScaling",
    numbers: &[Number {
        key: "scale",
        symbol: "s",
        name: "knob.scale",
        help: "knob.scale_help",
        domain: Domain::NotNegative,
        slider: Slider::log(0.1, 10.0),
        default: 1.0,
    }],
    choices: &[
        Choice { key: "fan", name: "knob.fan", help: "knob.fan_help", forms: &["in", "out", "mean", "product"] },
        SHAPES,
    ],
    deviation: |params, fan| Some(shape(params).deviation(deviation(params, fan))),
    weights: |params, fan, draws| shape(params).weights(deviation(params, fan), draws),
    ..PLAIN
};

fn shape(params: &Params) -> Shape {
    Shape::of(params.forms[1])
}

/// The standard deviation of uncut weights.
fn deviation(params: &Params, fan: Fan) -> f64 {
    let [inputs, outputs] = [fan.inputs as f64, fan.outputs as f64];
    let fan = [inputs, outputs, f64::midpoint(inputs, outputs), inputs * outputs][params.forms[0]];
    (params.numbers[0] / fan).sqrt()
}

fn formula(params: &Params) -> String {
    // 1/((n + n′)/2) is 2/(n + n′).
    let (fan, factor) = [("n", 1.0), ("n′", 1.0), ("(n + n′)", 2.0), ("(n·n′)", 1.0)][params.forms[0]];
    let [once, thrice] = [1.0, 3.0].map(|times| format!("{}/{fan}", rounded(times * factor * params.numbers[0])));
    shape(params).formula(&once, &thrice)
}
