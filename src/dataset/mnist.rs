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
mod tests;
