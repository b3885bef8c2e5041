//! Where a page says that a picture is: in a file, or in the address itself.

use std::borrow::Cow;

use base64::Engine;
use base64::alphabet::STANDARD;
use base64::engine::general_purpose::GeneralPurpose;
use base64::engine::{DecodePaddingMode, GeneralPurposeConfig};

/// Base64 with or without its padding.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent).with_decode_allow_trailing_bits(true),
);
/// The usual endings of pictures.
const ENDINGS: [&str; 16] =
    ["png", "apng", "gif", "svg", "jpg", "jpeg", "jfif", "webp", "avif", "bmp", "tif", "tiff", "emf", "wmf", "svm", "heic"];

/// Whether a name ends like that of a picture.
pub(super) fn is_picture(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, ending)| ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known)))
}

/// The bytes in an address like `data:image/png;base64,iVBOR`; `None` if it is none, or not well-formed.
pub(super) fn data(address: &str) -> Option<Vec<u8>> {
    let start = address.get(..5).filter(|start| start.eq_ignore_ascii_case("data:"))?;
    let (kind, data) = address[start.len()..].split_once(',')?;
    if !["image/", "application/octet-stream", ";"].iter().any(|known| kind.to_ascii_lowercase().starts_with(known)) {
        return None;
    }
    let data = decoded(data);
    if kind.trim_end().ends_with(";base64") { from_base64(&data) } else { Some(data.into_owned()) }
}

/// Bytes that are written as letters, over several lines perhaps.
pub(super) fn from_base64(text: &[u8]) -> Option<Vec<u8>> {
    if !text.iter().any(u8::is_ascii_whitespace) {
        return BASE64.decode(text).ok();
    }
    let letters: Vec<u8> = text.iter().copied().filter(|byte| !byte.is_ascii_whitespace()).collect();
    BASE64.decode(letters).ok()
}

/// The name of the file that a page in the file `from` refers to; `None` if it is on the net.
pub(super) fn file(from: &str, address: &str) -> Option<String> {
    let scheme = address.split(['/', '?', '#']).next().is_some_and(|start| start.contains(':'));
    if scheme || address.starts_with("//") {
        return None;
    }
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let path = String::from_utf8_lossy(&decoded(path)).into_owned();
    let folder = if path.starts_with('/') { "" } else { from.rsplit_once('/').map_or("", |(folder, _)| folder) };
    let mut parts: Vec<&str> = Vec::new();
    for part in folder.split('/').chain(path.split('/')) {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => _ = parts.pop(),
            name => parts.push(name),
        }
    }
    Some(parts.join("/"))
}

/// The bytes of a text in which `%2B` stands for `+`.
fn decoded(text: &str) -> Cow<'_, [u8]> {
    if !text.contains('%') {
        return text.as_bytes().into();
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [byte, after @ ..] = rest {
        let code =
            after.get(..2).and_then(|code| std::str::from_utf8(code).ok()).and_then(|code| u8::from_str_radix(code, 16).ok());
        match code.filter(|_| *byte == b'%') {
            Some(code) => (bytes.push(code), rest = &after[2..]),
            None => (bytes.push(*byte), rest = after),
        };
    }
    bytes.into()
}

#[cfg(test)]
mod tests;
