//! A task of a scene: something to find out with the controls, which the results can tell.

use serde::{Deserialize, Serialize};

use super::text::Text;
use crate::experiment::goal::Goal;

/// A task: `task: (ask: "Find ...", goal: Arrives(by: "sgd", fewer_than: 42))`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Task {
    /// What is asked.
    #[serde(default)]
    pub ask: Text,
    /// What the results must show.
    pub goal: Goal,
}
