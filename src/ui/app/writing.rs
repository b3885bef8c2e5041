//! Writing a lesson: its scenes from what is shown, their texts from the editor.

use super::App;
use crate::language::t;
use crate::lesson::{Lesson, MAX_SCENES, Scene};
use crate::ui::lesson::open_lesson::OpenLesson;

impl App {
    /// Begin a lesson whose only scene is what is shown.
    pub(super) fn new_lesson(&mut self) {
        let scene = Scene { title: t!("writing.new_scene").into_owned().into(), text: "".into(), ..self.shown().as_scene() };
        let title = t!("writing.new_lesson").into_owned();
        self.show_lesson(OpenLesson::new(Lesson::new(title, vec![scene]), None, None));
        self.editing = true;
    }

    /// Title and text above the picture follow what is typed.
    pub(super) fn follow_editor(&mut self) {
        let Some(scene) = self.shown_scene() else { return };
        let title = if scene.title.is_empty() { &self.open_lesson.lesson.title } else { &scene.title };
        let (title, text) = (title.clone(), scene.text.clone());
        self.shown_mut().set_texts(title, text);
    }

    /// Copy the current settings to the scene, if its workspace is shown.
    pub(super) fn update_scene(&mut self) {
        if self.shown_scene().is_some() {
            let workspace = self.shown().as_scene().workspace;
            if let Some(scene) = self.open_lesson.edit_scene() {
                scene.workspace = workspace;
            }
        }
    }

    /// Insert the current settings into the lesson as a new scene after the current one, and go to it.
    pub(super) fn add_scene(&mut self) {
        if self.open_lesson.lesson.scenes.len() >= MAX_SCENES {
            self.warn(t!("writing.full", most = MAX_SCENES).into_owned());
            return;
        }
        let scene = self.shown().as_scene();
        let at = self.open_lesson.scene + 1;
        self.open_lesson.edit().scenes.insert(at, scene);
        self.go_to(at);
    }

    /// Copy the current settings to the scene, and show it.
    pub(super) fn set_scene(&mut self) {
        self.update_scene();
        self.back_to_scene();
    }

    /// The lesson with the current settings in its scene; if it is a single scene of another workspace, the shown one instead.
    pub(super) fn lesson_to_save(&mut self) -> OpenLesson {
        self.update_scene();
        if self.shown_scene().is_none() && self.open_lesson.lesson.scenes.len() == 1 {
            return OpenLesson::new(self.shown().as_scene().into(), None, None);
        }
        self.open_lesson.clone()
    }
}
