//! An optimizer with its settings by key, as texts that are Python.

use crate::knob::Knob;
use crate::optimizer::{About, OptimizerSpec};

/// An optimizer with its settings by key.
pub(super) struct Values {
    /// Names and source.
    pub(super) about: &'static About,
    /// The numbers of the rule, in the order of its card.
    pub(super) numbers: Vec<(&'static str, String)>,
    forms: Vec<(&'static str, &'static str)>,
    /// The factor on the learning rate at step `t`, if it isn't always 1.
    pub(super) factor: Option<String>,
}

impl Values {
    /// The settings of an optimizer.
    pub(super) fn of(spec: &OptimizerSpec) -> Self {
        let (mut copy, mut numbers, mut forms) = (spec.clone(), Vec::new(), Vec::new());
        for knob in copy.knobs() {
            match knob {
                Knob::Number(number, value) => numbers.push((number.key, crate::knob::shortest(*value))),
                Knob::Choice(choice, index) => forms.push((choice.key, choice.forms[*index])),
            }
        }
        Self { about: spec.about(), numbers, forms, factor: factor(spec) }
    }

    /// The value of a number; 0 for one that the rule doesn't have.
    pub(super) fn number(&self, key: &str) -> &str {
        self.numbers.iter().find(|(known, _)| *known == key).map_or("0", |(_, text)| text)
    }

    /// Whether a number is 0, or the rule doesn't have it.
    pub(super) fn is_zero(&self, key: &str) -> bool {
        self.number(key) == "0"
    }

    /// The learning rate with a decimal point, which Keras asks for.
    pub(super) fn float_rate(&self) -> String {
        let rate = self.number("lr");
        if rate.contains(['.', 'e']) { rate.to_owned() } else { format!("{rate}.0") }
    }

    /// Whether FTRL with these settings makes the steps of `AdaGrad` without ε.
    pub(super) fn is_adagrad(&self) -> bool {
        self.number("power") == "0.5" && ["start", "beta", "l1", "l2"].iter().all(|key| self.is_zero(key))
    }

    /// Whether the form of this key is this one.
    pub(super) fn is(&self, key: &str, form: &str) -> bool {
        self.forms.contains(&(key, form))
    }
}

/// The factor of the learning-rate schedule at step `t`, counted from 1.
fn factor(spec: &OptimizerSpec) -> Option<String> {
    let mut schedule = spec.schedule;
    let form = schedule.name();
    let knobs = schedule.knobs();
    let value = |key: &str| knobs.iter().find(|knob| knob.key() == key).map(Knob::text).unwrap_or_default();
    Some(match form {
        "step" => format!("{} ** min((t - 1) // {}, {})", value("factor"), value("every"), value("drops")),
        "exponential" => format!("{} ** (t - 1)", value("gamma")),
        "inverse" => format!("1 / (1 + (t - 1) / {})", value("half")),
        "cosine" => {
            let (floor, horizon) = (value("floor"), value("horizon"));
            let wave = format!("(1 + math.cos(math.pi * min((t - 1) / {horizon}, 1))) / 2");
            if floor == "0" { wave } else { format!("{floor} + (1 - {floor}) * {wave}") }
        }
        "warmup" => format!("min(t / {}, 1)", value("warmup")),
        _ => return None,
    })
}
