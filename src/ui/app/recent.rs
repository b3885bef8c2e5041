//! The files that were opened or saved last.

use std::path::{Path, absolute};

use super::App;
use crate::storage::session::MAX_RECENT;

impl App {
    /// Put a file that was opened or saved before the others.
    pub(super) fn remember(&mut self, file: &Path) {
        let file = absolute(file).unwrap_or_else(|_| file.to_path_buf());
        self.recent.retain(|other| *other != file);
        self.recent.insert(0, file);
        self.recent.truncate(MAX_RECENT);
    }

    /// Leave out a file that is gone.
    pub(super) fn forget(&mut self, file: &Path) {
        self.recent.retain(|other| other != file || other.exists());
    }
}
