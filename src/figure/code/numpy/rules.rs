//! What an optimizer does in a step, as statements of Python, for every form of every rule.
//!
//! In the statements `w` is the parameter, `g` its gradient, `t` the step, counted from 1; settings have their keys.

mod adam;
mod root;
mod sign;
mod velocity;

use crate::figure::code::values::Values;

/// The statements of a rule.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Rule {
    /// What is remembered of each parameter, and what it starts from.
    pub(super) memory: Vec<(&'static str, String)>,
    /// What is remembered of all parameters together, and what it starts from.
    pub(super) shared: Vec<(&'static str, &'static str)>,
    /// The steps that were made before the first.
    pub(super) ahead: u32,
    /// Statements of a step before those of each parameter.
    pub(super) once: Vec<String>,
    /// Statements for each parameter.
    pub(super) each: Vec<String>,
}

impl Rule {
    /// A rule that remembers these, from 0 on.
    fn remembering(names: &[&'static str]) -> Self {
        Self { memory: names.iter().map(|name| (*name, "0".to_owned())).collect(), ..Self::default() }
    }

    fn once(&mut self, line: impl Into<String>) {
        self.once.push(line.into());
    }

    fn each(&mut self, line: impl Into<String>) {
        self.each.push(line.into());
    }
}

/// The statements of an optimizer; `None` for one that is not listed here.
pub(super) fn rule(values: &Values) -> Option<Rule> {
    Some(match values.about.key {
        "sgd" => velocity::sgd(values),
        "momentum" => velocity::momentum(values),
        "nesterov" => velocity::nesterov(values),
        "adagrad" => root::adagrad(values),
        "rmsprop" => root::rmsprop(values),
        "adadelta" => root::adadelta(values),
        "ftrl" => root::ftrl(values),
        "adam" => adam::adam(values, ""),
        "adamw" => adam::adamw(values),
        "amsgrad" => adam::amsgrad(values),
        "nadam" => adam::nadam(values),
        "radam" => adam::radam(values),
        "adamax" => adam::adamax(values),
        "adabelief" => adam::adabelief(values),
        "yogi" => adam::yogi(values),
        "lion" => sign::lion(values),
        "rprop" => sign::rprop(values),
        _ => return None,
    })
}

/// The gradient with the weight decay in it, if there is one.
fn decay_in_gradient(rule: &mut Rule, values: &Values) {
    if !values.is_zero("weight_decay") {
        rule.each("g = g + weight_decay * w");
    }
}

/// A quotient; 0 where the divisor is, which it can be only without ε.
fn quotient(values: &Values, above: &str, below: &str) -> String {
    if values.is_zero("epsilon") {
        return format!("quotient({above}, {below})");
    }
    if is_sum(below) { format!("{above} / ({below})") } else { format!("{above} / {below}") }
}

/// Whether an expression is a sum outside of its brackets.
fn is_sum(text: &str) -> bool {
    let mut depth = 0;
    text.chars().any(|letter| {
        depth += i32::from(letter == '(') - i32::from(letter == ')');
        depth == 0 && letter == '+'
    })
}

/// The sum of a root and ε, without an ε that is 0.
fn plus_epsilon(values: &Values, root: &str) -> String {
    if values.is_zero("epsilon") { root.to_owned() } else { format!("{root} + epsilon") }
}
