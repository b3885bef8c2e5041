//! A scene of a lesson: settings with a title and a text on what to see.

use serde::{Deserialize, Serialize};

use super::question::Question;
use super::text::Text;
use crate::experiment::{SettingsError, Workspace, activations, paths, training};
use crate::language::t;

/// The greatest length of a title, in characters.
const MAX_TITLE_CHARS: usize = 200;
/// The greatest length of a text, in characters.
const MAX_TEXT_CHARS: usize = 5_000;

/// Settings with a title and a text on what to see. A file with a single scene is a preset.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scene {
    /// The title, one line.
    pub title: Text,
    /// What to look at, in Markdown.
    #[serde(default)]
    pub text: Text,
    /// The settings.
    pub workspace: Workspace,
    /// The groups of controls that are shown; `None` for all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub controls: Option<Vec<ControlGroup>>,
    /// How much is shown; `None`: what the lesson says, or else what the user prefers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<Detail>,
    /// The question that is asked before the results are shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<Question>,
}

/// How much of the window is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Detail {
    /// The picture, the learning rates, the playback and one chart.
    Simple,
    /// Everything.
    All,
}

/// A group of controls beside the picture, named like its heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ControlGroup {
    /// The cards of the optimizers. Paths and Training.
    Optimizers,
    /// Landscape. Paths.
    Landscape,
    /// Start points. Paths.
    Starts,
    /// The charts over the steps. Paths.
    Charts,
    /// The terms of the inspected step. Paths.
    Step,
    /// The comparison of the optimizers. Paths.
    Compare,
    /// Initializations and activation. Activations and Training.
    Weights,
    /// The network. Activations and Training.
    Net,
    /// Iterations and data. Training.
    Run,
    /// Table, mistakes and log. Training.
    Results,
}

impl ControlGroup {
    /// All groups.
    pub const ALL: [Self; 10] = [
        Self::Optimizers,
        Self::Landscape,
        Self::Starts,
        Self::Charts,
        Self::Step,
        Self::Compare,
        Self::Weights,
        Self::Net,
        Self::Run,
        Self::Results,
    ];
}

impl Scene {
    /// A scene with these settings, all controls and no question.
    pub fn new(title: impl Into<Text>, text: impl Into<Text>, workspace: impl Into<Workspace>) -> Self {
        Self { title: title.into(), text: text.into(), workspace: workspace.into(), controls: None, detail: None, question: None }
    }

    /// The settings, if they are of the Paths workspace.
    pub fn paths(&self) -> Option<&paths::Settings> {
        match &self.workspace {
            Workspace::Paths(settings) => Some(settings),
            Workspace::Activations(_) | Workspace::Training(_) => None,
        }
    }

    /// The settings, if they are of the Activations workspace.
    pub fn activations(&self) -> Option<&activations::Settings> {
        match &self.workspace {
            Workspace::Activations(settings) => Some(settings),
            Workspace::Paths(_) | Workspace::Training(_) => None,
        }
    }

    /// The settings, if they are of the Training workspace.
    pub fn training(&self) -> Option<&training::Settings> {
        match &self.workspace {
            Workspace::Training(settings) => Some(settings),
            Workspace::Paths(_) | Workspace::Activations(_) => None,
        }
    }

    /// Check the settings, the question, and the lengths of the texts.
    pub fn validate(&self) -> Result<(), SettingsError> {
        check_title(&self.title)?;
        check_length("text", &self.text, MAX_TEXT_CHARS)?;
        self.workspace.validate()?;
        self.question.iter().try_for_each(|question| {
            check_length("ask", &question.ask, MAX_TEXT_CHARS)?;
            check_length("told", &question.told, MAX_TEXT_CHARS)?;
            question.why.iter().try_for_each(|text| check_length("why", text, MAX_TEXT_CHARS))?;
            question.validate(&self.workspace)
        })
    }

    /// The same scene with other settings.
    #[must_use]
    pub fn with(&self, workspace: impl Into<Workspace>) -> Self {
        Self { workspace: workspace.into(), ..self.clone() }
    }
}

pub(super) fn check_title(title: &Text) -> Result<(), SettingsError> {
    check_length("title", title, MAX_TITLE_CHARS)
}

fn check_length(field: &'static str, text: &Text, most: usize) -> Result<(), SettingsError> {
    let letters = text.char_count();
    let message = || t!("file.letters", letters = letters, most = most).into_owned();
    if letters <= most { Ok(()) } else { Err(SettingsError { field, message: message() }) }
}
