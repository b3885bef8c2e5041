//! Bytes as text. Editors put marks in front of it, and some write other encodings than UTF-8.

use std::io::{self, ErrorKind, Read};

use crate::language::t;

/// The mark that an editor may put in front of UTF-8.
const MARK: &[u8] = b"\xEF\xBB\xBF";

/// The text of a file; an error if it is longer than `most` bytes, a whole number of megabytes, without reading the rest.
pub fn text(file: impl Read, most: u64) -> io::Result<String> {
    let mut bytes = Vec::new();
    file.take(most + 1).read_to_end(&mut bytes)?;
    let too_long = || io::Error::other(t!("file.long", most = most / 1_000_000).into_owned());
    if bytes.len() as u64 > most { Err(too_long()) } else { decoded(bytes) }
}

/// Bytes as UTF-8 without a mark in front; the error says what else they are and what to do.
pub fn decoded(mut bytes: Vec<u8>) -> io::Result<String> {
    let refuse = |message: std::borrow::Cow<'_, str>| Err(io::Error::new(ErrorKind::InvalidData, message.into_owned()));
    if bytes.starts_with(b"\xFF\xFE")
        || bytes.starts_with(b"\xFE\xFF")
        || bytes.iter().take(4).filter(|byte| **byte == 0).count() == 2
    {
        return refuse(t!("file.utf16"));
    }
    if bytes.starts_with(MARK) {
        bytes.drain(..MARK.len());
    }
    String::from_utf8(bytes).or_else(|error| {
        let valid = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = valid.split(|byte| *byte == b'\n').count();
        refuse(t!("file.not_utf8", line = line))
    })
}

/// The bytes of a text behind the mark that an editor may have put in front.
pub fn without_mark(mut file: impl Read) -> io::Result<impl Read> {
    let mut start = Vec::new();
    file.by_ref().take(MARK.len() as u64).read_to_end(&mut start)?;
    let start = if start == MARK { Vec::new() } else { start };
    Ok(io::Cursor::new(start).chain(file))
}

#[cfg(test)]
mod tests;
