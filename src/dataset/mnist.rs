//! MNIST: 70,000 handwritten digits of 28 x 28 pixels, by Yann LeCun and Corinna Cortes. For the origin see
//! `assets/LICENSES.md`.
//!
//! The four original files come with the program, compressed with brotli (RFC 7932), nearly all images class by class.

use std::io::Read;
use std::sync::{Arc, Mutex, PoisonError, Weak};

use brotli_decompressor::Decompressor;

use super::{Dataset, DatasetError, Samples, idx};
use crate::files::assets::MNIST;
use crate::files::reason;

/// One of the files.
#[derive(Clone, Copy)]
struct Packed {
    name: &'static str,
    /// Its place among the parts of [`MNIST`].
    index: usize,
}

/// The names of the original files.
const FILES: [&str; 4] =
    ["train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"];
const TRAIN_IMAGES: Packed = Packed { name: FILES[0], index: 0 };
const TRAIN_LABELS: Packed = Packed { name: FILES[1], index: 1 };
const TEST_IMAGES: Packed = Packed { name: FILES[2], index: 2 };
const TEST_LABELS: Packed = Packed { name: FILES[3], index: 3 };

/// The size of the decoder's input buffer, in bytes.
const BUFFER: usize = 1 << 16;

/// The number of bytes in front of the pixels of a file of images.
const HEADER: usize = 16;
/// The number of pixels of an image.
pub const PIXELS: usize = 28 * 28;
/// The training images from this one on, and all test images, are packed class by class, which makes them smaller. Those before it
/// are in their order, so that they can be unpacked alone.
const BY_CLASS: usize = 1_000;

/// The data set. It is decoded if it is not in use: 55 MB are kept only as long as somebody has it. Concurrent calls wait for it.
pub fn embedded() -> Result<Arc<Dataset>, DatasetError> {
    static DATA: Mutex<Weak<Dataset>> = Mutex::new(Weak::new());
    let mut known = DATA.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(data) = known.upgrade() {
        return Ok(data);
    }
    let data = Arc::new(decode()?);
    *known = Arc::downgrade(&data);
    Ok(data)
}

/// The pixels of the first training images, at most all; of no more than [`BY_CLASS`] the rest is not decoded.
pub fn first_images(count: usize) -> Result<Vec<u8>, DatasetError> {
    if count > BY_CLASS {
        let data = embedded()?;
        return Ok((0..count.min(data.train.count())).flat_map(|index| data.train.image(index).to_vec()).collect());
    }
    let mut bytes = vec![0; HEADER + count * PIXELS];
    let cut = |error: std::io::Error| DatasetError::File { file: TRAIN_IMAGES.name.to_owned(), reason: reason(&error) };
    TRAIN_IMAGES.unpacked().read_exact(&mut bytes).map_err(cut)?;
    bytes.drain(..HEADER);
    Ok(bytes)
}

fn decode() -> Result<Dataset, DatasetError> {
    let train = samples(TRAIN_IMAGES, TRAIN_LABELS, BY_CLASS)?;
    let test = samples(TEST_IMAGES, TEST_LABELS, 0)?;
    Dataset::new("MNIST", train, test)
}

/// Images with their labels; those from `by_class` on are packed class by class.
fn samples(images: Packed, labels: Packed, by_class: usize) -> Result<Samples, DatasetError> {
    let about = |packed: Packed, reason| DatasetError::File { file: packed.name.to_owned(), reason };
    let mut pixels = idx::images(images.unpacked()).map_err(|reason| about(images, reason))?;
    let labels = idx::labels(labels.unpacked()).map_err(|reason| about(labels, reason))?;
    if by_class < labels.len() && pixels.pixels.len() == labels.len() * PIXELS {
        put_in_order(&mut pixels.pixels[by_class * PIXELS..], &labels[by_class..]);
    }
    Samples::new(pixels.rows, pixels.columns, pixels.pixels, labels)
}

/// Put images that lie class by class in the order of their labels.
fn put_in_order(pixels: &mut [u8], labels: &[u8]) {
    let packed = pixels.to_vec();
    let mut next = [0; 256];
    for class in 1..next.len() {
        next[class] = next[class - 1] + labels.iter().filter(|label| usize::from(**label) == class - 1).count();
    }
    for (image, label) in pixels.chunks_exact_mut(PIXELS).zip(labels) {
        let from = &mut next[usize::from(*label)];
        image.copy_from_slice(&packed[*from * PIXELS..][..PIXELS]);
        *from += 1;
    }
}

impl Packed {
    /// The file; it ends at once where it is not there.
    fn unpacked(self) -> Decompressor<&'static [u8]> {
        Decompressor::new(MNIST.part(self.index).unwrap_or_default(), BUFFER)
    }
}

#[cfg(test)]
mod tests;
