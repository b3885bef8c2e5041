//! Compressed data of a bounded size: a small file that unpacks to a huge one is no data set.

use std::io::{self, Read};

use crate::language::t;

/// What anything may unpack to: 128 MiB.
const MAX_BYTES: u64 = 1 << 27;
/// How many times its own size a larger file may unpack to. Images of digits and letters come to 5 or 10 times.
const MAX_RATIO: u64 = 100;

/// A reader of unpacked data, up to its bound.
pub(super) struct Unpacked<R> {
    data: R,
    left: u64,
}

impl<R: Read> Unpacked<R> {
    /// Read `data`, which was packed into this number of bytes.
    pub(super) fn new(data: R, packed: u64) -> Self {
        Self { data, left: MAX_BYTES.max(packed.saturating_mul(MAX_RATIO)) }
    }
}

impl<R: Read> Read for Unpacked<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.data.read(buffer)?;
        self.left = self
            .left
            .checked_sub(count as u64)
            .ok_or_else(|| io::Error::other(t!("data.bomb", ratio = MAX_RATIO, most = MAX_BYTES >> 20).into_owned()))?;
        Ok(count)
    }
}

#[cfg(test)]
mod tests;
