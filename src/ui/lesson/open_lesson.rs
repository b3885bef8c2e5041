//! The open lesson and its current scene.

use std::path::PathBuf;
use std::sync::Arc;

use crate::lesson::{Lesson, Scene, lesson_after, lesson_before};

/// An open lesson.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenLesson {
    /// The lesson.
    pub lesson: Arc<Lesson>,
    /// The index of the current scene.
    pub scene: usize,
    /// Its file, if it was opened from or saved to one.
    pub file: Option<PathBuf>,
    /// Its name, if it is an embedded one.
    pub name: Option<String>,
}

/// The target of a step to the next or the previous scene.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The scene of this index.
    Scene(usize),
    /// The first or the last scene of another embedded lesson.
    Lesson(&'static str),
    /// None: this is the first or the last scene.
    End,
}

impl From<Scene> for OpenLesson {
    fn from(scene: Scene) -> Self {
        Self::new(scene.into(), None, None)
    }
}

impl OpenLesson {
    /// A lesson at its first scene.
    pub fn new(lesson: Lesson, file: Option<PathBuf>, name: Option<String>) -> Self {
        Self { lesson: Arc::new(lesson), scene: 0, file, name }
    }

    /// The current scene.
    pub fn scene(&self) -> Option<&Scene> {
        self.lesson.scenes.get(self.scene)
    }

    /// The name of the current scene, for what belongs to it: the lesson's name, file or title, and the scene's number.
    pub fn place(&self) -> String {
        let file = || self.file.as_ref().map(|file| file.display().to_string());
        let lesson = self.name.clone().or_else(file).unwrap_or_else(|| self.lesson.title.any().to_owned());
        format!("{lesson}/{}", self.scene + 1)
    }

    /// The lesson, mutable.
    pub fn edit(&mut self) -> &mut Lesson {
        Arc::make_mut(&mut self.lesson)
    }

    /// The current scene, mutable.
    pub fn edit_scene(&mut self) -> Option<&mut Scene> {
        let scene = self.scene;
        self.edit().scenes.get_mut(scene)
    }

    /// The target of a step forward.
    pub fn next(&self) -> Step {
        if self.scene + 1 < self.lesson.scenes.len() {
            return Step::Scene(self.scene + 1);
        }
        self.name.as_deref().and_then(lesson_after).map_or(Step::End, Step::Lesson)
    }

    /// The next scene with a task, in this lesson or in one after it: the lesson's name, if it is another, and the scene's index.
    pub fn next_task(&self) -> Option<(Option<&'static str>, usize)> {
        let first = |scenes: &[Scene]| scenes.iter().position(|scene| scene.task.is_some());
        if let Some(at) = self.lesson.scenes.get(self.scene + 1..).and_then(first) {
            return Some((None, self.scene + 1 + at));
        }
        let mut name = lesson_after(self.name.as_deref()?)?;
        loop {
            if let Some(at) = Lesson::open(name).ok().and_then(|(lesson, _)| first(&lesson.scenes)) {
                return Some((Some(name), at));
            }
            name = lesson_after(name)?;
        }
    }

    /// The target of a step back.
    pub fn previous(&self) -> Step {
        if let Some(scene) = self.scene.checked_sub(1) {
            return Step::Scene(scene);
        }
        self.name.as_deref().and_then(lesson_before).map_or(Step::End, Step::Lesson)
    }

    /// Whether there are other scenes to step to.
    pub fn has_scenes(&self) -> bool {
        self.lesson.scenes.len() > 1 || self.name.as_deref().is_some_and(|name| lesson_after(name).is_some())
    }
}
