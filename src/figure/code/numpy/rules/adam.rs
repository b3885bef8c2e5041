//! Adam and its family.

use super::{Rule, decay_in_gradient, plus_epsilon, quotient};
use crate::figure::code::values::Values;

const MEAN: &str = "m += (1 - beta1) * (g - m)";
const CORRECTED: &str = "(1 - beta2**t)";

/// The name of what stands for v in the step, and whether it is corrected already.
struct Square<'a>(&'a str, bool);

/// Adam, and what it takes beside the step (`beside` begins with a sign).
pub(super) fn adam(values: &Values, beside: &str) -> Rule {
    let mut rule = moments(values);
    step(&mut rule, values, &Square("v", false), beside);
    rule
}

fn moments(values: &Values) -> Rule {
    let mut rule = Rule::remembering(&["m", "v"]);
    if values.about.key != "adamw" {
        decay_in_gradient(&mut rule, values);
    }
    rule.each(MEAN);
    rule.each("v += (1 - beta2) * (g * g - v)");
    rule
}

/// The step in the form of its ε and its corrections.
fn step(rule: &mut Rule, values: &Values, Square(name, done): &Square<'_>, beside: &str) {
    let both = values.is("correction", "both");
    let mean = if values.is("correction", "none") { "m" } else { "m / (1 - beta1**t)" };
    if values.is("epsilon_form", "book") && both {
        rule.once("lr_t = lr * np.sqrt(1 - beta2**t) / (1 - beta1**t)");
        let square = if *done { format!("{CORRECTED} * {name}") } else { (*name).to_owned() };
        let divisor = plus_epsilon(values, &format!("np.sqrt({square})"));
        return rule.each(format!("w -= {}{beside}", quotient(values, "lr_t * m", &divisor)));
    }
    let square = if both && !done { format!("{name} / {CORRECTED}") } else { (*name).to_owned() };
    let divisor = if values.is("epsilon_form", "inside") && !values.is_zero("epsilon") {
        format!("np.sqrt({square} + epsilon)")
    } else {
        plus_epsilon(values, &format!("np.sqrt({square})"))
    };
    rule.each(format!("w -= {}{beside}", quotient(values, &format!("lr * {mean}"), &divisor)));
}

pub(super) fn adamw(values: &Values) -> Rule {
    let beside = match (values.is_zero("weight_decay"), values.is("decay_form", "plain")) {
        (true, _) => "",
        (false, true) => " + weight_decay * w",
        (false, false) => " + lr * weight_decay * w",
    };
    adam(values, beside)
}

pub(super) fn amsgrad(values: &Values) -> Rule {
    let mut rule = moments(values);
    rule.memory.push(("x", "0".to_owned()));
    let done = values.is("max_form", "after") && values.is("correction", "both");
    rule.each(if done { format!("x = np.maximum(x, v / {CORRECTED})") } else { "x = np.maximum(x, v)".to_owned() });
    step(&mut rule, values, &Square("x", done), "");
    rule
}

pub(super) fn nadam(values: &Values) -> Rule {
    let mut rule = Rule::remembering(&["m", "v"]);
    rule.shared.push(("product", "1.0"));
    if values.is("momentum_schedule", "dozat") {
        rule.once("mu = beta1 * (1 - 0.5 * 0.96 ** (t * momentum_decay))");
        rule.once("coming = beta1 * (1 - 0.5 * 0.96 ** ((t + 1) * momentum_decay))");
    } else {
        rule.once("mu = coming = beta1");
    }
    rule.once("product = product * mu");
    let past = if values.is("momentum_schedule", "adam") { "1 - product" } else { "1 - product * coming" };
    rule.each(MEAN);
    rule.each("v = beta2 * v + (1 - beta2) * g * g");
    rule.each(format!("ahead = coming * m / ({past}) + (1 - mu) * g / (1 - product)"));
    let root = format!("np.sqrt(v / {CORRECTED})");
    let divisor = match (values.is_zero("epsilon"), values.is("epsilon_form", "book")) {
        (false, true) => format!("{root} + epsilon / np.sqrt{CORRECTED}"),
        _ => plus_epsilon(values, &root),
    };
    rule.each(format!("w -= {}", quotient(values, "lr * ahead", &divisor)));
    rule
}

pub(super) fn radam(values: &Values) -> Rule {
    let mut rule = Rule::remembering(&["m", "v"]);
    rule.ahead = u32::from(values.is("ahead", "1"));
    rule.once("longest = 2 / (1 - beta2) - 1");
    rule.once("length = longest - 2 * t * beta2**t / (1 - beta2**t)");
    rule.each(MEAN);
    rule.each("v = beta2 * v + (1 - beta2) * g * g");
    rule.each("if length > 5:");
    rule.each("    rest = (longest - 4) * (longest - 2) * length");
    rule.each("    r = np.sqrt((length - 4) * (length - 2) * longest / rest)");
    let divisor = if values.is("epsilon_form", "corrected") {
        plus_epsilon(values, &format!("np.sqrt(v / {CORRECTED})"))
    } else {
        rule.each("    r = r * np.sqrt(1 - beta2**t)");
        plus_epsilon(values, "np.sqrt(v)")
    };
    rule.each(format!("    w -= {}", quotient(values, "lr * r * m / (1 - beta1**t)", &divisor)));
    if !values.is("early", "nothing") {
        rule.each("else:");
        rule.each("    w -= lr * m / (1 - beta1**t)");
    }
    rule
}

pub(super) fn adamax(values: &Values) -> Rule {
    let mut rule = Rule::remembering(&["m", "u"]);
    rule.each(MEAN);
    let beside = values.is("epsilon_form", "beside");
    rule.each(match values.is_zero("epsilon") || beside {
        true => "u = np.maximum(beta2 * u, np.abs(g))",
        false if values.is("epsilon_form", "memory") => "u = np.maximum(beta2 * u + epsilon, np.abs(g))",
        false => "u = np.maximum(beta2 * u, np.abs(g) + epsilon)",
    });
    let mean = if values.is("correction", "none") { "lr * m" } else { "lr / (1 - beta1**t) * m" };
    let divisor = if beside { plus_epsilon(values, "u") } else { "u".to_owned() };
    rule.each(format!("w -= {}", quotient(values, mean, &divisor)));
    rule
}

pub(super) fn adabelief(values: &Values) -> Rule {
    let mut rule = Rule::remembering(&["m", "s"]);
    rule.each(MEAN);
    rule.each(plus_epsilon(values, "s = beta2 * s + (1 - beta2) * (g - m) * (g - m)"));
    let divisor = plus_epsilon(values, &format!("np.sqrt(s / {CORRECTED})"));
    rule.each(format!("w -= {}", quotient(values, "lr * m / (1 - beta1**t)", &divisor)));
    rule
}

pub(super) fn yogi(values: &Values) -> Rule {
    let start = if values.is_zero("start") { "0" } else { "start" };
    let mut rule = Rule { memory: vec![("m", "0".to_owned()), ("v", start.to_owned())], ..Rule::default() };
    rule.each(MEAN);
    rule.each("v = v - (1 - beta2) * np.sign(v - g * g) * g * g");
    let corrected = values.is("correction", "both");
    let square = if corrected { format!("v / {CORRECTED}") } else { "v".to_owned() };
    let mean = if corrected { "lr * m / (1 - beta1**t)" } else { "lr * m" };
    rule.each(format!("w -= {}", quotient(values, mean, &plus_epsilon(values, &format!("np.sqrt({square})")))));
    rule
}
