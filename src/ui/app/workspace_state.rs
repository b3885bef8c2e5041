//! A workspace as it stands in the window: its settings, the scene that they came from, and what its view remembers.

use crate::experiment::Workspace;
use crate::lesson::Scene;
use crate::storage::session::Snapshot;

/// A workspace with everything that belongs to it.
pub struct WorkspaceState<S, V> {
    /// All that the user has set.
    pub settings: S,
    /// The scene as it was opened or saved; it is of the same workspace.
    pub scene: Scene,
    /// What the view remembers from frame to frame.
    pub view: V,
}

impl<S: Clone + Default + Into<Workspace>, V: Default> Default for WorkspaceState<S, V> {
    /// The default settings, in a scene without title.
    fn default() -> Self {
        let settings = S::default();
        Self { scene: Scene::new("", "", settings.clone()), settings, view: V::default() }
    }
}

/// What the window does with any of its workspaces.
pub trait AnyWorkspace {
    /// Settings and scene as they are now.
    fn snapshot(&self) -> Snapshot;
    /// Bring back settings and scene, if they are of this workspace.
    fn restore(&mut self, snapshot: &Snapshot);
    /// The settings as they are now have become those of the scene.
    fn mark_saved(&mut self);
    /// The settings as they are now as a scene, with its title and text.
    fn as_scene(&self) -> Scene;
    /// Whether what is computed from the settings is no longer what the scene shows.
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

    fn as_scene(&self) -> Scene {
        Scene::new(self.scene.title.clone(), self.scene.text.clone(), self.settings.clone())
    }

    fn has_changed(&self) -> bool {
        self.settings.clone().into().inputs() != self.scene.workspace.inputs()
    }
}
