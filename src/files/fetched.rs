//! The files of MNIST as a browser fetches them: all four in one, when they are first asked for.

use std::sync::OnceLock;

/// The lengths of the files as they are packed, in bytes.
pub const LENGTHS: [usize; 4] = [7_655_977, 25_959, 1_320_223, 3_844];
/// The check sum (CRC-32) of all of them, one after another.
pub const CHECK_SUM: u32 = 0x8d6e_9623;

static FILES: OnceLock<Vec<u8>> = OnceLock::new();

/// Take the files; false if they are not the right ones.
pub fn provide(bytes: Vec<u8>) -> bool {
    let mut sum = flate2::Crc::new();
    sum.update(&bytes);
    let is_right = bytes.len() == length() && sum.sum() == CHECK_SUM;
    if is_right {
        let _ = FILES.set(bytes); // the second time they are the same
    }
    is_right
}

/// Whether the files are there.
pub fn is_there() -> bool {
    FILES.get().is_some()
}

/// The length of all files together, in bytes.
pub fn length() -> usize {
    LENGTHS.iter().sum()
}

/// A packed file; empty if it is not there.
pub fn packed(index: usize) -> &'static [u8] {
    let start = LENGTHS[..index].iter().sum::<usize>();
    FILES.get().and_then(|files| files.get(start..start + LENGTHS[index])).unwrap_or_default()
}
