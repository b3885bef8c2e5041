//! A scene of a lesson: settings with a title and a text on what to see.

use serde::{Deserialize, Serialize};

use super::controls::ControlGroup;
use super::question::Question;
use super::task::Task;
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
    /// What to find out with the controls; the results tell when it is solved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub task: Option<Task>,
    /// What only the teacher reads: in the editor, and in the overview of scenes while nothing is presented. In no picture.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub notes: Text,
}

/// How much of the window is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Detail {
    /// The picture, the learning rates, the playback and one chart.
    Simple,
    /// Everything.
    All,
}

impl Scene {
    /// A scene with these settings, all controls, no question, task or notes.
    pub fn new(title: impl Into<Text>, text: impl Into<Text>, workspace: impl Into<Workspace>) -> Self {
        let (title, text, workspace) = (title.into(), text.into(), workspace.into());
        Self { title, text, workspace, controls: None, detail: None, question: None, task: None, notes: Text::default() }
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

    /// Check the settings, the question, the task, and the lengths of the texts.
    pub fn validate(&self) -> Result<(), SettingsError> {
        check_title(&self.title)?;
        check_length("text", &self.text, MAX_TEXT_CHARS)?;
        check_length("notes", &self.notes, MAX_TEXT_CHARS)?;
        self.workspace.validate()?;
        self.task.iter().try_for_each(|task| {
            check_length("ask", &task.ask, MAX_TEXT_CHARS)?;
            task.goal.validate(&self.workspace)
        })?;
        self.question.iter().try_for_each(|question| {
            check_length("ask", &question.ask, MAX_TEXT_CHARS)?;
            check_length("told", &question.told, MAX_TEXT_CHARS)?;
            question.why.iter().try_for_each(|text| check_length("why", text, MAX_TEXT_CHARS))?;
            question.validate(&self.workspace)
        })
    }

    /// The groups of controls that the scene does not show and whose settings were changed all the same: with these its task can't
    /// be solved. How many steps are taken is free in Paths.
    pub fn changed_elsewhere(&self, now: &Workspace) -> Vec<ControlGroup> {
        let Some(shown) = &self.controls else { return Vec::new() };
        ControlGroup::ALL.into_iter().filter(|group| !shown.contains(group) && group.differs(&self.workspace, now)).collect()
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
