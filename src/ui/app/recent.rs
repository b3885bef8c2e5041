//! The files that were opened or saved last.

use std::path::{Path, absolute};

use super::App;
use crate::files::exists;
use crate::lesson::Lesson;
use crate::storage::session::MAX_RECENT;
use crate::ui::lesson::open_lesson::OpenLesson;

impl App {
    /// Open a lesson or a picture.
    pub(super) fn open_file(&mut self, file: &Path) {
        self.recent.retain(|other| other != file || exists(other)); // one that is gone is listed no longer
        self.report(Lesson::read(file), |app, lesson| {
            app.solved.clear();
            app.remember(file);
            app.show_lesson(OpenLesson::new(lesson, Lesson::save_path(file), None));
        });
    }

    /// Put a file that was opened or saved before the others.
    pub(super) fn remember(&mut self, file: &Path) {
        let file = absolute(file).unwrap_or_else(|_| file.to_path_buf());
        self.recent.retain(|other| *other != file);
        self.recent.insert(0, file);
        self.recent.truncate(MAX_RECENT);
    }
}
