//! The options of a picture.

use super::Theme;
use crate::language::t;

/// The default size of a picture, in points.
pub const SIZE: [usize; 2] = [1280, 720];
/// The maximum scale.
pub const MAX_SCALE: usize = 4;
/// The maximum width and height, in pixels.
pub const MAX_SIDE: usize = 8192;

/// The options of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PictureOptions {
    /// Width and height in points, which are pixels at scale 1.
    pub size: [usize; 2],
    /// The colours.
    pub theme: Theme,
    /// Pixels per point, 1 to [`MAX_SCALE`]; ignored for SVG.
    pub scale: usize,
    /// Whether the texts of an SVG become outlines: right in every viewer, but no longer texts.
    pub outlines: bool,
}

impl Default for PictureOptions {
    fn default() -> Self {
        Self { size: SIZE, theme: Theme::Light, scale: 1, outlines: false }
    }
}

impl PictureOptions {
    /// Width and height in pixels, or a message if one exceeds [`MAX_SIDE`].
    pub fn pixels(self) -> Result<[usize; 2], String> {
        let [width, height] = self.size.map(|side| side * self.scale);
        let fits = width.max(height) <= MAX_SIDE;
        let message = || t!("picture.too_large", width = width, height = height, most = MAX_SIDE);
        if fits { Ok([width, height]) } else { Err(message().into_owned()) }
    }
}
