//! The letters of a link: `#hp1=`, the packed text, a point and its checksum.
//!
//! The text is packed by deflate (RFC 1951, no header) and written in base64url without padding (RFC 4648, section 5). The checksum, CRC-32 in
//! eight hexadecimal digits, is of all letters from `hp` to the point. It stands at the end, so that a link that was cut off is known by what
//! is missing; and its last letter is one that no chat program takes for the end of a sentence.

use std::io::{Read, Write};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;
use flate2::{Compression, Crc};

use super::{LinkError, MAX_BYTES, MAX_LETTERS, VERSION};
use crate::naming::shortened;

/// What the fragment begins with, before the number of the version.
const NAME: &str = "hp";
/// The number of digits of a checksum.
const DIGITS: usize = 8;
/// The greatest number of digits of a version in a message.
const MAX_VERSION_DIGITS: usize = 20;

/// Whether a content is small enough to be read again.
pub(super) fn fits(text: &str) -> bool {
    text.len() as u64 <= MAX_BYTES
}

/// The fragment with this content.
pub(super) fn pack(text: &str) -> String {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    let packed = encoder.write_all(text.as_bytes()).and_then(|()| encoder.finish()).unwrap_or_default(); // into memory
    let letters = URL_SAFE_NO_PAD.encode(packed);
    let sum = checksum(&VERSION.to_string(), &letters);
    format!("#{NAME}{VERSION}={letters}.{sum}")
}

/// The digits of the version of a link, and what is behind its `=`: of a fragment with or without `#`, or of a whole address.
pub(super) fn find(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_matches(|c: char| c.is_whitespace() || "<>\"'".contains(c)); // as a mail puts around an address
    let begins = std::iter::once(text).chain(text.match_indices('#').map(|(at, _)| &text[at + 1..]));
    begins.into_iter().find_map(|text| {
        let (digits, rest) = text.strip_prefix(NAME)?.split_once('=')?;
        (!digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit())).then_some((digits, rest))
    })
}

/// The content of a link.
pub(super) fn unpack(text: &str) -> Result<String, LinkError> {
    if text.len() > MAX_LETTERS {
        return Err(LinkError::Long(text.chars().count()));
    }
    let (version, rest) = find(text).ok_or(LinkError::NoLink)?;
    match version.parse::<u32>() {
        Ok(0) => return Err(LinkError::NoLink),
        Ok(VERSION) => {}
        _ => return Err(LinkError::Later(shortened(version, MAX_VERSION_DIGITS))),
    }
    let rest: String = rest.split(['\r', '\n']).collect(); // where a mail breaks a long line
    let belongs = |letter: char| letter.is_ascii_alphanumeric() || "-_.".contains(letter);
    if let Some((place, letter)) = (1..).zip(rest.chars()).find(|(_, letter)| !belongs(*letter)) {
        return Err(LinkError::Letter(letter, place));
    }
    let (letters, sum) = rest.split_once('.').ok_or(LinkError::Cut)?;
    let wanted = checksum(version, letters);
    if sum.len() < DIGITS && wanted.starts_with(sum) {
        return Err(LinkError::Cut);
    }
    if sum != wanted {
        return Err(LinkError::Changed);
    }
    let packed = URL_SAFE_NO_PAD.decode(letters).map_err(|_| LinkError::Broken)?;
    let mut content = Vec::new();
    let read = DeflateDecoder::new(&*packed).take(MAX_BYTES + 1).read_to_end(&mut content);
    match read {
        Err(_) => Err(LinkError::Broken),
        Ok(_) if content.len() as u64 > MAX_BYTES => Err(LinkError::Large),
        Ok(_) => String::from_utf8(content).map_err(|_| LinkError::Broken),
    }
}

pub(super) fn checksum(version: &str, letters: &str) -> String {
    let mut crc = Crc::new();
    for part in [NAME, version, "=", letters] {
        crc.update(part.as_bytes());
    }
    format!("{:08x}", crc.sum())
}
