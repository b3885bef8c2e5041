//! Uniform weights between two chosen ends, independent of the layer's size: `MXNet`'s default, within ±0.07.

use super::{Domain, Formula, Initialization, Number, PLAIN, Params, Slider, shape};
use crate::knob::shortest;

pub(super) const INITIALIZATION: Initialization = Initialization {
    key: "uniform",
    name: "listed.uniform",
    label: "",
    formula: Formula::With(formula),
    source: "MXNet 1.9, mxnet.initializer.Uniform: within ±0.07",
    numbers: &[end("low", "a", "knob.low", -0.07), end("high", "b", "knob.high", 0.07)],
    deviation: |Params { numbers, .. }, _| (numbers[0] == -numbers[1]).then(|| numbers[1].abs() / 3f64.sqrt()),
    weights: |Params { numbers, .. }, _, draws| shape::uniform(numbers[0], numbers[1], draws),
    ..PLAIN
};

const fn end(key: &'static str, symbol: &'static str, name: &'static str, default: f64) -> Number {
    Number {
        key,
        symbol,
        name,
        help: "knob.end_help",
        domain: Domain::Finite,
        slider: Slider::linear(-1.0, 1.0),
        default,
    }
}

fn formula(Params { numbers, .. }: &Params) -> String {
    let [low, high] = [numbers[0], numbers[1]].map(|end| shortest(end).replace('-', "−"));
    if numbers[0] == -numbers[1] { format!("U(±{high})") } else { format!("U({low}, {high})") }
}
