//! The purpose for which a file is asked.

/// The purpose of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Open a lesson, a picture with settings, or data.
    Open,
    /// Train on the data of a folder.
    Data,
    /// Save the lesson.
    Save,
    /// Export figure or numbers, with this extension.
    Export(&'static str),
}

impl Purpose {
    /// Whether a file is written.
    pub fn writes(self) -> bool {
        matches!(self, Self::Save | Self::Export(_))
    }

    /// Whether a picture is written.
    pub fn draws(self) -> bool {
        matches!(self, Self::Export(extension) if !["csv", "json", "py"].contains(&extension))
    }
}
