//! Small data sets in the IDX format.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use super::files::folder;

/// The names of the four files: images and labels for training, then for testing.
pub const NAMES: [&str; 4] =
    ["train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"];

/// The bytes of an IDX file with these sizes and elements.
pub fn idx(sizes: &[u32], elements: &[u8]) -> Vec<u8> {
    let mut bytes = vec![0, 0, 8, sizes.len() as u8];
    bytes.extend(sizes.iter().flat_map(|size| size.to_be_bytes()));
    bytes.extend(elements);
    bytes
}

/// Write images of this size with these labels to the files `[images, labels]`; `pixel` tells each pixel by the number and the
/// label of its image, and its place in it.
fn write(folder: &Path, names: &[&str], [rows, columns]: [u32; 2], labels: &[u8], mut pixel: impl FnMut(u8, u8, u32) -> u8) {
    let mut pixels = Vec::new();
    for (image, label) in (0..).zip(labels) {
        pixels.extend((0..rows * columns).map(|at| pixel(image, *label, at)));
    }
    let count = labels.len() as u32;
    fs::write(folder.join(names[0]), idx(&[count, rows, columns], &pixels)).unwrap();
    fs::write(folder.join(names[1]), idx(&[count], labels)).unwrap();
}

/// A folder with three patterns and noise: images of 6 x 6 pixels, 120 to train with and 60 to test with. Written once.
pub fn patterns() -> PathBuf {
    static FOLDER: LazyLock<PathBuf> = LazyLock::new(|| {
        let folder = folder("patterns");
        let mut state = 12_345u32;
        let mut random = move || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223); // Numerical Recipes' generator
            (state >> 24) as u8
        };
        for (names, count) in NAMES.chunks(2).zip([120, 60]) {
            let labels: Vec<u8> = (0..count).map(|_| random() % 3).collect();
            write(&folder, names, [6, 6], &labels, |_, label, at| {
                let lit = [at / 6 < 3, at % 6 < 3, (at / 6 + at % 6).is_multiple_of(2)][usize::from(label)];
                if lit { 90 + random() / 4 * 2 } else { random() / 2 }
            });
        }
        folder
    });
    FOLDER.clone()
}

/// A folder of this name with noisy stripes in three classes: images of 5 x 4 pixels, 90 to train with and 30 to test with.
pub fn stripes(name: &str) -> PathBuf {
    let folder = folder(name);
    for (names, count) in NAMES.chunks(2).zip([90u8, 30]) {
        let labels: Vec<u8> = (0..count).map(|image| image % 3).collect();
        write(&folder, names, [5, 4], &labels, |image, label, at| {
            let at = at as u8;
            if at % 3 == label { 200 } else { image.wrapping_mul(37).wrapping_add(at * 11) % 100 }
        });
    }
    folder
}
