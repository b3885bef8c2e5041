//! The settings in a GIF: a comment before, between or behind the frames. Other programs add comments of their own.
//!
//! Source: `CompuServe`, "Graphics Interchange Format, Version 89a" (1990).

use std::io::Read;

use super::{are_settings, broken, cut, skip, take};

/// The first bytes of a GIF.
pub(super) const SIGNATURE: &[u8] = b"GIF8";
/// The greatest length of a comment.
const MAX_COMMENT_BYTES: usize = 16 << 20;
const EXTENSION: u8 = 0x21;
const COMMENT: u8 = 0xFE;
const IMAGE: u8 = 0x2C;
const END: u8 = 0x3B;

/// The settings in a GIF; `None` if there are none.
pub(super) fn settings(mut file: impl Read) -> Result<Option<String>, String> {
    let head = take::<13>(&mut file)?;
    skip(&mut file, palette_length(head[10]))?;
    loop {
        match take::<1>(&mut file)? {
            [EXTENSION] => {
                let [label] = take(&mut file)?;
                let data = blocks(&mut file, label == COMMENT)?;
                if let Some(text) = String::from_utf8(data).ok().filter(|text| are_settings(text)) {
                    return Ok(Some(text));
                }
            }
            [IMAGE] => {
                let head = take::<9>(&mut file)?;
                skip(&mut file, palette_length(head[8]) + 1)?; // and the size of the codes
                blocks(&mut file, false)?;
            }
            [END] => return Ok(None),
            [0] => {} // an empty block too many, which viewers pass over
            _ => return Err(broken()),
        }
    }
}

/// The number of bytes of the palette that a byte of flags announces.
fn palette_length(flags: u8) -> u64 {
    if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) }
}

/// Blocks, each preceded by its length, up to an empty one; their bytes if they are to be kept.
fn blocks(file: &mut impl Read, keep: bool) -> Result<Vec<u8>, String> {
    let mut data = Vec::new();
    let mut block = [0; 255];
    loop {
        let [length] = take(file)?;
        let block = &mut block[..usize::from(length)];
        file.read_exact(block).map_err(|_| cut())?;
        if length == 0 || data.len() > MAX_COMMENT_BYTES {
            return Ok(data);
        }
        if keep {
            data.extend_from_slice(block);
        }
    }
}
