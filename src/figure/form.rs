//! The form of a file of results, which follows from its ending.

use std::path::Path;

use rust_i18n::t;

use super::{Figure, Theme, csv, json, table};
use crate::preset::Preset;

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
    /// An animation of the stepping for slides, in 256 colours.
    Gif,
    /// An animation of the stepping, to the last pixel.
    Apng,
}

/// How a picture is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Width and height in points, which are pixels at scale 1.
    pub size: [usize; 2],
    /// The colours.
    pub theme: Theme,
    /// How many pixels a point is wide, of a picture in pixels: everything in it becomes larger.
    pub scale: usize,
}

/// The size of a picture when none is asked for.
pub const SIZE: [usize; 2] = [1280, 720];
/// The greatest scale.
pub const MAX_SCALE: usize = 4;
/// The greatest number of pixels of a side.
pub const MAX_SIDE: usize = 8192;

impl Look {
    /// Width and height in pixels, or a message that they are too many.
    pub fn pixels(self) -> Result<[usize; 2], String> {
        let [width, height] = self.size.map(|side| side * self.scale);
        let fits = width.max(height) <= MAX_SIDE;
        let told = || t!("picture.too_large", width = width, height = height, most = MAX_SIDE);
        if fits { Ok([width, height]) } else { Err(told().into_owned()) }
    }
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
            Some("gif") => Ok(Self::Gif),
            Some("apng") => Ok(Self::Apng),
            _ => Err(t!("file.ending", file = file.display()).into_owned()),
        }
    }

    /// Whether it moves.
    pub fn is_film(self) -> bool {
        matches!(self, Self::Gif | Self::Apng)
    }

    /// The file's bytes: the same ones for the same settings and results. A picture tells title and text of the lesson, too.
    pub fn bytes(self, figure: &Figure<'_>, look: Look, lesson: Option<&Preset>) -> Result<Vec<u8>, String> {
        look.pixels()?;
        match self {
            Self::Table => Ok(table::of(figure).into_bytes()),
            Self::Csv => Ok(csv::of(figure).into_bytes()),
            Self::Json => json::of(figure).map(String::into_bytes).map_err(|error| error.to_string()),
            Self::Png | Self::Svg | Self::Gif | Self::Apng => {
                self.picture(figure, look, lesson, &|| true).map(Option::unwrap_or_default)
            }
        }
    }

    /// The bytes of a picture or an animation; `go_on` is asked before every frame, `None` if it has said no.
    #[cfg(feature = "gui")]
    pub fn picture(
        self,
        figure: &Figure<'_>,
        look: Look,
        lesson: Option<&Preset>,
        go_on: &dyn Fn() -> bool,
    ) -> Result<Option<Vec<u8>>, String> {
        match self {
            Self::Svg => Ok(Some(super::picture::svg(figure, look, lesson).into_bytes())),
            Self::Gif | Self::Apng => super::film::shoot(figure, self, look, lesson, go_on),
            _ => super::picture::png(figure, look, lesson).map(Some).map_err(|error| error.to_string()),
        }
    }

    /// There are none in this build.
    #[cfg(not(feature = "gui"))]
    pub fn picture(self, _: &Figure<'_>, _: Look, _: Option<&Preset>, _: &dyn Fn() -> bool) -> Result<Option<Vec<u8>>, String> {
        Err(t!("file.no_pictures").into_owned())
    }
}
