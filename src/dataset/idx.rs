//! IDX, the format of the MNIST files: two bytes 0, the element type, the number of dimensions; then the size of each dimension
//! as a big-endian `u32`; then the elements, the last dimension fastest.
//!
//! Source: Yann LeCun, Corinna Cortes and Christopher J.C. Burges, "The MNIST database of handwritten digits", "File formats".
//! Images have three dimensions (count, rows, columns). Labels have one (count), those of QMNIST two (count, columns).

use std::io::Read;

use super::elements::{Element, Number, Stop, broken};
use super::{Note, check_sides};
use crate::language::t;

/// The types of the format, with the numbers of bytes of an element.
const TYPES: [(u8, Number, usize); 6] = [
    (0x08, Number::Unsigned, 1),
    (0x09, Number::Signed, 1),
    (0x0B, Number::Signed, 2),
    (0x0C, Number::Signed, 4),
    (0x0D, Number::Float, 4),
    (0x0E, Number::Float, 8),
];

/// The content of a file of images.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Images {
    /// The number of images.
    pub count: usize,
    /// The height of each image.
    pub rows: usize,
    /// The width of each image.
    pub columns: usize,
    /// The pixels, image after image, row after row.
    pub pixels: Vec<u8>,
    /// What is to be said of how the pixels were read.
    pub note: Option<Note>,
}

/// Read a file of images; the error is the reason alone, without the file's name.
pub fn images(mut file: impl Read) -> Result<Images, String> {
    let (element, sizes) = header(&mut file, 3)?;
    let [count, rows, columns] = sizes[..] else { return Err(t!("data.labels").into_owned()) };
    if count == 0 {
        return Err(t!("data.no_images").into_owned());
    }
    check_sides(rows as usize, columns as usize).map_err(|message| t!("data.holds", what = message).into_owned())?;
    let (pixels, note) = elements(element, &sizes, |declared| element.pixels(file, declared))?;
    Ok(Images { count: count as usize, rows: rows as usize, columns: columns as usize, pixels, note })
}

/// Read a file of labels; the error is the reason alone, without the file's name.
pub fn labels(mut file: impl Read) -> Result<Vec<u8>, String> {
    let (element, sizes) = header(&mut file, 1)?;
    let columns = sizes.get(1).map_or(1, |columns| *columns as usize);
    elements(element, &sizes, |declared| element.labels(file, declared, columns))
}

/// Read the elements of these sizes, which take this number of bytes.
fn elements<T>(element: Element, sizes: &[u64], read: impl FnOnce(u64) -> Result<T, Stop>) -> Result<T, String> {
    let declared = element.bytes(sizes)?;
    read(declared).map_err(|stop| stop.words(4 + 4 * sizes.len() as u64, declared))
}

/// The type of the elements, and the sizes of the dimensions, whose number must be `wanted`: 3 for images, 1 for labels, which may
/// also have 2.
fn header(file: &mut impl Read, wanted: usize) -> Result<(Element, Vec<u64>), String> {
    let length = |dimensions: usize| 4 + 4 * dimensions;
    let [first, second, kind, dimensions] = start(file, 0, length(wanted))?;
    if (first, second) != (0, 0) {
        return Err(t!("data.magic", bytes = format!("{first:02x} {second:02x}")).into_owned());
    }
    let dimensions = usize::from(dimensions);
    match (dimensions, wanted) {
        (2, 1) => {}
        _ if dimensions == wanted => {}
        (1, 3) => return Err(t!("data.labels").into_owned()),
        (3, 1) => return Err(t!("data.images").into_owned()),
        (found, 3) => return Err(t!("data.dimensions_images", found = found, wanted = wanted).into_owned()),
        (found, _) => return Err(t!("data.dimensions_labels", found = found, wanted = wanted).into_owned()),
    }
    let Some(&(_, number, size)) = TYPES.iter().find(|(code, ..)| *code == kind) else {
        return Err(t!("data.kind", kind = format!("0x{kind:02X}")).into_owned());
    };
    let size_at = |index: usize| start(file, 4 + 4 * index, length(dimensions)).map(|bytes| u64::from(u32::from_be_bytes(bytes)));
    let sizes: Result<Vec<u64>, String> = (0..dimensions).map(size_at).collect();
    Ok((Element { number, size, big_endian: true }, sizes?))
}

/// The next four bytes of a header of `length` bytes, from the byte `before` on.
fn start(file: &mut impl Read, before: usize, length: usize) -> Result<[u8; 4], String> {
    let mut bytes = Vec::new();
    let read = file.take(4).read_to_end(&mut bytes);
    let found = before + bytes.len();
    read.map_err(|error| broken(&error, found as u64, length as u64))?;
    bytes.try_into().map_err(|_| t!("data.header", bytes = found, length = length).into_owned())
}

#[cfg(test)]
mod tests;
