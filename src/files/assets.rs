//! Big files that come with the program: on a desktop they are in it, a browser fetches them from the page's folder when they are first
//! needed.

#[cfg(target_arch = "wasm32")]
mod fetching;

use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

/// One or several files, packed with brotli (RFC 7932), one after another.
#[derive(Debug)]
pub struct Asset {
    /// The name of the file in the page's folder.
    pub name: &'static str,
    /// The lengths of the parts, in bytes.
    lengths: &'static [usize],
    /// The check sum (CRC-32) of all parts together.
    check_sum: u32,
    /// The parts that are in the program: all or none.
    embedded: &'static [&'static [u8]],
    fetched: OnceLock<Vec<u8>>,
    is_wanted: AtomicBool,
}

/// The parts of an asset for a desktop.
macro_rules! embedded {
    ($($path:literal)*) => {
        if cfg!(target_arch = "wasm32") { &[] } else { &[$(include_bytes!(concat!("../../assets/", $path))),*] }
    };
}

/// The four files of MNIST, each packed by itself.
pub static MNIST: Asset = Asset::new(
    "mnist.bin",
    &[7_655_977, 25_959, 1_320_223, 3_844],
    0x8d6e_9623,
    embedded!(
        "mnist/train-images-idx3-ubyte.br" "mnist/train-labels-idx1-ubyte.br"
        "mnist/t10k-images-idx3-ubyte.br" "mnist/t10k-labels-idx1-ubyte.br"
    ),
);

/// The font for Chinese: a subset of Noto Sans CJK SC, made by `assets/fonts/make`.
pub static CHINESE_FONT: Asset = Asset::new("chinese.bin", &[574_365], 0x1108_e988, embedded!("fonts/NotoSansSC-subset.otf.br"));

impl Asset {
    const fn new(name: &'static str, lengths: &'static [usize], check_sum: u32, embedded: &'static [&'static [u8]]) -> Self {
        Self { name, lengths, check_sum, embedded, fetched: OnceLock::new(), is_wanted: AtomicBool::new(false) }
    }

    /// The asset with this name.
    pub fn named(name: &str) -> Option<&'static Self> {
        [&MNIST, &CHINESE_FONT].into_iter().find(|asset| asset.name == name)
    }

    /// The length of all parts together, in bytes.
    pub fn length(&self) -> usize {
        self.lengths.iter().sum()
    }

    /// Whether it is there.
    pub fn is_there(&self) -> bool {
        !self.embedded.is_empty() || self.fetched.get().is_some()
    }

    /// Whether somebody asked for a part of it.
    pub fn is_wanted(&self) -> bool {
        self.is_wanted.load(Ordering::Relaxed)
    }

    /// A part, still packed; `None` while it is not there.
    pub fn part(&'static self, index: usize) -> Option<&'static [u8]> {
        self.is_wanted.store(true, Ordering::Relaxed);
        if let Some(part) = self.embedded.get(index) {
            return Some(part);
        }
        let start = self.lengths[..index].iter().sum::<usize>();
        self.fetched.get()?.get(start..start + self.lengths[index])
    }

    /// Take the parts that were fetched; false if they are not the right ones.
    pub fn provide(&self, bytes: Vec<u8>) -> bool {
        let mut sum = flate2::Crc::new();
        sum.update(&bytes);
        let is_right = bytes.len() == self.length() && sum.sum() == self.check_sum;
        if is_right {
            let _ = self.fetched.set(bytes); // the second time they are the same
        }
        is_right
    }
}

#[cfg(test)]
mod tests;
