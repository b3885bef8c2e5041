//! A question that is asked before a scene shows its results: predict, then reveal.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::Text;
use crate::experiment::{SettingsError, Workspace};
use crate::language::t;

/// A question that hides the results until it is answered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// The question.
    pub ask: Text,
    /// How it is answered.
    pub how: AnswerKind,
    /// The explanation shown after the answer.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub told: Text,
    /// What is said first to who has chosen an answer, in the order of the answers, optimizers or curves; an empty text says nothing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub why: Vec<Text>,
}

/// How a question is answered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum AnswerKind {
    /// Draw the path of the optimizer with this index from the first start point. Paths only.
    Draw(usize),
    /// Choose the best optimizer: the one with the lowest final f from the first start point, or with the lowest loss. Paths
    /// and Training only.
    Winner,
    /// Choose one of several answers.
    Choose {
        /// The answers.
        answers: Vec<Text>,
        /// The index of the right answer.
        right: usize,
    },
}

impl Question {
    /// The least and the greatest number of answers to choose from.
    pub const ANSWERS: [usize; 2] = [2, 6];

    /// A question without an explanation.
    pub fn new(ask: impl Into<Text>, how: AnswerKind) -> Self {
        Self { ask: ask.into(), how, told: Text::default(), why: Vec::new() }
    }

    /// What is said to who has chosen this answer; `None` if nothing is.
    pub fn why(&self, answer: usize) -> Option<&str> {
        self.why.get(answer).map(Text::shown).filter(|text| !text.is_empty())
    }

    /// Check that the question fits the settings.
    pub(super) fn validate(&self, workspace: &Workspace) -> Result<(), SettingsError> {
        let [least, most] = Self::ANSWERS;
        let refuse = |field, message: Cow<'_, str>| Err(SettingsError { field, message: message.into_owned() });
        let choices = match (&self.how, workspace) {
            (AnswerKind::Choose { answers, .. }, _) => answers.len(),
            (AnswerKind::Winner, Workspace::Paths(settings)) => settings.optimizers.len(),
            (AnswerKind::Winner, Workspace::Training(settings)) => settings.curve_specs().len(),
            (AnswerKind::Draw(_), _) | (AnswerKind::Winner, Workspace::Activations(_)) => 0,
        };
        if self.why.len() > choices {
            return refuse("why", t!("file.why", count = self.why.len(), most = choices));
        }
        match (&self.how, workspace) {
            (AnswerKind::Draw(optimizer), Workspace::Paths(settings)) if *optimizer < settings.optimizers.len() => Ok(()),
            (AnswerKind::Draw(optimizer), Workspace::Paths(settings)) => {
                let last = settings.optimizers.len().saturating_sub(1);
                refuse("how", t!("file.draw_index", optimizer = optimizer, last = last))
            }
            (AnswerKind::Draw(_), _) => refuse("how", t!("file.draw_where")),
            (AnswerKind::Winner, Workspace::Activations(_)) => refuse("how", t!("file.winner_where")),
            (AnswerKind::Choose { answers, .. }, _) if !(least..=most).contains(&answers.len()) => {
                refuse("answers", t!("file.answers", count = answers.len(), least = least, most = most))
            }
            (AnswerKind::Choose { answers, right }, _) if *right >= answers.len() => {
                refuse("right", t!("file.right", right = right, last = answers.len() - 1))
            }
            (AnswerKind::Winner | AnswerKind::Choose { .. }, _) => Ok(()),
        }
    }
}
