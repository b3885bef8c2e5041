//! Learning-rate schedules: the factor on the learning rate at each step.

use crate::knob::{Choice, Domain, Knob, Number, Slider};

/// The key of the schedule's form on the command line and in presets.
pub const KEY: &str = "schedule";

const FORM: Choice = Choice {
    key: KEY,
    name: "knob.schedule",
    help: "knob.schedule_help",
    forms: &["constant", "step", "exponential", "inverse", "cosine", "warmup"],
};

const EVERY: Number = Number {
    key: "every",
    symbol: "k",
    name: "knob.every",
    help: "knob.every_help",
    domain: Domain::Count,
    slider: Slider::log(1.0, 1000.0),
    default: 10.0,
};
const FACTOR: Number = Number {
    key: "factor",
    symbol: "q",
    name: "knob.factor",
    help: "knob.factor_help",
    domain: Domain::Positive,
    slider: Slider::linear(0.05, 1.0),
    default: 0.5,
};
const DROPS: Number = Number {
    key: "drops",
    symbol: "n",
    name: "knob.drops",
    help: "knob.drops_help",
    domain: Domain::Count,
    slider: Slider::log(1.0, 1000.0),
    default: 1000.0,
};
const GAMMA: Number = Number {
    key: "gamma",
    symbol: "γ",
    name: "knob.gamma",
    help: "knob.gamma_help",
    domain: Domain::Positive,
    slider: Slider::linear(0.8, 1.0),
    default: 0.95,
};
const HALF: Number = Number {
    key: "half",
    symbol: "h",
    name: "knob.half",
    help: "knob.half_help",
    domain: Domain::Positive,
    slider: Slider::log(1.0, 1000.0),
    default: 10.0,
};
const HORIZON: Number = Number {
    key: "horizon",
    symbol: "T",
    name: "knob.horizon",
    help: "knob.horizon_help",
    domain: Domain::Count,
    slider: Slider::log(1.0, 1000.0),
    default: 30.0,
};
const FLOOR: Number = Number {
    key: "floor",
    symbol: "r",
    name: "knob.floor",
    help: "knob.floor_help",
    domain: Domain::BelowOne,
    slider: Slider::linear(0.0, 0.5),
    default: 0.0,
};
const WARMUP: Number = Number {
    key: "warmup",
    symbol: "T",
    name: "knob.warmup",
    help: "knob.warmup_help",
    domain: Domain::Count,
    slider: Slider::log(1.0, 1000.0),
    default: 10.0,
};

/// A learning-rate schedule. It keeps the numbers of every form; only those of the chosen form have an effect.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Schedule {
    form: usize,
    every: f64,
    factor: f64,
    drops: f64,
    gamma: f64,
    half: f64,
    horizon: f64,
    floor: f64,
    warmup: f64,
}

impl Default for Schedule {
    fn default() -> Self {
        Self {
            form: 0,
            every: EVERY.default,
            factor: FACTOR.default,
            drops: DROPS.default,
            gamma: GAMMA.default,
            half: HALF.default,
            horizon: HORIZON.default,
            floor: FLOOR.default,
            warmup: WARMUP.default,
        }
    }
}

impl Schedule {
    /// A schedule of every form, with its default numbers.
    pub fn all() -> Vec<Self> {
        (0..FORM.forms.len()).map(|form| Self { form, ..Self::default() }).collect()
    }

    /// The factor on the learning rate at a step, counted from 1.
    ///
    /// With s = step − 1: constant 1; step q^min(⌊s/k⌋, n); exponential γˢ; inverse 1/(1 + s/h); cosine r + (1 − r)(1 + cos(π
    /// min(s/T, 1)))/2 (Loshchilov and Hutter, "SGDR", 2017, equation 5, without restarts); warmup min(step/T, 1) (Goyal et
    /// al., "Accurate, Large Minibatch SGD", 2017, section 2.2).
    pub fn factor(&self, step: u32) -> f64 {
        let before = f64::from(step) - 1.0;
        match FORM.forms[self.form] {
            "step" => self.factor.powf((before / self.every).floor().min(self.drops)),
            "exponential" => self.gamma.powf(before),
            "inverse" => 1.0 / (1.0 + before / self.half),
            "cosine" => {
                let part = (before / self.horizon).min(1.0);
                self.floor + (1.0 - self.floor) * f64::midpoint(1.0, (std::f64::consts::PI * part).cos())
            }
            "warmup" => (f64::from(step) / self.warmup).min(1.0),
            _ => 1.0,
        }
    }

    /// Whether the learning rate never changes.
    pub fn is_constant(&self) -> bool {
        self.form == 0
    }

    /// The name of the form: `cosine`.
    pub fn name(&self) -> &'static str {
        FORM.forms[self.form]
    }

    /// The form, and the numbers of that form.
    pub fn knobs(&mut self) -> Vec<Knob<'_>> {
        let form = FORM.forms[self.form];
        let mut knobs = vec![Knob::Choice(&FORM, &mut self.form)];
        match form {
            "step" => knobs.extend([
                Knob::Number(&EVERY, &mut self.every),
                Knob::Number(&FACTOR, &mut self.factor),
                Knob::Number(&DROPS, &mut self.drops),
            ]),
            "exponential" => knobs.push(Knob::Number(&GAMMA, &mut self.gamma)),
            "inverse" => knobs.push(Knob::Number(&HALF, &mut self.half)),
            "cosine" => knobs.extend([Knob::Number(&HORIZON, &mut self.horizon), Knob::Number(&FLOOR, &mut self.floor)]),
            "warmup" => knobs.push(Knob::Number(&WARMUP, &mut self.warmup)),
            _ => {}
        }
        knobs
    }
}

#[cfg(test)]
mod tests;
