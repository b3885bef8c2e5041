//! A call of a library, as a user writes it, with what the library can't do.

use super::values::Values;

/// A call, as a user writes it.
#[derive(Default)]
pub(super) struct Call {
    /// The expression.
    pub(super) text: String,
    /// What differs from halfpipe's walk, each as a sentence.
    pub(super) lacks: Vec<String>,
}

impl Call {
    /// Add an argument.
    pub(super) fn with(mut self, name: &str, value: impl std::fmt::Display) -> Self {
        let first = if self.text.ends_with('(') { "" } else { ", " };
        push!(self.text, "{first}{name}={value}");
        self
    }

    /// Add an argument for a number that isn't 0.
    pub(super) fn with_some(self, name: &str, values: &Values, key: &str) -> Self {
        if values.is_zero(key) { self } else { self.with(name, values.number(key)) }
    }

    /// Close the bracket.
    pub(super) fn end(mut self) -> Self {
        self.text.push(')');
        self
    }

    /// Say what the library lacks, if it does.
    pub(super) fn lacking(mut self, lacks: bool, sentence: impl Into<String>) -> Self {
        if lacks {
            self.lacks.push(sentence.into());
        }
        self
    }
}

/// What a library has of its own in a program.
pub(super) struct Parts {
    /// What is imported and set.
    pub(super) head: &'static str,
    /// The function and what is defined beside it.
    pub(super) function: String,
    /// Definitions of optimizers.
    pub(super) classes: String,
    /// The parameters of the function that makes an optimizer.
    pub(super) parameters: &'static str,
    /// The optimizers.
    pub(super) calls: Vec<Call>,
    /// The body of `def walk(make, factor, start)`, which returns the points.
    pub(super) walk: &'static str,
}

/// The beginning of a call: a function and what comes before the settings.
pub(super) fn call(function: &str, first: &str) -> Call {
    Call { text: format!("{function}({first}"), lacks: Vec::new() }
}
