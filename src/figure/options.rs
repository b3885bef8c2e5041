//! The options of a picture.

mod least;

use std::fmt;

use super::Theme;
use crate::experiment::{Workspace, WorkspaceKind};
use crate::knob::shortest;
use crate::language::t;
use least::least;

/// The default size of a picture, in points.
pub const SIZE: [usize; 2] = [1280, 720];
/// The default ratio of a picture with a width on paper.
pub const RATIO: [usize; 2] = [4, 3];
/// The maximum scale.
pub const MAX_SCALE: usize = 4;
/// The maximum width and height, in pixels.
pub const MAX_SIDE: usize = 8192;
/// Pixels per inch of a picture with a width on paper: the lowest, the usual and the highest number.
pub const DPI: [usize; 3] = [36, 300, 1200];
/// Points per inch on paper: labels, which are 12 points high, are there 8 pt = 8/72 of an inch.
pub const POINTS_PER_INCH: f64 = 108.0;

/// The look of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum, serde::Serialize, serde::Deserialize)]
pub enum Style {
    /// As in the window
    Screen,
    /// For print: a white ground, no cards, and axes with titles
    Paper,
}

/// A part of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum, serde::Serialize, serde::Deserialize)]
pub enum Part {
    /// The map or the surface of Paths
    Map,
    /// The charts
    Charts,
    /// The training losses
    Loss,
    /// The histograms, or the small nets
    Grid,
}

impl Part {
    /// The parts of a workspace's pictures.
    pub fn of(kind: WorkspaceKind) -> &'static [Self] {
        match kind {
            WorkspaceKind::Paths => &[Self::Map, Self::Charts],
            WorkspaceKind::Activations => &[Self::Grid, Self::Charts],
            WorkspaceKind::Training => &[Self::Loss, Self::Charts],
        }
    }

    /// Its name on the command line.
    pub fn key(self) -> &'static str {
        match self {
            Self::Map => "map",
            Self::Charts => "charts",
            Self::Loss => "loss",
            Self::Grid => "grid",
        }
    }
}

/// A unit of length.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Unit {
    /// Inches.
    Inch,
    /// Centimetres.
    Centimetre,
    /// Millimetres.
    Millimetre,
}

impl Unit {
    /// All units.
    pub const ALL: [Self; 3] = [Self::Inch, Self::Centimetre, Self::Millimetre];

    /// Its sign.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Inch => "in",
            Self::Centimetre => "cm",
            Self::Millimetre => "mm",
        }
    }

    fn per_inch(self) -> f64 {
        match self {
            Self::Inch => 1.0,
            Self::Centimetre => 2.54,
            Self::Millimetre => 25.4,
        }
    }
}

/// A length on paper, in thousandths of its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Length {
    thousandths: u32,
    unit: Unit,
}

impl Length {
    /// A length such as `3in`, `7.6 cm` or `76mm`; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().to_lowercase();
        let (unit, number) = Unit::ALL.into_iter().find_map(|unit| Some((unit, text.strip_suffix(unit.sign())?)))?;
        let value = crate::number::read(number.trim(), |value| value > 0.0 && value <= 1e5, String::new).ok()?;
        let thousandths = (value * 1000.0).round() as u32;
        (thousandths > 0).then_some(Self { thousandths, unit })
    }

    /// The length in inches.
    pub fn inches(self) -> f64 {
        f64::from(self.thousandths) / 1000.0 / self.unit.per_inch()
    }
}

impl fmt::Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", shortest(f64::from(self.thousandths) / 1000.0), self.unit.sign())
    }
}

/// The width of a picture on paper, and how fine its pixels are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Print {
    /// The width.
    pub width: Length,
    /// Pixels per inch; ignored for SVG and PDF.
    pub dpi: usize,
}

/// The options of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct PictureOptions {
    /// Width and height in points, which are pixels at scale 1; with a width on paper only their ratio counts.
    pub size: [usize; 2],
    /// The colours.
    pub theme: Theme,
    /// Pixels per point, 1 to [`MAX_SCALE`]; ignored for SVG and PDF, and with a width on paper.
    pub scale: usize,
    /// Whether the texts of an SVG become outlines: right in every viewer, but no longer texts.
    pub outlines: bool,
    /// The look.
    pub style: Style,
    /// The width on paper.
    pub print: Option<Print>,
    /// The only part to draw; `None` for all.
    pub only: Option<Part>,
    /// Whether there is a caption.
    pub caption: bool,
    /// Whether there are arrows of the step that is taken apart.
    pub arrows: bool,
    /// The numbers of pixels of a map of outcome; `None` for as many as are made in a moment. Only the command line asks for others.
    pub map: Option<[usize; 2]>,
}

impl Default for PictureOptions {
    fn default() -> Self {
        Self::USUAL
    }
}

impl PictureOptions {
    /// What is made where nothing is asked for.
    pub const USUAL: Self = Self {
        size: SIZE,
        theme: Theme::Light,
        scale: 1,
        outlines: false,
        style: Style::Screen,
        print: None,
        only: None,
        caption: true,
        arrows: true,
        map: None,
    };

    /// Width and height on paper, in inches.
    pub fn inches(self) -> Option<[f64; 2]> {
        let width = self.print?.width.inches();
        Some([width, width * self.size[1] as f64 / self.size[0] as f64])
    }

    /// Width and height in points.
    pub fn points(self) -> [f32; 2] {
        match self.inches() {
            Some(inches) => inches.map(|side| (side * POINTS_PER_INCH) as f32),
            None => self.size.map(|side| side as f32),
        }
    }

    /// Pixels per point.
    pub fn pixels_per_point(self) -> f32 {
        self.print.map_or(self.scale as f32, |print| (print.dpi as f64 / POINTS_PER_INCH) as f32)
    }

    /// Width and height in pixels, or a message if one exceeds [`MAX_SIDE`].
    pub fn pixels(self) -> Result<[usize; 2], String> {
        let [width, height] = match (self.inches(), self.print) {
            (Some(inches), Some(print)) => inches.map(|side| ((side * print.dpi as f64).round() as usize).max(1)),
            _ => self.size.map(|side| side * self.scale),
        };
        let fits = width.max(height) <= MAX_SIDE;
        let message = || t!("picture.too_large", width = width, height = height, most = MAX_SIDE);
        if fits { Ok([width, height]) } else { Err(message().into_owned()) }
    }

    /// A message if the picture of this workspace has no such part.
    pub fn check_part(self, workspace: &Workspace) -> Result<(), String> {
        let parts = Part::of(workspace.kind());
        let Some(part) = self.only.filter(|part| !parts.contains(part)) else { return Ok(()) };
        let names = parts.iter().map(|part| part.key()).collect::<Vec<_>>().join(", ");
        Err(t!("picture.no_part", part = part.key(), workspace = workspace.kind().key(), parts = names).into_owned())
    }

    /// A message with the least size if the picture is too small to be read.
    pub fn check_size(self, workspace: &Workspace) -> Result<(), String> {
        let size = self.points();
        let least = least(workspace, self, size[0]);
        if size[0] + 0.5 >= least[0] && size[1] + 0.5 >= least[1] {
            return Ok(());
        }
        let text = |[width, height]: [f32; 2]| match self.print {
            Some(Print { width: Length { unit, .. }, .. }) => {
                let [width, height] = [width, height].map(|side| {
                    let length = f64::from(side) / POINTS_PER_INCH * unit.per_inch();
                    shortest((length * 100.0 - 1e-3).ceil() / 100.0)
                });
                format!("{width} × {height} {}", unit.sign())
            }
            None => format!("{width} × {height}"),
        };
        Err(t!("picture.too_small", size = text(size), least = text(least)).into_owned())
    }
}

#[cfg(test)]
mod tests;
