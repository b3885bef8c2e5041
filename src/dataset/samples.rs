//! Labelled images, and how they are turned and divided.

use std::sync::Arc;

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

use super::{DatasetError, check_sides};
use crate::language::t;

/// The number of images of which one is kept.
const TEN: usize = 10;
/// The seed by which it is drawn: always the same images.
const TENTH_SEED: u64 = 10;

/// Images of one size, each with a label.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Samples {
    /// The height of an image, 1 to 1024.
    pub rows: usize,
    /// The width of an image, 1 to 1024.
    pub columns: usize,
    /// Image after image, row after row, 0 to 255; shared by the copies of the samples.
    #[serde(with = "shared")]
    pixels: Arc<Vec<u8>>,
    /// One label per image.
    #[serde(with = "serde_bytes")]
    labels: Vec<u8>,
}

impl Samples {
    /// Samples from pixels (image after image, row after row) and labels; an error if the lengths do not match.
    pub fn new(rows: usize, columns: usize, pixels: Vec<u8>, labels: Vec<u8>) -> Result<Self, DatasetError> {
        check_sides(rows, columns).map_err(DatasetError::Samples)?;
        if labels.len().checked_mul(rows * columns) != Some(pixels.len()) {
            let (found, count) = (pixels.len(), labels.len());
            let message = t!("data.pixels", pixels = found, count = count, rows = rows, columns = columns);
            return Err(DatasetError::Samples(message.into_owned()));
        }
        Ok(Self { rows, columns, pixels: Arc::new(pixels), labels })
    }

    /// The number of samples.
    pub fn count(&self) -> usize {
        self.labels.len()
    }

    /// The number of pixels of an image.
    pub fn pixels(&self) -> usize {
        self.rows * self.columns
    }

    /// The samples without their pixels: [`Self::image`] is not to be asked for.
    #[must_use]
    pub(super) fn without_pixels(&self) -> Self {
        Self { pixels: Arc::default(), ..self.clone() }
    }

    /// Whether the pixels are in memory.
    pub fn has_pixels(&self) -> bool {
        !self.pixels.is_empty()
    }

    /// The pixels of an image, row after row; `index` must be below [`Self::count`].
    pub fn image(&self, index: usize) -> &[u8] {
        &self.pixels[index * self.pixels()..][..self.pixels()]
    }

    /// The label of an image; `index` must be below [`Self::count`].
    pub fn label(&self, index: usize) -> usize {
        usize::from(self.labels[index])
    }

    /// All labels, in the order of the images.
    pub fn labels(&self) -> &[u8] {
        &self.labels
    }

    /// The same images with rows and columns exchanged.
    #[must_use]
    pub(super) fn transposed(mut self) -> Self {
        let mut image = vec![0; self.pixels()];
        for pixels in Arc::make_mut(&mut self.pixels).chunks_exact_mut(self.rows * self.columns) {
            for (at, pixel) in pixels.iter().enumerate() {
                image[at % self.columns * self.rows + at / self.columns] = *pixel;
            }
            pixels.copy_from_slice(&image);
        }
        (self.rows, self.columns) = (self.columns, self.rows);
        self
    }

    /// Keep a tenth for another purpose: the others, and these. Of each ten images in turn it is one that is drawn, so that
    /// images in order of their classes are divided like mixed ones.
    pub(super) fn without_a_tenth(mut self) -> (Self, Self) {
        let (count, size) = (self.count(), self.pixels());
        let mut random = ChaCha8Rng::seed_from_u64(TENTH_SEED);
        let (pixels, labels) = (Arc::make_mut(&mut self.pixels), &mut self.labels);
        let (mut kept_pixels, mut kept_labels) = (Vec::new(), Vec::new());
        let (mut left, mut of_ten) = (0, 0);
        for index in 0..count {
            if index % TEN == 0 {
                let ten = TEN.min(count - index);
                of_ten = if ten == TEN || index == 0 { index + random.random_range(0..ten) } else { count };
            }
            let image = index * size..(index + 1) * size;
            if index == of_ten {
                kept_pixels.extend_from_slice(&pixels[image]);
                kept_labels.push(labels[index]);
            } else {
                pixels.copy_within(image, left * size);
                labels[left] = labels[index];
                left += 1;
            }
        }
        pixels.truncate(left * size);
        labels.truncate(left);
        let kept = Self { pixels: Arc::new(kept_pixels), labels: kept_labels, ..self };
        (self, kept)
    }
}

#[cfg(test)]
mod tests;

/// Shared bytes as bytes.
mod shared {
    use std::sync::Arc;

    use serde::{Deserializer, Serializer};

    pub fn serialize<S: Serializer>(bytes: &Arc<Vec<u8>>, serializer: S) -> Result<S::Ok, S::Error> {
        serde_bytes::serialize(&**bytes, serializer)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Arc<Vec<u8>>, D::Error> {
        serde_bytes::deserialize(deserializer).map(Arc::new)
    }
}
