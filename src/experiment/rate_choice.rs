//! How the learning rates of a comparison were chosen, recognized from the rates.

use super::Entry;
use crate::optimizer::OptimizerSpec;

/// How the learning rates of a comparison were chosen. A fair comparison says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RateChoice {
    /// Each optimizer at the book's rate.
    Book,
    /// Each optimizer at its usual rate for the task.
    Usual,
    /// All at the same rate.
    Equal,
    /// Each at the rate that makes all first steps equally long.
    FirstStep,
    /// Each at the rate with the lowest final value.
    Best,
    /// Chosen by hand.
    Custom,
}

impl RateChoice {
    /// Recognize [`Self::Book`], [`Self::Usual`], [`Self::Equal`] or [`Self::Custom`] from the rates of the optimizers.
    /// `is_book_task` says whether the usual rates are for a task of the book.
    pub(super) fn recognize(entries: &[Entry], usual_rate: impl Fn(&OptimizerSpec) -> Option<f64>, is_book_task: bool) -> Self {
        let first = entries.first().map(|entry| entry.rule.rate());
        if entries.iter().all(|entry| usual_rate(&entry.rule) == Some(entry.rule.rate())) {
            let is_book = is_book_task && entries.iter().all(|entry| entry.rule.about().in_book);
            if is_book { Self::Book } else { Self::Usual }
        } else if entries.len() > 1 && entries.iter().all(|entry| Some(entry.rule.rate()) == first) {
            Self::Equal
        } else {
            Self::Custom
        }
    }
}
