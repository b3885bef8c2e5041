//! Predict, then reveal: a scene's question, the answer, and its result.

mod card;
mod draw;

use crate::experiment::paths::PredictionError;
use crate::landscape::Point;

pub use card::{QuestionCard, Reply, covered_ui, question_ui};
pub use draw::{Drawing, paint};

/// The audience's answer to the question of the scene.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Guess {
    /// The drawn path, as points of the plane.
    pub stroke: Vec<Point>,
    /// The error of the drawn path, once it is complete.
    pub prediction_error: Option<PredictionError>,
    /// The index of the chosen answer.
    pub chosen: Option<usize>,
    /// Whether the results are shown without an answer.
    given_up: bool,
}

impl Guess {
    /// Whether there is an answer, so that the results can be shown.
    pub fn is_made(&self) -> bool {
        self.given_up || self.prediction_error.is_some() || self.chosen.is_some()
    }

    /// Show the results without an answer.
    pub fn give_up(&mut self) {
        self.given_up = true;
    }
}
