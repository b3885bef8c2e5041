//! The lesson that arguments name: by its name, a file or a link.

use std::path::PathBuf;

use super::CliError;
use super::arguments::LessonArgs;
use crate::experiment::Workspace;
use crate::language::t;
use crate::lesson::link::Link;
use crate::lesson::{Lesson, Scene};
use crate::naming::shortened;

/// The greatest number of letters of a lesson's name in a message; a link is longer.
const MAX_LETTERS: usize = 60;

/// The lesson that arguments name, at a scene.
#[derive(Debug)]
pub(super) struct Opened {
    /// The lesson, the index of the scene, and the settings: the scene's, or of a link the current ones.
    pub(super) link: Link,
    /// Its file, if it comes from one that can be saved to.
    pub(super) file: Option<PathBuf>,
    /// Whether it comes from a link.
    pub(super) by_link: bool,
}

impl Opened {
    /// The scene with the settings.
    pub(super) fn scene(&self) -> Option<Scene> {
        Some(self.link.lesson.scenes.get(self.link.scene)?.with(self.link.now.clone()))
    }
}

impl LessonArgs {
    /// The lesson, if there is one.
    pub(super) fn opened(&self) -> Result<Option<Opened>, CliError> {
        self.preset.as_deref().map(|text| self.open_text(text)).transpose()
    }

    /// The lesson of this name, file or link at the scene of the arguments.
    pub(super) fn open_text(&self, text: &str) -> Result<Opened, CliError> {
        if Link::is_meant(text) {
            let link = Link::parse(text).map_err(|error| CliError::Input(error.to_string()))?;
            let link = match self.scene {
                Some(number) if number != link.scene + 1 => {
                    Link { scene: number - 1, now: settings_of(&link.lesson, number)?, ..link }
                }
                _ => link,
            };
            return Ok(Opened { link, file: None, by_link: true });
        }
        let (lesson, file) = Lesson::open(text)?;
        let number = self.scene.unwrap_or(1);
        let now = settings_of(&lesson, number)?;
        Ok(Opened { link: Link::new(lesson, Some(text), number - 1, now), file, by_link: false })
    }

    /// The scene, if there is a lesson.
    pub(super) fn open(&self) -> Result<Option<Scene>, CliError> {
        Ok(self.opened()?.and_then(|opened| opened.scene()))
    }

    /// The settings of the scene, which must be of the workspace that `select` returns; without a scene the default.
    pub(super) fn settings<S: Clone + Default>(
        &self,
        scene: Option<&Scene>,
        select: fn(&Scene) -> Option<&S>,
    ) -> Result<S, CliError> {
        let Some(scene) = scene else { return Ok(S::default()) };
        select(scene).cloned().ok_or_else(|| {
            let name = shortened(self.preset.as_deref().unwrap_or_default(), MAX_LETTERS);
            let number = self.scene.map(|number| format!(" --scene {number}")).unwrap_or_default();
            let other = scene.workspace.kind().key();
            CliError::Input(t!("command.other_workspace", name = format!("{name}{number}"), other = other).into_owned())
        })
    }
}

/// The settings of a scene by its number, counted from 1.
fn settings_of(lesson: &Lesson, number: usize) -> Result<Workspace, CliError> {
    let scene = lesson.scene(number).map_err(|error| CliError::Input(format!("--{error}")))?;
    Ok(scene.workspace.clone())
}
