//! Frames as a GIF, which every presentation program plays: 255 colours for the changed part of each frame.

use gif::{AnyExtension, DisposalMethod, Encoder, EncodingError, Extension, Frame, Repeat};

use super::change::Part;
use super::colors::{AS_BEFORE, Indexed, indexed};
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
        let pixels = part.crop(&image);
        let mut colors: Vec<_> = pixels.rgba.as_chunks::<4>().0.iter().map(|&[r, g, b, _]| Some([r, g, b])).collect();
        if let Some(previous) = &self.previous {
            let previous = part.crop(previous);
            let stays = pixels.rgba.as_chunks::<4>().0.iter().zip(previous.rgba.as_chunks::<4>().0).map(|(new, old)| new == old);
            colors.iter_mut().zip(stays).filter(|(_, stays)| *stays).for_each(|(color, _)| *color = None);
        }
        let Indexed { palette, pixels } = indexed(&colors);
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
