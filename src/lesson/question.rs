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

    /// Check that the question fits the settings.
    pub(super) fn validate(&self, workspace: &Workspace) -> Result<(), SettingsError> {
        let [least, most] = Self::ANSWERS;
        let refuse = |field, message: Cow<'_, str>| Err(SettingsError { field, message: message.into_owned() });
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
