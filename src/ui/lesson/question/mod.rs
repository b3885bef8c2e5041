//! Predict, then reveal: a scene's question, the answer, and how far off it was.

mod card;
mod draw;

use crate::experiment::paths::PredictionError;
use crate::landscape::Point;

pub use card::{QuestionCard, Reply, covered_ui, question_ui};
pub use draw::{Drawing, paint};

/// What the audience has answered to the question of the scene.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Guess {
    /// The path that was drawn, as points of the plane.
    pub stroke: Vec<Point>,
    /// How far it is off, once it is complete.
    pub prediction_error: Option<PredictionError>,
    /// The index of the answer that was chosen.
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
