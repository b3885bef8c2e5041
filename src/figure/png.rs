//! Pictures as PNG. Equal pixels and metadata give equal bytes: there is no date in them.

use egui::{Color32, ColorImage};
use png::{BitDepth, ColorType, Encoder, EncodingError, PixelDimensions, Unit};

use super::raster::Image;

/// A picture with an opaque background, as RGB with 8 bits a channel.
///
/// `metadata` are pairs of a keyword (1 to 79 characters) and its text, both ASCII. Each is a tEXt chunk, which every program keeps
/// that keeps any.
/// `dpi` is its number of pixels per inch, if it has a size on paper.
pub(crate) fn encode(image: &Image, metadata: &[(&str, String)], dpi: Option<usize>) -> Result<Vec<u8>, EncodingError> {
    write([image.width, image.height], ColorType::Rgb, &rgb(image), metadata, dpi)
}

/// The pixels without alpha.
pub(super) fn rgb(image: &Image) -> Vec<u8> {
    image.rgba.as_chunks::<4>().0.iter().flat_map(|&[r, g, b, _]| [r, g, b]).collect()
}

/// A texture, as RGBA with 8 bits a channel and without metadata.
pub(crate) fn encode_texture(image: &ColorImage) -> Result<Vec<u8>, EncodingError> {
    let rgba: Vec<u8> = image.pixels.iter().flat_map(Color32::to_srgba_unmultiplied).collect();
    write(image.size, ColorType::Rgba, &rgba, &[], None)
}

fn write(
    [width, height]: [usize; 2],
    color: ColorType,
    pixels: &[u8],
    metadata: &[(&str, String)],
    dpi: Option<usize>,
) -> Result<Vec<u8>, EncodingError> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, width as u32, height as u32);
    encoder.set_color(color);
    encoder.set_depth(BitDepth::Eight);
    if let Some(dpi) = dpi {
        let per_metre = (dpi as f64 / 0.0254).round() as u32;
        encoder.set_pixel_dims(Some(PixelDimensions { xppu: per_metre, yppu: per_metre, unit: Unit::Meter }));
    }
    write_metadata(&mut encoder, metadata)?;
    let mut writer = encoder.write_header()?;
    writer.write_image_data(pixels)?;
    writer.finish()?;
    Ok(bytes)
}

/// Write the metadata.
pub(super) fn write_metadata<W: std::io::Write>(
    encoder: &mut Encoder<'_, W>,
    metadata: &[(&str, String)],
) -> Result<(), EncodingError> {
    for (keyword, text) in metadata {
        encoder.add_text_chunk((*keyword).to_owned(), text.clone())?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
