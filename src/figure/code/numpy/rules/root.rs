//! The rules that divide by the root of a memory of squares.

use super::{Rule, plus_epsilon, quotient};
use crate::figure::code::values::Values;

/// The root of h, or of a difference, with ε beside or below it.
fn divisor(values: &Values, square: &str) -> String {
    if values.is("epsilon_form", "inside") && !values.is_zero("epsilon") {
        format!("np.sqrt({square} + epsilon)")
    } else {
        plus_epsilon(values, &format!("np.sqrt({square})"))
    }
}

fn start(values: &Values) -> String {
    if values.is_zero("start") { "0".to_owned() } else { "start".to_owned() }
}

pub(super) fn adagrad(values: &Values) -> Rule {
    let mut rule = Rule { memory: vec![("h", start(values))], ..Rule::default() };
    rule.each("h = h + g * g");
    if values.is_zero("averaging") {
        rule.each(format!("w -= {}", quotient(values, "lr * g", &divisor(values, "h"))));
    } else {
        rule.memory.push(("m", "0".to_owned()));
        let fresh = quotient(values, "g", &divisor(values, "h"));
        rule.each(format!("m = averaging * m + (1 - averaging) * {fresh}"));
        rule.each("w -= lr * m");
    }
    rule
}

pub(super) fn rmsprop(values: &Values) -> Rule {
    let mut rule = Rule { memory: vec![("h", start(values))], ..Rule::default() };
    rule.each("h = decay * h + (1 - decay) * g * g");
    let mut under = "h";
    if values.is("centered", "yes") {
        rule.memory.push(("a", "0".to_owned()));
        rule.each("a = decay * a + (1 - decay) * g");
        under = "np.maximum(h - a * a, 0)";
    }
    let divisor = divisor(values, under);
    if values.is_zero("momentum") {
        rule.each(format!("w -= {}", quotient(values, "lr * g", &divisor)));
        return rule;
    }
    rule.memory.push(("v", "0".to_owned()));
    if values.is("form", "pytorch") {
        rule.each(format!("v = momentum * v + {}", quotient(values, "g", &divisor)));
        rule.each("w -= lr * v");
    } else {
        rule.each(format!("v = momentum * v - {}", quotient(values, "lr * g", &divisor)));
        rule.each("w += v");
    }
    rule
}

pub(super) fn adadelta(values: &Values) -> Rule {
    let mut rule = Rule::remembering(&["v", "u"]);
    rule.each("v = decay * v + (1 - decay) * g * g");
    if values.is_zero("epsilon") {
        rule.each("d = quotient(np.sqrt(u), np.sqrt(v)) * g");
    } else {
        rule.each("d = np.sqrt(u + epsilon) / np.sqrt(v + epsilon) * g");
    }
    let kept = if values.is("kept", "step") { "(lr * d) ** 2" } else { "d * d" };
    rule.each(format!("u = decay * u + (1 - decay) * {kept}"));
    rule.each("w -= lr * d");
    rule
}

pub(super) fn ftrl(values: &Values) -> Rule {
    let mut rule = Rule { memory: vec![("n", start(values)), ("z", "0".to_owned())], ..Rule::default() };
    let root = |square: &str| {
        if values.number("power") == "0.5" { format!("np.sqrt({square})") } else { format!("{square} ** power") }
    };
    rule.each(format!("before, after = {}, {}", root("n"), root("(n + g * g)")));
    rule.each("n = n + g * g");
    rule.each("z = z + lr * g - (after - before) * w");
    let mut divisor = "after".to_owned();
    if !values.is_zero("beta") {
        divisor += " + beta";
    }
    if !values.is_zero("l2") {
        divisor += " + lr * l2";
    }
    let above = if values.is_zero("l1") { "-z" } else { "np.clip(z, -lr * l1, lr * l1) - z" };
    if values.is_zero("start") && divisor == "after" {
        rule.each(format!("w += np.where(after == 0, 0, quotient({above}, after) - w)"));
    } else {
        rule.each(format!("w += ({above}) / ({divisor}) - w"));
    }
    rule
}
