//! Frames as a GIF, which every program for slides plays: 256 colours in each changed part of a frame.

use gif::{AnyExtension, DisposalMethod, Encoder, EncodingError, Extension, Frame, Repeat};

use super::change::Part;
use crate::figure::raster::Image;

/// From 1, the best colours, to 30, the quickest to find.
const QUICK: i32 = 10;
/// What a block of a GIF holds at most.
const BLOCK: usize = 255;

/// A GIF that grows.
pub(super) struct Gif<'a> {
    encoder: Encoder<&'a mut Vec<u8>>,
    before: Option<Image>,
}

impl<'a> Gif<'a> {
    /// An animation of this size, which is shown again and again, with a comment.
    pub(super) fn new(bytes: &'a mut Vec<u8>, size: [usize; 2], comment: &str) -> Result<Self, EncodingError> {
        let [width, height] = size.map(|side| side as u16); // at most 8192
        let mut encoder = Encoder::new(bytes, width, height, &[])?;
        encoder.set_repeat(Repeat::Infinite)?;
        let blocks: Vec<&[u8]> = comment.as_bytes().chunks(BLOCK).collect();
        encoder.write_raw_extension(AnyExtension::from(Extension::Comment), &blocks)?;
        Ok(Self { encoder, before: None })
    }

    /// Add a frame, of which only what has changed is stored: pixels that stay are transparent.
    pub(super) fn add(&mut self, image: Image, hundredths: u16) -> Result<(), EncodingError> {
        let part = self.before.as_ref().map_or_else(|| Part::whole(&image), |before| Part::changed(before, &image));
        let mut pixels = part.of(&image).rgba;
        if let Some(before) = &self.before {
            let stays = part.of(before);
            for (new, old) in pixels.as_chunks_mut::<4>().0.iter_mut().zip(stays.rgba.as_chunks::<4>().0) {
                if new == old {
                    *new = [0; 4];
                }
            }
        }
        let mut frame = Frame::from_rgba_speed(part.width as u16, part.height as u16, &mut pixels, QUICK);
        (frame.left, frame.top, frame.delay) = (part.left as u16, part.top as u16, hundredths);
        frame.dispose = DisposalMethod::Keep;
        self.encoder.write_frame(&frame)?;
        self.before = Some(image);
        Ok(())
    }

    /// Write what ends the file.
    pub(super) fn finish(self) -> Result<(), EncodingError> {
        self.encoder.into_inner().map(|_| ())
    }
}
