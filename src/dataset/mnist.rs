//! MNIST: 70,000 handwritten digits of 28 x 28 pixels, by Yann LeCun and Corinna Cortes. For the origin see
//! `assets/LICENSES.md`.
//!
//! The four original files are embedded in the program, compressed with brotli (RFC 7932).

use std::io::Read;
use std::sync::{Arc, Mutex, PoisonError, Weak};

use brotli_decompressor::Decompressor;

use super::{Dataset, DatasetError, Samples, idx};
use crate::files::reason;

/// An embedded file.
struct Packed {
    name: &'static str,
    bytes: &'static [u8],
}

/// Embed a file under its original name.
macro_rules! packed {
    ($name:literal) => {
        Packed { name: $name, bytes: include_bytes!(concat!("../../assets/mnist/", $name, ".br")) }
    };
}

static TRAIN_IMAGES: Packed = packed!("train-images-idx3-ubyte");
static TRAIN_LABELS: Packed = packed!("train-labels-idx1-ubyte");
static TEST_IMAGES: Packed = packed!("t10k-images-idx3-ubyte");
static TEST_LABELS: Packed = packed!("t10k-labels-idx1-ubyte");

/// The size of the decoder's input buffer, in bytes.
const BUFFER: usize = 1 << 16;

/// The number of bytes in front of the pixels of a file of images.
const HEADER: usize = 16;
/// The number of pixels of an image.
pub const PIXELS: usize = 28 * 28;

/// The data set. It is decoded if it is not in use: 55 MB are kept only as long as somebody has it. Concurrent calls wait for it.
pub fn embedded() -> Result<Arc<Dataset>, DatasetError> {
    static MNIST: Mutex<Weak<Dataset>> = Mutex::new(Weak::new());
    let mut known = MNIST.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(data) = known.upgrade() {
        return Ok(data);
    }
    let data = Arc::new(decode()?);
    *known = Arc::downgrade(&data);
    Ok(data)
}

/// The pixels of the first training images; no more of them is decoded.
pub fn first_images(count: usize) -> Result<Vec<u8>, DatasetError> {
    let mut bytes = vec![0; HEADER + count * PIXELS];
    let cut = |error: std::io::Error| DatasetError::File { file: TRAIN_IMAGES.name.to_owned(), reason: reason(&error) };
    TRAIN_IMAGES.unpacked().read_exact(&mut bytes).map_err(cut)?;
    bytes.drain(..HEADER);
    Ok(bytes)
}

fn decode() -> Result<Dataset, DatasetError> {
    let train = samples(&TRAIN_IMAGES, &TRAIN_LABELS)?;
    let test = samples(&TEST_IMAGES, &TEST_LABELS)?;
    Dataset::new("MNIST", train, test)
}

fn samples(images: &Packed, labels: &Packed) -> Result<Samples, DatasetError> {
    let about = |packed: &Packed, reason| DatasetError::File { file: packed.name.to_owned(), reason };
    let pixels = idx::images(images.unpacked()).map_err(|reason| about(images, reason))?;
    let labels = idx::labels(labels.unpacked()).map_err(|reason| about(labels, reason))?;
    Samples::new(pixels.rows, pixels.columns, pixels.pixels, labels)
}

impl Packed {
    fn unpacked(&self) -> Decompressor<&'static [u8]> {
        Decompressor::new(self.bytes, BUFFER)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use sha2::{Digest, Sha256};

    use super::*;

    #[test]
    fn the_files_are_the_original_ones() {
        // SHA-256 of the four files as published, identical at several public mirrors.
        for (packed, expected) in [
            (&TRAIN_IMAGES, "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
            (&TRAIN_LABELS, "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
            (&TEST_IMAGES, "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
            (&TEST_LABELS, "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"),
        ] {
            let mut original = Vec::new();
            packed.unpacked().read_to_end(&mut original).unwrap();
            let hash: Vec<String> = Sha256::digest(&original).iter().map(|byte| format!("{byte:02x}")).collect();
            assert_eq!(hash.concat(), expected, "{}", packed.name);
        }
    }

    #[test]
    fn it_is_decoded_once_as_long_as_it_is_in_use() {
        let data = embedded().unwrap();
        assert!(Arc::ptr_eq(&data, &embedded().unwrap()));
        let images: Vec<u8> = (0..3).flat_map(|index| data.train.image(index).to_vec()).collect();
        assert_eq!((first_images(3).unwrap(), first_images(0).unwrap()), (images, Vec::new()));
        assert!(first_images(60_001).unwrap_err().to_string().starts_with("train-images-idx3-ubyte: "));
        let again = Arc::downgrade(&data);
        drop(data);
        // Other tests may have it, too.
        assert!(again.upgrade().is_none_or(|data| Arc::ptr_eq(&data, &embedded().unwrap())));
    }
}
