//! Predict, then reveal: a scene's question, the answer, and its result.

mod card;
mod draw;
mod room;

use crate::experiment::paths::PredictionError;
use crate::landscape::Point;

pub use card::{QuestionCard, Reply, covered_ui, question_ui};
pub use draw::{Drawing, paint};

/// The greatest number of drawn guesses.
pub const MAX_DRAWN: usize = 5;

/// The audience's answer to the question of the scene.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Guess {
    /// The drawn paths; while one is drawn it is the last.
    pub drawn: Vec<DrawnGuess>,
    /// The index of the chosen answer.
    pub chosen: Option<usize>,
    /// The hands counted for each answer; missing ones are 0.
    hands: Vec<usize>,
    /// Whether the results are shown without a chosen answer.
    revealed: bool,
}

/// A path drawn by hand.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DrawnGuess {
    /// The points of the plane.
    pub points: Vec<Point>,
    /// The error, once the path is complete.
    pub error: Option<PredictionError>,
}

impl Guess {
    /// Whether the results are shown.
    pub fn is_made(&self) -> bool {
        self.revealed || self.chosen.is_some()
    }

    /// Show the results.
    pub fn reveal(&mut self) {
        self.revealed = true;
    }

    /// The hands counted for an answer.
    pub fn hands(&self, answer: usize) -> usize {
        self.hands.get(answer).copied().unwrap_or(0)
    }

    /// Count one more hand for an answer, or one less.
    pub fn count_hand(&mut self, answer: usize, more: bool) {
        self.hands.resize(self.hands.len().max(answer + 1), 0);
        let hands = &mut self.hands[answer];
        *hands = if more { *hands + 1 } else { hands.saturating_sub(1) };
    }
}
