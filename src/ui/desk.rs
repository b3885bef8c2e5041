//! A workspace on the desk: its settings, the lesson that they came from, and what its view remembers.

use std::path::PathBuf;

use super::activations::ActivationsView;
use crate::experiment::activations::{self, Show};
use crate::preset::session::Place;
use crate::preset::{Preset, Workspace};

/// A workspace with everything that belongs to it.
pub struct Desk<S, V> {
    /// All that the user has set.
    pub settings: S,
    /// The lesson as it was opened or saved.
    pub lesson: Lesson<S>,
    /// What the view remembers from frame to frame.
    pub view: V,
}

/// A lesson as it was opened or saved.
#[derive(Clone, Debug, PartialEq)]
pub struct Lesson<S> {
    /// Its title.
    pub title: String,
    /// What to look at.
    pub text: String,
    /// Its settings.
    pub settings: S,
    /// Its file, if it was opened from or saved to one.
    pub file: Option<PathBuf>,
}

/// What is undone of a workspace: its settings and its lesson.
pub type Moment<S> = (S, Lesson<S>);

impl<S: Clone, V> Desk<S, V> {
    /// Settings and lesson as they are now; `still` takes out of the settings what moves by itself.
    pub fn moment(&self, still: impl FnOnce(&mut S)) -> Moment<S> {
        let mut settings = self.settings.clone();
        still(&mut settings);
        (settings, self.lesson.clone())
    }

    /// Bring back settings and lesson.
    pub fn restore(&mut self, (settings, lesson): &Moment<S>) {
        (self.settings, self.lesson) = (settings.clone(), lesson.clone());
    }
}

impl Desk<activations::Settings, ActivationsView> {
    /// Whether the small nets that train are shown, step by step.
    pub fn shows_small_nets(&self) -> bool {
        self.settings.show == Show::Symmetry && self.view.opened().is_none()
    }
}

impl<S: Clone + Into<Workspace>, V: Default> Desk<S, V> {
    /// The settings of a lesson without title.
    pub fn new(settings: S) -> Self {
        let lesson = Lesson { title: String::new(), text: String::new(), settings: settings.clone(), file: None };
        Self { settings, lesson, view: V::default() }
    }

    /// Take over a lesson.
    pub fn open(&mut self, title: &str, text: &str, settings: &S, file: Option<PathBuf>) {
        self.settings = settings.clone();
        self.lesson = Lesson { title: title.to_owned(), text: text.to_owned(), settings: settings.clone(), file };
    }

    /// The lesson with the settings as they are now.
    pub fn preset(&self) -> Preset {
        Preset::new(&self.lesson.title, &self.lesson.text, self.settings.clone())
    }

    /// What there is on the desk, for the session.
    pub fn place(&self) -> Place {
        let Lesson { title, text, settings, file } = &self.lesson;
        let lesson = Preset::new(title, text, settings.clone());
        Place { lesson, file: file.clone(), now: self.settings.clone().into() }
    }

    /// The settings as they are now have become those of the lesson, in this file.
    pub fn saved(&mut self, file: PathBuf) {
        self.lesson.settings = self.settings.clone();
        self.lesson.file = Some(file);
    }
}
