//! Frames as an animated PNG, lossless; a program without support for animation shows the first frame.

use png::{BitDepth, BlendOp, ColorType, Encoder, EncodingError, Writer};

use super::change::Part;
use crate::figure::png::{rgb, write_metadata};
use crate::figure::raster::Image;

/// An encoder of an animated PNG.
pub(super) struct Apng<'a> {
    writer: Writer<&'a mut Vec<u8>>,
    previous: Option<Image>,
}

impl<'a> Apng<'a> {
    /// A looping animation of `frames` frames of [width, height] pixels.
    pub(super) fn new(
        bytes: &'a mut Vec<u8>,
        [width, height]: [usize; 2],
        frames: usize,
        metadata: &[(&str, String)],
    ) -> Result<Self, EncodingError> {
        let mut encoder = Encoder::new(bytes, width as u32, height as u32);
        encoder.set_color(ColorType::Rgb);
        encoder.set_depth(BitDepth::Eight);
        encoder.set_animated(frames as u32, 0)?;
        write_metadata(&mut encoder, metadata)?;
        Ok(Self { writer: encoder.write_header()?, previous: None })
    }

    /// Add a frame; only the changed rectangle is stored.
    pub(super) fn add(&mut self, image: Image, hundredths: u16) -> Result<(), EncodingError> {
        let part = self.previous.as_ref().map_or_else(|| Part::whole(&image), |previous| Part::changed(previous, &image));
        self.writer.set_frame_delay(hundredths, 100)?;
        self.writer.set_blend_op(BlendOp::Source)?;
        if self.previous.is_some() {
            self.writer.reset_frame_position()?;
            self.writer.set_frame_dimension(part.width as u32, part.height as u32)?;
            self.writer.set_frame_position(part.left as u32, part.top as u32)?;
        }
        self.writer.write_image_data(&rgb(&part.crop(&image)))?;
        self.previous = Some(image);
        Ok(())
    }

    /// Write the end of the file.
    pub(super) fn finish(self) -> Result<(), EncodingError> {
        self.writer.finish()
    }
}
