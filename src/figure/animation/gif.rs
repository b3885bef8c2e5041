//! Frames as a GIF, which every presentation program plays: 255 colours for the changed part of each frame.

use gif::{AnyExtension, DisposalMethod, Encoder, EncodingError, Extension, Frame, Repeat};

use super::change::Part;
use super::colors::{AS_BEFORE, Indexed, Run, indexed};
use crate::figure::raster::Image;

/// Maximum number of bytes in a block of a GIF.
const MAX_BLOCK_BYTES: usize = 255;

/// An encoder of a GIF.
pub(super) struct Gif<'a> {
    encoder: Encoder<&'a mut Vec<u8>>,
    previous: Option<Image>,
}

impl<'a> Gif<'a> {
    /// A looping animation of this size in pixels, with a comment.
    pub(super) fn new(bytes: &'a mut Vec<u8>, size: [usize; 2], comment: &str) -> Result<Self, EncodingError> {
        let [width, height] = size.map(|side| side as u16); // at most 8192
        let mut encoder = Encoder::new(bytes, width, height, &[])?;
        encoder.set_repeat(Repeat::Infinite)?;
        let blocks: Vec<&[u8]> = comment.as_bytes().chunks(MAX_BLOCK_BYTES).collect();
        encoder.write_raw_extension(AnyExtension::from(Extension::Comment), &blocks)?;
        Ok(Self { encoder, previous: None })
    }

    /// Add a frame; only the changed rectangle is stored, with unchanged pixels transparent.
    pub(super) fn add(&mut self, image: Image, hundredths: u16) -> Result<(), EncodingError> {
        let part = self.previous.as_ref().map_or_else(|| Part::whole(&image), |previous| Part::changed(previous, &image));
        let Indexed { palette, pixels } = indexed(&runs(part, &image, self.previous.as_ref()));
        let frame = Frame {
            left: part.left as u16,
            top: part.top as u16,
            width: part.width as u16,
            height: part.height as u16,
            delay: hundredths,
            dispose: DisposalMethod::Keep,
            transparent: Some(AS_BEFORE),
            palette: Some(palette),
            buffer: pixels.into(),
            ..Frame::default()
        };
        self.encoder.write_frame(&frame)?;
        self.previous = Some(image);
        Ok(())
    }

    /// Write the end of the file.
    pub(super) fn finish(self) -> Result<(), EncodingError> {
        self.encoder.into_inner().map(|_| ())
    }
}

/// The pixels of a part of a picture; those that are as in the picture before have no colour.
fn runs(part: Part, image: &Image, previous: Option<&Image>) -> Vec<Run> {
    let mut runs = Vec::new();
    for row in part.top..part.top + part.height {
        let mut new = part.row(image, row);
        let mut old = previous.map(|previous| part.row(previous, row));
        while let Some((first, rest)) = new.split_first() {
            let same = old.map_or(0, |old| new.iter().zip(old).position(|(new, old)| new != old).unwrap_or(new.len()));
            let pixels = if same > 0 {
                same
            } else {
                let ends = |(at, pixel): (usize, &[u8; 4])| pixel != first || old.is_some_and(|old| old[at + 1] == *pixel);
                1 + rest.iter().enumerate().position(ends).unwrap_or(rest.len())
            };
            let [r, g, b, _] = *first;
            runs.push(Run { color: (same == 0).then_some([r, g, b]), pixels });
            new = &new[pixels..];
            old = old.map(|old| &old[pixels..]);
        }
    }
    runs
}

#[cfg(test)]
mod tests;
