//! The settings in a PNG or APNG, wherever a program put them: text as it is (tEXt), packed (zTXt) or with a language (iTXt), before
//! the pixels or behind them.
//!
//! Source: PNG (Third Edition), sections 5.3 (chunks) and 11.3.3 (text).

use std::io::Read;

use flate2::Crc;
use flate2::read::ZlibDecoder;

use super::{are_settings, broken, cut, skip, take};
use crate::language::t;

/// The keyword of the text chunk with the settings.
pub const KEYWORD: &str = "Settings";
/// The keyword under which programs write the comment of a GIF, in any case.
const COMMENT: &[u8] = b"Comment";
/// The signature of a PNG.
pub(super) const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
/// The greatest length of a text, packed or not.
const MAX_TEXT_BYTES: u64 = 16 << 20;
/// The greatest length of a chunk in a valid file.
const MAX_CHUNK_BYTES: u64 = 1 << 31;

/// The settings in a PNG; `None` if there are none.
pub(super) fn settings(mut file: impl Read) -> Result<Option<String>, String> {
    take::<8>(&mut file)?;
    loop {
        let [a, b, c, d, kind @ ..] = take::<8>(&mut file)?;
        let length = u64::from(u32::from_be_bytes([a, b, c, d]));
        if length >= MAX_CHUNK_BYTES || !kind.iter().all(u8::is_ascii_alphabetic) {
            return Err(broken());
        }
        match &kind {
            b"IEND" => return Ok(None),
            b"tEXt" | b"zTXt" | b"iTXt" if length <= MAX_TEXT_BYTES => {
                let mut data = Vec::new();
                let found = file.by_ref().take(length).read_to_end(&mut data).map_err(|_| cut())?;
                let sum = take::<4>(&mut file)?;
                if (found as u64) < length {
                    return Err(cut());
                }
                let (keyword, text) = data.split_at(data.iter().position(|byte| *byte == 0).unwrap_or(data.len()));
                let is_own = keyword == KEYWORD.as_bytes();
                let Some(text) = text.strip_prefix(b"\0").filter(|_| is_own || keyword.eq_ignore_ascii_case(COMMENT)) else {
                    continue;
                };
                let is_whole = checksum(kind, &data) == u32::from_be_bytes(sum);
                match text_of(kind, text).filter(|_| is_whole) {
                    Some(text) if are_settings(&text) => return Ok(Some(text)),
                    None if is_own => return Err(t!("export.damaged").into_owned()),
                    _ => {} // other programs use the keywords, too
                }
            }
            _ => skip(&mut file, length + 4)?,
        }
    }
}

fn checksum(kind: [u8; 4], data: &[u8]) -> u32 {
    let mut crc = Crc::new();
    crc.update(&kind);
    crc.update(data);
    crc.sum()
}

/// The text of a chunk after its keyword.
fn text_of(kind: [u8; 4], data: &[u8]) -> Option<String> {
    match &kind {
        b"tEXt" => Some(latin(data.to_vec())),
        b"zTXt" => unpacked(data.strip_prefix(b"\0")?).map(latin),
        _ => {
            let [packed, _method, rest @ ..] = data else { return None };
            let mut parts = rest.splitn(3, |byte| *byte == 0); // the language, the keyword in this language, the text
            let text = parts.nth(2)?;
            String::from_utf8(if *packed == 0 { text.to_vec() } else { unpacked(text)? }).ok()
        }
    }
}

/// Latin-1, as the format says; but UTF-8 where a program wrote it nevertheless.
fn latin(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_else(|error| error.into_bytes().into_iter().map(char::from).collect())
}

fn unpacked(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut text = Vec::new();
    ZlibDecoder::new(bytes).take(MAX_TEXT_BYTES + 1).read_to_end(&mut text).ok()?;
    (text.len() as u64 <= MAX_TEXT_BYTES).then_some(text)
}
