//! The system's file dialog, and in a browser its file chooser.

#[cfg(not(target_arch = "wasm32"))]
pub use system::{ask, can_ask};
#[cfg(target_arch = "wasm32")]
pub use tab::{ask, can_ask};

/// Whether the dialog is all that is needed to choose a file for this purpose: a browser shows no folders.
pub fn is_enough(purpose: super::purpose::Purpose) -> bool {
    cfg!(target_arch = "wasm32") && !purpose.writes()
}

#[cfg(not(target_arch = "wasm32"))]
mod system {
    use std::path::{Path, PathBuf};

    use crate::ui::files::purpose::Purpose;

    /// Whether there is a dialog for this purpose.
    pub fn can_ask(_: Purpose) -> bool {
        true
    }

    /// Show the dialog for files with these extensions; `extension` is that of a file that is written. Without a dialog it counts as
    /// cancelled.
    pub fn ask(purpose: Purpose, folder: &Path, extension: &str, extensions: &[&str]) -> Option<PathBuf> {
        let dialog = rfd::FileDialog::new().set_directory(folder);
        let filtered = || dialog.clone().add_filter(extension, extensions);
        match purpose {
            Purpose::Open => filtered().pick_file(),
            Purpose::Data => dialog.pick_folder(),
            Purpose::Save | Purpose::Export(_) => filtered().save_file(),
        }
    }
}

#[cfg(target_arch = "wasm32")]
mod tab {
    use std::path::{Path, PathBuf};

    use crate::browser;
    use crate::files::give;
    use crate::ui::files::purpose::Purpose;

    /// Whether there is a dialog for this purpose: what is written is a download.
    pub fn can_ask(purpose: Purpose) -> bool {
        !purpose.writes()
    }

    /// Show the chooser; what is chosen arrives later, as if it were dropped.
    pub fn ask(_: Purpose, _: &Path, _: &str, _: &[&str]) -> Option<PathBuf> {
        browser::choose_files(give);
        None
    }
}
