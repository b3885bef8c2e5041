//! Saving and restoring the session of the window.

use std::path::PathBuf;
use std::sync::Arc;

use egui::Theme;

use super::App;
use super::workspace_state::AnyWorkspace;
use crate::experiment::WorkspaceKind;
use crate::files::own_folder;
use crate::language::Language;
use crate::storage::kept_runs::KeptRuns;
use crate::storage::preferences::Preferences;
use crate::storage::session::{MAX_RECENT, Session};
use crate::ui::controls::notice::Notice;
use crate::ui::lesson::open_lesson::OpenLesson;

impl App {
    /// The state to restore at the next start; `size` is the window's, in points.
    pub fn session(&self, ctx: &egui::Context, size: [f32; 2]) -> Session {
        let workspaces = self.workspaces().map(AnyWorkspace::snapshot).to_vec();
        let OpenLesson { lesson, scene, file, name } = self.open_lesson.clone();
        let mut session =
            Session::new(self.workspace.key(), ctx.theme() == Theme::Dark, size, Arc::unwrap_or_clone(lesson), workspaces);
        (session.scene, session.file, session.name) = (scene, file, name);
        session.language = Some(Language::current().tag().to_owned());
        (session.preferences, session.seen_hint) = (self.preferences, !self.hint);
        session.recent.clone_from(&self.recent);
        session.base.clone_from(&self.own_base);
        session
    }

    /// Restore a session.
    pub fn resume(&mut self, ctx: &egui::Context, session: Session) {
        ctx.set_theme(if session.dark { Theme::Dark } else { Theme::Light });
        if let Some(Ok(language)) = session.language.as_deref().map(str::parse) {
            self.set_language(&language);
        }
        self.keep_preferences(ctx, &session);
        self.hint = !session.seen_hint;
        self.recent = session.recent;
        self.recent.truncate(MAX_RECENT);
        self.open_lesson = OpenLesson { scene: session.scene, ..OpenLesson::new(session.lesson, session.file, session.name) };
        for snapshot in &session.workspaces {
            for workspace in self.workspaces_mut() {
                workspace.restore(snapshot);
            }
        }
        self.workspace = WorkspaceKind::ALL.into_iter().find(|kind| kind.key() == session.shown).unwrap_or(self.workspace);
        self.reset_history();
    }

    /// Restore the kept runs.
    pub fn restore_kept_runs(&mut self, kept_runs: KeptRuns) {
        self.kept_runs = kept_runs;
        self.reset_history();
    }

    /// Take over what a session tells of the user, but not what was shown: interface size, motion, and the address before links.
    pub fn keep_preferences(&mut self, ctx: &egui::Context, session: &Session) {
        self.own_base.clone_from(&session.base);
        self.apply_preferences(ctx, session.preferences);
    }

    /// Apply interface size and motion.
    pub fn apply_preferences(&mut self, ctx: &egui::Context, preferences: Preferences) {
        self.preferences = preferences;
        self.apply_size(ctx);
    }

    /// The message over the picture, if there is one.
    pub fn message(&self) -> Option<&str> {
        self.notice.as_ref().map(|notice| notice.text.as_str())
    }

    /// Show an error over the picture.
    pub fn warn(&mut self, text: String) {
        self.notice = Some(Notice { text, is_error: true });
    }
}

/// The files of the session and of the kept runs on this system; `None` without a home directory.
pub fn paths() -> Option<[PathBuf; 2]> {
    let folder = own_folder()?;
    Some(["session.ron", "shelf.ron"].map(|file| folder.join(file)))
}
