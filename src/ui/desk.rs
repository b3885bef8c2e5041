//! A workspace on the desk: its settings, the scene that they came from, and what its view remembers.

use super::activations::ActivationsView;
use crate::experiment::activations::{self, Show};
use crate::preset::session::Place;
use crate::preset::{Preset, Text, Workspace};

/// A workspace with everything that belongs to it.
pub struct Desk<S, V> {
    /// All that the user has set.
    pub settings: S,
    /// The scene as it was opened or saved.
    pub scene: Opened<S>,
    /// What the view remembers from frame to frame.
    pub view: V,
}

/// A scene as it was opened or saved.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened<S> {
    /// Its title.
    pub title: Text,
    /// What to look at.
    pub text: Text,
    /// Its settings.
    pub settings: S,
}

/// What is undone of a workspace: its settings and its scene.
pub type Moment<S> = (S, Opened<S>);

impl<S: Clone, V> Desk<S, V> {
    /// Settings and scene as they are now; `still` takes out of the settings what moves by itself.
    pub fn moment(&self, still: impl FnOnce(&mut S)) -> Moment<S> {
        let mut settings = self.settings.clone();
        still(&mut settings);
        (settings, self.scene.clone())
    }

    /// Bring back settings and scene.
    pub fn restore(&mut self, (settings, scene): &Moment<S>) {
        (self.settings, self.scene) = (settings.clone(), scene.clone());
    }
}

impl Desk<activations::Settings, ActivationsView> {
    /// Whether the small nets that train are shown, step by step.
    pub fn shows_small_nets(&self) -> bool {
        self.settings.show == Show::Symmetry && self.view.opened().is_none()
    }
}

impl<S: Clone + Into<Workspace>, V: Default> Desk<S, V> {
    /// The settings of a scene without title.
    pub fn new(settings: S) -> Self {
        let scene = Opened { title: Text::default(), text: Text::default(), settings: settings.clone() };
        Self { settings, scene, view: V::default() }
    }

    /// Take over a scene.
    pub fn open(&mut self, title: &Text, text: &Text, settings: &S) {
        self.settings = settings.clone();
        self.scene = Opened { title: title.clone(), text: text.clone(), settings: settings.clone() };
    }

    /// The scene with the settings as they are now.
    pub fn preset(&self) -> Preset {
        Preset::new(self.scene.title.clone(), self.scene.text.clone(), self.settings.clone())
    }

    /// What there is on the desk, for the session.
    pub fn place(&self) -> Place {
        let Opened { title, text, settings } = &self.scene;
        Place { scene: Preset::new(title.clone(), text.clone(), settings.clone()), now: self.settings.clone().into() }
    }

    /// The settings as they are now have become those of the scene.
    pub fn saved(&mut self) {
        self.scene.settings = self.settings.clone();
    }
}
