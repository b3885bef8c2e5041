//! A figure with the options and metadata of its file.

use super::Figure;
use super::options::PictureOptions;
use crate::language::t;
use crate::lesson::Scene;

/// A figure to be exported.
#[derive(Clone, Copy, Debug)]
pub struct Export<'a> {
    /// Settings and results.
    pub figure: Figure<'a>,
    /// The options of its picture.
    pub options: PictureOptions,
    /// The scene that it belongs to, for its title, text and question; ignored if it is of another workspace.
    pub scene: Option<&'a Scene>,
}

/// The error of an export.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The user has stopped the animation.
    #[error("{}", t!("animation.stopped"))]
    Stopped,
    /// The figure can't be written in this format or size.
    #[error("{0}")]
    Refused(String),
    /// The rows can't be written.
    #[error(transparent)]
    Csv(#[from] csv::Error),
    /// The results can't be serialized.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
    /// The picture can't be encoded.
    #[error(transparent)]
    Png(#[from] png::EncodingError),
    /// The animation can't be encoded.
    #[cfg(feature = "gui")]
    #[error(transparent)]
    Gif(#[from] gif::EncodingError),
}

#[cfg(feature = "gui")]
impl Export<'_> {
    /// The settings as a lesson's text, so that the file can be opened as a lesson.
    pub(super) fn settings_text(&self) -> String {
        let workspace = self.figure.workspace().portable();
        let scene = match self.scene.filter(|scene| scene.workspace.kind() == workspace.kind()) {
            Some(scene) => Scene { notes: crate::lesson::Text::default(), ..scene.with(workspace) }, // only the teacher reads them
            None => Scene::new("", "", workspace),
        };
        scene.text().unwrap_or_default()
    }

    /// The keywords and texts of a PNG.
    pub(super) fn metadata(&self) -> [(&'static str, String); 2] {
        [("Software", "halfpipe".to_owned()), (crate::lesson::from_export::KEYWORD, self.ascii_settings_text())]
    }

    /// The settings in ASCII, with `\u{...}` for every other letter, which stand in quotes only: many programs drop or garble texts
    /// of a PNG or GIF that are not ASCII.
    pub(super) fn ascii_settings_text(&self) -> String {
        let escaped = |c: char| if c.is_ascii() { c.to_string() } else { c.escape_unicode().to_string() };
        self.settings_text().chars().map(escaped).collect()
    }
}
