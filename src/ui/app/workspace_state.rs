//! A workspace in the window: its settings, the scene that they came from, and the state of its view.

use crate::experiment::Workspace;
use crate::lesson::{Scene, Text};
use crate::storage::session::Snapshot;

/// The state of a workspace.
pub struct WorkspaceState<S, V> {
    /// The current settings.
    pub settings: S,
    /// The scene as opened or saved, of the same workspace.
    pub scene: Scene,
    /// The state of the view from frame to frame.
    pub view: V,
}

impl<S: Clone + Default + Into<Workspace>, V: Default> Default for WorkspaceState<S, V> {
    /// The default settings, in a scene without title.
    fn default() -> Self {
        let settings = S::default();
        Self { scene: Scene::new("", "", settings.clone()), settings, view: V::default() }
    }
}

/// The operations on any workspace.
pub trait AnyWorkspace {
    /// The current settings and scene.
    fn snapshot(&self) -> Snapshot;
    /// Restore settings and scene, if they are of this workspace.
    fn restore(&mut self, snapshot: &Snapshot);
    /// Make the current settings those of the scene.
    fn mark_saved(&mut self);
    /// Set title and text.
    fn set_texts(&mut self, title: Text, text: Text);
    /// The current settings as a scene, with the scene's title and text.
    fn as_scene(&self) -> Scene;
    /// Whether the current settings give other results than the scene's.
    fn has_changed(&self) -> bool;
}

impl<S: Clone + Into<Workspace> + TryFrom<Workspace>, V> AnyWorkspace for WorkspaceState<S, V> {
    fn snapshot(&self) -> Snapshot {
        Snapshot { scene: self.scene.clone(), now: self.settings.clone().into() }
    }

    fn restore(&mut self, snapshot: &Snapshot) {
        if let Ok(settings) = S::try_from(snapshot.now.clone()) {
            self.settings = settings;
            self.scene = snapshot.scene.clone();
        }
    }

    fn mark_saved(&mut self) {
        self.scene.workspace = self.settings.clone().into();
    }

    fn set_texts(&mut self, title: Text, text: Text) {
        (self.scene.title, self.scene.text) = (title, text);
    }

    fn as_scene(&self) -> Scene {
        Scene::new(self.scene.title.clone(), self.scene.text.clone(), self.settings.clone())
    }

    fn has_changed(&self) -> bool {
        self.settings.clone().into().inputs() != self.scene.workspace.inputs()
    }
}
