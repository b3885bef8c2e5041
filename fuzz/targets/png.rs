//! PNG and APNG. A random checksum is hardly ever right, so the target writes the right ones: the first byte says whether the others are
//! a file whose checksums are corrected, or a text that is put into a chunk.

#![no_main]

use std::io::Write;

use flate2::write::ZlibEncoder;
use flate2::{Compression, Crc};
use libfuzzer_sys::fuzz_target;

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

fuzz_target!(|bytes: &[u8]| {
    let Some((how, rest)) = bytes.split_first() else { return };
    let file = match how % 5 {
        0 => [SIGNATURE, rest].concat(),
        1 => corrected([SIGNATURE, rest].concat()),
        2 => with_text(*b"tEXt", &[b"Settings\0", rest].concat()),
        3 => with_text(*b"zTXt", &[b"Settings\0\0", &*packed(rest)].concat()),
        _ => with_text(*b"iTXt", &[b"Settings\0\0\0\0\0", rest].concat()),
    };
    halfpipe_fuzz::open_packed(&file, rest);
});

fn packed(text: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(text).expect("memory");
    encoder.finish().expect("memory")
}

fn sum(kind: &[u8], data: &[u8]) -> [u8; 4] {
    let mut crc = Crc::new();
    crc.update(kind);
    crc.update(data);
    crc.sum().to_be_bytes()
}

/// A file with one text chunk.
fn with_text(kind: [u8; 4], data: &[u8]) -> Vec<u8> {
    let length = (data.len() as u32).to_be_bytes();
    [SIGNATURE, &length, &kind, data, &sum(&kind, data), b"\0\0\0\0IEND\xAE\x42\x60\x82"].concat()
}

/// The file with the right checksum behind each chunk.
fn corrected(mut file: Vec<u8>) -> Vec<u8> {
    let mut at = SIGNATURE.len();
    while let Some(head) = file.get(at..at + 8) {
        let length = u32::from_be_bytes([head[0], head[1], head[2], head[3]]) as usize;
        let end = at.saturating_add(8).saturating_add(length);
        let Some(chunk) = file.get(at + 4..end) else { break };
        let sum = sum(&chunk[..4], &chunk[4..]);
        if let Some(place) = file.get_mut(end..end + 4) {
            place.copy_from_slice(&sum);
        }
        at = end + 4;
    }
    file
}
