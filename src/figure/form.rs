//! The form of a file of results, which follows from its ending.

use std::path::Path;

use rust_i18n::t;

use super::{Figure, Theme, csv, json, table};

/// What a file of results holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Columns that a person reads; no file's ending asks for it.
    Table,
    /// One row a step, or a layer.
    Csv,
    /// Settings and results.
    Json,
    /// A picture in pixels.
    Png,
    /// A picture in shapes.
    Svg,
}

/// How a picture is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Width and height in pixels.
    pub size: [usize; 2],
    /// The colours.
    pub theme: Theme,
}

impl Form {
    /// The form that a file's ending asks for, or a message that says which there are.
    pub fn of(file: &Path) -> Result<Self, String> {
        let ending = file.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        match ending.as_deref() {
            Some("csv") => Ok(Self::Csv),
            Some("json") => Ok(Self::Json),
            Some("png") => Ok(Self::Png),
            Some("svg") => Ok(Self::Svg),
            _ => Err(t!("file.ending", file = file.display()).into_owned()),
        }
    }

    /// The file's bytes: the same ones for the same settings and results.
    pub fn bytes(self, figure: &Figure<'_>, look: Look) -> Result<Vec<u8>, String> {
        match self {
            Self::Table => Ok(table::of(figure).into_bytes()),
            Self::Csv => Ok(csv::of(figure).into_bytes()),
            Self::Json => json::of(figure).map(String::into_bytes).map_err(|error| error.to_string()),
            #[cfg(feature = "gui")]
            Self::Png => super::picture::png(figure, look).map_err(|error| error.to_string()),
            #[cfg(feature = "gui")]
            Self::Svg => Ok(super::picture::svg(figure, look).into_bytes()),
            #[cfg(not(feature = "gui"))]
            Self::Png | Self::Svg => {
                let _ = look;
                Err(t!("file.no_pictures").into_owned())
            }
        }
    }
}
