//! The lesson that is open, and the scene that it stands at.

use std::path::PathBuf;
use std::sync::Arc;

use crate::lesson::{Lesson, Scene, lesson_after, lesson_before};

/// The lesson that is open.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenLesson {
    /// Its scenes.
    pub lesson: Arc<Lesson>,
    /// The index of the scene that it stands at.
    pub scene: usize,
    /// Its file, if it was opened from or saved to one.
    pub file: Option<PathBuf>,
    /// Its name, if it is one of those that come with the program.
    pub name: Option<String>,
}

/// Where a step from scene to scene leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// To the scene of this index.
    Scene(usize),
    /// To another lesson that comes with the program, at its first or its last scene.
    Lesson(&'static str),
    /// Nowhere: here is the end.
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

    /// The scene that it stands at.
    pub fn scene(&self) -> Option<&Scene> {
        self.lesson.scenes.get(self.scene)
    }

    /// The lesson, to be changed.
    pub fn edit(&mut self) -> &mut Lesson {
        Arc::make_mut(&mut self.lesson)
    }

    /// The scene that it stands at, to be changed.
    pub fn edit_scene(&mut self) -> Option<&mut Scene> {
        let scene = self.scene;
        self.edit().scenes.get_mut(scene)
    }

    /// What comes after the scene.
    pub fn after(&self) -> Step {
        if self.scene + 1 < self.lesson.scenes.len() {
            return Step::Scene(self.scene + 1);
        }
        self.name.as_deref().and_then(lesson_after).map_or(Step::End, Step::Lesson)
    }

    /// What comes before the scene.
    pub fn before(&self) -> Step {
        if let Some(scene) = self.scene.checked_sub(1) {
            return Step::Scene(scene);
        }
        self.name.as_deref().and_then(lesson_before).map_or(Step::End, Step::Lesson)
    }

    /// Whether there is more than a single scene to go through.
    pub fn has_scenes(&self) -> bool {
        self.lesson.scenes.len() > 1 || self.name.as_deref().is_some_and(|name| lesson_after(name).is_some())
    }
}
