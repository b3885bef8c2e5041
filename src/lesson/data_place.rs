//! Where the images are that a lesson or a picture trains on: files move from one computer to another, and their data with them.

use std::path::{Path, PathBuf};

use super::Lesson;
use crate::dataset::names::portable;
use crate::experiment::Workspace;
use crate::files::exists;

impl Lesson {
    /// The lesson as it is read from `file`: data that is beside it is meant, whatever was above it elsewhere.
    #[must_use]
    pub(super) fn with_data_beside(mut self, file: &Path) -> Self {
        let folder = folder_of(file);
        for data in self.data_mut() {
            let places = [folder.join(&*data), folder.join(portable(data))];
            if let Some(there) = places.into_iter().find(|place| exists(place)) {
                *data = there;
            }
        }
        self
    }

    /// The lesson as it is written to `file`: data below its folder is named from there.
    #[must_use]
    pub(super) fn with_data_named_from(mut self, file: &Path) -> Self {
        let folder = folder_of(file);
        for data in self.data_mut() {
            if let Some(below) = data.strip_prefix(&folder).ok().filter(|below| !below.as_os_str().is_empty()) {
                *data = below.to_path_buf();
            }
        }
        self
    }

    fn data_mut(&mut self) -> impl Iterator<Item = &mut PathBuf> {
        self.scenes.iter_mut().filter_map(|scene| match &mut scene.workspace {
            Workspace::Training(settings) => settings.data.as_mut(),
            Workspace::Paths(_) | Workspace::Activations(_) => None,
        })
    }
}

/// The folder of a file, from the root on.
fn folder_of(file: &Path) -> PathBuf {
    let file = std::path::absolute(file).unwrap_or_else(|_| file.to_path_buf());
    file.parent().map(Path::to_path_buf).unwrap_or_default()
}
