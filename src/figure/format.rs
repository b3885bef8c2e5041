//! The export formats, by the extension of the file.

use std::path::Path;

use crate::language::t;

/// The format of exported results.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Format {
    /// A table for reading, on standard output only.
    Table,
    /// One row per step, layer or iteration.
    Csv,
    /// Settings and results.
    Json,
    /// A picture of pixels.
    Png,
    /// A vector graphic.
    Svg,
    /// A page of vector graphics.
    Pdf,
    /// An animation of the steps, in 256 colours.
    Gif,
    /// An animation of the steps, in all colours.
    Apng,
    /// A program in Python that makes the same walk.
    Program(Library),
}

/// The library that a program uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Library {
    /// `NumPy`, with classes as in the book.
    Numpy,
    /// `PyTorch`.
    Pytorch,
    /// Keras.
    Keras,
    /// optax, on JAX.
    Optax,
}

impl Library {
    /// All libraries, in the order of the menu.
    pub const ALL: [Self; 4] = [Self::Numpy, Self::Pytorch, Self::Keras, Self::Optax];

    /// The name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Numpy => "NumPy",
            Self::Pytorch => "PyTorch",
            Self::Keras => "Keras",
            Self::Optax => "optax",
        }
    }
}

impl Format {
    /// The format of a file's extension, of a program with `NumPy`; or a message that lists the extensions.
    pub fn from_path(file: &Path) -> Result<Self, String> {
        let extension = file.extension().map(|extension| extension.to_string_lossy().to_lowercase());
        match extension.as_deref() {
            Some("csv") => Ok(Self::Csv),
            Some("json") => Ok(Self::Json),
            Some("png") => Ok(Self::Png),
            Some("svg") => Ok(Self::Svg),
            Some("pdf") => Ok(Self::Pdf),
            Some("gif") => Ok(Self::Gif),
            Some("apng") => Ok(Self::Apng),
            Some("py") => Ok(Self::Program(Library::Numpy)),
            _ => Err(t!("file.ending", file = file.display()).into_owned()),
        }
    }

    /// Whether it is a picture.
    pub fn is_picture(self) -> bool {
        !matches!(self, Self::Table | Self::Csv | Self::Json | Self::Program(_))
    }

    /// Whether it is an animation.
    pub fn is_animation(self) -> bool {
        matches!(self, Self::Gif | Self::Apng)
    }
}
