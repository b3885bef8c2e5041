//! The rules that step by the sign.

use super::Rule;
use crate::figure::code::values::Values;

pub(super) fn lion(values: &Values) -> Rule {
    let mut rule = Rule::remembering(&["m"]);
    rule.each("c = beta1 * m + (1 - beta1) * g");
    rule.each("m = (1 - beta2) * g + beta2 * m");
    rule.each(if values.is_zero("weight_decay") { "w -= lr * np.sign(c)" } else { "w -= lr * (np.sign(c) + weight_decay * w)" });
    rule
}

pub(super) fn rprop(values: &Values) -> Rule {
    if values.is("flip", "late") {
        let mut rule = Rule::remembering(&["size", "due"]);
        rule.each("agreement = g * due");
        rule.each("size = np.where(size == 0, lr, size)");
        rule.each("changed = np.clip(size * np.where(agreement > 0, eta_plus, eta_minus), step_min, step_max)");
        rule.each("size = np.where(agreement == 0, size, changed)");
        rule.each("w -= np.where(agreement < 0, 0, due)");
        rule.each("due = np.where(agreement < 0, 0, size * np.sign(g))");
        return rule;
    }
    let mut rule = Rule::remembering(&["size", "previous"]);
    rule.each("agreement = g * previous");
    rule.each("size = np.where(size == 0, lr, size)");
    rule.each("factor = np.where(agreement > 0, eta_plus, np.where(agreement < 0, eta_minus, 1))");
    rule.each("size = np.clip(size * factor, step_min, step_max)");
    rule.each("g = np.where(agreement < 0, 0, g)");
    rule.each("w -= np.sign(g) * size");
    rule.each("previous = g");
    rule
}
