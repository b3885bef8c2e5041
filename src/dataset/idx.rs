//! IDX, the format of the MNIST files: two bytes 0, the element type, the number of dimensions; then the size of each dimension
//! as a big-endian `u32`; then the elements, the last dimension fastest.
//!
//! Source: Yann LeCun, Corinna Cortes and Christopher J.C. Burges, "The MNIST database of handwritten digits", "File formats".
//! Only unsigned bytes are supported: images with three dimensions (count, rows, columns), labels with one (count).

use std::io::{self, ErrorKind, Read};

use super::check_sides;
use crate::files::reason;
use crate::language::localized;
use crate::language::t;

/// The greatest number of elements of a file: 1 GiB.
const MAX_ELEMENTS: u64 = 1 << 30;
/// The greatest number of elements to reserve memory for at once, since a header may be wrong.
const MAX_PREALLOCATED: u64 = 1 << 26;
/// The type of unsigned bytes; and the other types of the format, with the catalogue keys of their names.
const UNSIGNED_BYTE: u8 = 0x08;
const OTHER_TYPES: [(u8, &str); 5] =
    [(0x09, "data.signed"), (0x0B, "data.int16"), (0x0C, "data.int32"), (0x0D, "data.float32"), (0x0E, "data.float64")];

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
}

/// Read a file of images; the error is the reason alone, without the file's name.
pub fn images(mut file: impl Read) -> Result<Images, String> {
    let [count, rows, columns] = header(&mut file)?;
    if count == 0 {
        return Err(t!("data.no_images").into_owned());
    }
    check_sides(rows as usize, columns as usize).map_err(|message| t!("data.holds", what = message).into_owned())?;
    let pixels = elements(file, &[count, rows, columns])?;
    Ok(Images { count: count as usize, rows: rows as usize, columns: columns as usize, pixels })
}

/// Read a file of labels; the error is the reason alone, without the file's name.
pub fn labels(mut file: impl Read) -> Result<Vec<u8>, String> {
    let [count] = header(&mut file)?;
    elements(file, &[count])
}

/// The sizes of the dimensions, whose number must be `N`: 3 for images, 1 for labels.
fn header<const N: usize>(file: &mut impl Read) -> Result<[u32; N], String> {
    let length = 4 + 4 * N;
    let start = read(file, length as u64, 0, length as u64)?;
    let cut = || t!("data.header", bytes = start.len(), length = length).into_owned();
    let [first, second, kind, dimensions, sizes @ ..] = &start[..] else {
        return Err(cut());
    };
    if (*first, *second) != (0, 0) {
        return Err(t!("data.magic", bytes = format!("{first:02x} {second:02x}")).into_owned());
    }
    match (*dimensions, N) {
        (found, _) if usize::from(found) == N => {}
        (1, 3) => return Err(t!("data.labels").into_owned()),
        (3, 1) => return Err(t!("data.images").into_owned()),
        (found, 3) => return Err(t!("data.dimensions_images", found = found, wanted = N).into_owned()),
        (found, _) => return Err(t!("data.dimensions_labels", found = found, wanted = N).into_owned()),
    }
    if *kind != UNSIGNED_BYTE {
        let name = OTHER_TYPES.iter().find(|(other, _)| other == kind).map_or("data.unknown", |(_, name)| name);
        return Err(t!("data.kind", name = localized(name), kind = format!("{kind:02X}")).into_owned());
    }
    let sizes: Vec<u32> = sizes.as_chunks().0.iter().map(|bytes| u32::from_be_bytes(*bytes)).collect();
    sizes.try_into().map_err(|_| cut())
}

/// The elements; an error if there are more or fewer than the sizes declare.
fn elements(mut file: impl Read, sizes: &[u32]) -> Result<Vec<u8>, String> {
    let start = 4 + 4 * sizes.len();
    let declared = sizes.iter().try_fold(1u64, |product, size| product.checked_mul(u64::from(*size)));
    let Some(declared) = declared.filter(|declared| *declared <= MAX_ELEMENTS) else {
        let sizes: Vec<String> = sizes.iter().map(u32::to_string).collect();
        return Err(t!("data.most", bytes = sizes.join(" x ")).into_owned());
    };
    let whole = start as u64 + declared;
    let elements = read(&mut file, declared + 1, start, whole)?;
    if elements.len() as u64 > declared {
        return Err(t!("data.more", whole = whole).into_owned());
    }
    if (elements.len() as u64) < declared {
        return Err(t!("data.fewer", bytes = start + elements.len(), whole = whole).into_owned());
    }
    Ok(elements)
}

/// Up to `most` bytes, fewer only at the end of the file. `start` is the number of bytes before them, `whole` the expected file
/// size.
fn read(file: &mut impl Read, most: u64, start: usize, whole: u64) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::with_capacity(most.min(MAX_PREALLOCATED) as usize);
    match file.take(most).read_to_end(&mut bytes) {
        Ok(_) => Ok(bytes),
        Err(error) => Err(broken(&error, start + bytes.len(), whole)),
    }
}

/// Why reading stopped: compressed data that is cut off or damaged, or the system's reason.
fn broken(error: &io::Error, found: usize, whole: u64) -> String {
    match error.kind() {
        ErrorKind::UnexpectedEof => t!("data.cut", found = found, whole = whole).into_owned(),
        ErrorKind::InvalidData | ErrorKind::InvalidInput => t!("data.damaged", found = found, whole = whole).into_owned(),
        _ => reason(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two images of 1 x 3, and their labels.
    const IMAGES: [u8; 22] = [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 3, 10, 20, 30, 40, 50, 255];
    const LABELS: [u8; 10] = [0, 0, 8, 1, 0, 0, 0, 2, 7, 1];

    /// A header with these sizes, without elements.
    fn header_of(sizes: &[u32]) -> Vec<u8> {
        let mut bytes = vec![0, 0, UNSIGNED_BYTE, sizes.len() as u8];
        bytes.extend(sizes.iter().flat_map(|size| size.to_be_bytes()));
        bytes
    }

    fn with(mut bytes: [u8; 22], at: usize, value: u8) -> [u8; 22] {
        bytes[at] = value;
        bytes
    }

    fn refusal(bytes: &[u8]) -> String {
        images(bytes).unwrap_err()
    }

    #[test]
    fn a_file_is_read_as_written() {
        let expected = Images { count: 2, rows: 1, columns: 3, pixels: vec![10, 20, 30, 40, 50, 255] };
        assert_eq!(images(&IMAGES[..]), Ok(expected));
        assert_eq!(labels(&LABELS[..]), Ok(vec![7, 1]));
    }

    #[test]
    fn a_file_cut_off_anywhere_says_where() {
        for cut in 0..IMAGES.len() {
            let expected = match cut {
                0..16 => format!("ends after {cut} bytes, within its header of 16"),
                _ => format!("ends after {cut} of 22 bytes"),
            };
            assert_eq!(refusal(&IMAGES[..cut]), expected);
        }
        for cut in 0..LABELS.len() {
            let message = labels(&LABELS[..cut]).unwrap_err();
            assert!(message.starts_with(&format!("ends after {cut} ")), "{message}");
        }
    }

    #[test]
    fn a_changed_byte_is_refused_in_the_header_and_a_pixel_after_it() {
        for (at, value) in (0..IMAGES.len()).flat_map(|at| (0..=255).map(move |value| (at, value))) {
            let changed = with(IMAGES, at, value);
            match images(&changed[..]) {
                Ok(images) => assert!(images.pixels == changed[16..] && changed[..16] == IMAGES[..16], "{at} {value}"),
                Err(message) => assert!(at < 16 && !message.is_empty(), "{at} {value}: {message}"),
            }
        }
        for (at, value) in (0..LABELS.len()).flat_map(|at| (0..=255).map(move |value| (at, value))) {
            let mut changed = LABELS;
            changed[at] = value;
            assert_eq!(labels(&changed[..]).is_ok(), changed[..8] == LABELS[..8], "{at} {value}");
        }
    }

    #[test]
    fn what_is_not_idx_of_unsigned_bytes_is_refused() {
        let message = "is not an IDX file: it starts with the bytes 89 00, not with 00 00";
        assert_eq!(refusal(&with(IMAGES, 0, 0x89)), message);
        let message = "holds 32-bit floats (type 0x0D); only unsigned bytes (0x08) can be read";
        assert_eq!(refusal(&with(IMAGES, 2, 0x0D)), message);
        let message = "holds elements of an unknown type (type 0x07); only unsigned bytes (0x08) can be read";
        assert_eq!(refusal(&with(IMAGES, 2, 7)), message);
        assert_eq!(refusal(&with(IMAGES, 3, 4)), "has 4 dimensions; images have 3");
        assert_eq!(labels(&with(IMAGES, 3, 2)[..]).unwrap_err(), "has 2 dimensions; labels have 1");
    }

    #[test]
    fn images_and_labels_are_not_mistaken_for_each_other() {
        assert_eq!(refusal(&LABELS), "holds labels, not images");
        assert_eq!(labels(&IMAGES[..]).unwrap_err(), "holds images, not labels");
    }

    #[test]
    fn sizes_out_of_range_are_refused() {
        assert_eq!(refusal(&header_of(&[0, 28, 28])), "holds 0 images, at least one is needed");
        assert_eq!(refusal(&header_of(&[5, 0, 28])), "holds images of 0 x 28; each side must be 1 to 1024");
        assert_eq!(refusal(&header_of(&[5, 28, 1025])), "holds images of 28 x 1025; each side must be 1 to 1024");
        let message = "declares 4294967295 x 1024 x 1024 bytes; 1 GiB is the most that is read";
        assert_eq!(refusal(&header_of(&[u32::MAX, 1024, 1024])), message);
        assert_eq!(refusal(&header_of(&[1025, 1024, 1024])), "declares 1025 x 1024 x 1024 bytes; 1 GiB is the most that is read");
        // Exactly 1 GiB may be declared; the memory is not reserved before the bytes arrive.
        assert_eq!(refusal(&header_of(&[1024, 1024, 1024])), "ends after 16 of 1073741840 bytes");
        let message = labels(&header_of(&[u32::MAX])[..]).unwrap_err();
        assert_eq!(message, "declares 4294967295 bytes; 1 GiB is the most that is read");
    }

    #[test]
    fn only_one_byte_is_read_beyond_the_declared_elements() {
        let mut left = io::repeat(1).take(1_000_000);
        let message = images(header_of(&[2, 1, 3])[..].chain(&mut left)).unwrap_err();
        assert_eq!(message, "goes on after the 22 bytes that its header declares");
        assert_eq!(left.limit(), 1_000_000 - 7);
    }
}
