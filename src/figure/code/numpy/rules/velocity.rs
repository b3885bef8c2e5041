//! SGD, and the rules with a velocity.

use super::{Rule, decay_in_gradient};
use crate::figure::code::values::Values;

pub(super) fn sgd(values: &Values) -> Rule {
    let mut rule = Rule::default();
    decay_in_gradient(&mut rule, values);
    rule.each("w -= lr * g");
    rule
}

/// The part that both rules have: the gradient that enters, and the statement that updates v.
fn begun(values: &Values) -> (Rule, &'static str) {
    let mut rule = Rule::remembering(&["v"]);
    if !values.is("decay_form", "beside") {
        decay_in_gradient(&mut rule, values);
    }
    let damped = !values.is_zero("dampening");
    if damped {
        let whole = values.is("first", "whole");
        rule.once(if whole { "share = 1 if t == 1 else 1 - dampening" } else { "share = 1 - dampening" });
    }
    let update = match (values.is("form", "pytorch"), damped) {
        (true, true) => "v = momentum * v + share * g",
        (true, false) => "v = momentum * v + g",
        (false, true) => "v = momentum * v - lr * share * g",
        (false, false) => "v = momentum * v - lr * g",
    };
    (rule, update)
}

/// A step with the weight decay that is beside it.
fn with_decay(values: &Values, step: &str) -> String {
    if values.is("decay_form", "beside") && !values.is_zero("weight_decay") {
        format!("{step} - lr * weight_decay * w")
    } else {
        step.to_owned()
    }
}

pub(super) fn momentum(values: &Values) -> Rule {
    let (mut rule, update) = begun(values);
    rule.each(update);
    rule.each(with_decay(values, if values.is("form", "pytorch") { "w += -lr * v" } else { "w += v" }));
    rule
}

pub(super) fn nesterov(values: &Values) -> Rule {
    let (mut rule, update) = begun(values);
    let share = if values.is_zero("dampening") { "" } else { " * share" };
    let step = if values.is("form", "pytorch") {
        "w += -lr * (g + momentum * v)".to_owned()
    } else if values.is("form", "new-velocity") {
        "w += momentum * momentum * v - (1 + momentum) * lr * g".to_owned()
    } else {
        format!("w += momentum * momentum * v - (1 + momentum{share}) * lr * g")
    };
    let step = with_decay(values, &step);
    if values.is("form", "book") {
        rule.each(step);
        rule.each(update);
    } else {
        rule.each(update);
        rule.each(step);
    }
    rule
}
