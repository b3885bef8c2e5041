//! The session of the window: what is on its desks, to be written and to be brought back.

use std::path::PathBuf;
use std::sync::Arc;

use egui::Theme;

use super::app::{App, Tab};
use super::course::Course;
use super::notice::Notice;
use crate::language::Language;
use crate::preset::Workspace;
use crate::preset::comfort::Comfort;
use crate::preset::session::{Place, Session};
use crate::preset::shelf::Shelves;

impl App {
    /// All that is brought back at the next start; `size` is the window's, in points. Playback, which moves by itself, is where it
    /// stands.
    pub fn session(&self, ctx: &egui::Context, size: [f32; 2]) -> Session {
        let places = vec![self.paths.place(), self.activations.place(), self.training.place()];
        let Course { lesson, scene, file, name } = self.course.clone();
        let mut session = Session::new(self.key(), ctx.theme() == Theme::Dark, size, Arc::unwrap_or_clone(lesson), places);
        (session.scene, session.file, session.name) = (scene, file, name);
        session.language = Some(Language::current().tag().to_owned());
        (session.comfort, session.seen_hint) = (self.comfort, !self.lectern.hint);
        session
    }

    /// Bring a session back.
    pub fn resume(&mut self, ctx: &egui::Context, session: Session) {
        ctx.set_theme(if session.dark { Theme::Dark } else { Theme::Light });
        if let Some(Ok(language)) = session.language.as_deref().map(str::parse) {
            self.speak(&language);
        }
        self.make_comfortable(ctx, session.comfort);
        self.lectern.hint = !session.seen_hint;
        self.course = Course { scene: session.scene, ..Course::new(session.lesson, session.file, session.name) };
        for Place { scene, now } in session.places {
            match (&scene.workspace, now) {
                (Workspace::Paths(settings), Workspace::Paths(now)) => {
                    self.paths.open(&scene.title, &scene.text, settings);
                    self.paths.settings = now;
                }
                (Workspace::Activations(settings), Workspace::Activations(now)) => {
                    self.activations.open(&scene.title, &scene.text, settings);
                    self.activations.settings = now;
                }
                (Workspace::Training(settings), Workspace::Training(now)) => {
                    self.training.open(&scene.title, &scene.text, settings);
                    self.training.settings = now;
                }
                _ => {} // a session with a scene of another workspace is refused when it is read
            }
        }
        let tabs = [Tab::Paths, Tab::Activations, Tab::Training];
        for tab in tabs {
            self.tab = tab;
            if self.key() == session.shown {
                break;
            }
        }
        self.forget();
    }

    /// Bring the kept runs back.
    pub fn put_back(&mut self, shelves: Shelves) {
        self.shelves = shelves;
        self.forget();
    }

    /// Make everything as large and as still as it was, also where the rest of a session is not brought back.
    pub fn make_comfortable(&mut self, ctx: &egui::Context, comfort: Comfort) {
        self.comfort = comfort;
        super::comfort::apply(ctx, comfort, self.stage);
    }

    /// Tell what went wrong, above the picture.
    pub fn warn(&mut self, text: String) {
        self.notice = Some(Notice { text, is_error: true });
    }
}

/// Where session and shelf are kept on this system; `None` where there is no home.
pub fn paths() -> Option<[PathBuf; 2]> {
    let folders = directories::ProjectDirs::from("", "", "halfpipe")?;
    let folder = folders.state_dir().unwrap_or_else(|| folders.data_local_dir());
    Some(["session.ron", "shelf.ron"].map(|file| folder.join(file)))
}
