//! Bytes as XML, within limits.

use roxmltree::{Document, ParsingOptions};

use super::broken_at;
use crate::language::t;

/// The greatest number of nodes of a document.
const MAX_NODES: u32 = 1_000_000;
/// The greatest number of `<` and `=`, one for each element and attribute at least: an element needs much more memory than bytes.
const MAX_MARKS: usize = 2_000_000;

/// The greatest number of bytes that entities may stand for.
const MAX_ENTITY_BYTES: usize = 16 << 20;

/// The document in a text.
pub(super) fn parsed(text: &str) -> Result<Document<'_>, String> {
    if text.bytes().filter(|byte| b"<=".contains(byte)).count() > MAX_MARKS || explodes(text) {
        return Err(t!("export.intricate").into_owned());
    }
    let options = ParsingOptions { allow_dtd: true, nodes_limit: MAX_NODES, ..ParsingOptions::default() };
    Document::parse_with_options(text.trim_start(), options).map_err(|error| match error {
        roxmltree::Error::NodesLimitReached => t!("export.intricate").into_owned(),
        other => broken_at(other.pos().row as usize, other.pos().col as usize),
    })
}

/// Whether the document's own entities could make it much longer. Drawing programs declare short ones, for addresses.
fn explodes(text: &str) -> bool {
    let Some(declared) = text.find("<!ENTITY") else { return false };
    let subset = text[declared..].split("]>").next().unwrap_or_default();
    let references = text.matches('&').count();
    let is_nested = subset.match_indices('&').any(|(at, _)| !subset[at..].starts_with("&#"));
    is_nested || references.saturating_mul(subset.len()) > MAX_ENTITY_BYTES
}

/// The text of a document: UTF-16 with its mark, or UTF-8; what is neither is read letter by letter, as Latin-1.
pub(super) fn decoded(bytes: &[u8]) -> String {
    let wide = |of: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes[2..].as_chunks().0.iter().map(|pair| of(*pair)).collect();
        String::from_utf16_lossy(&units)
    };
    match bytes {
        [0xFE, 0xFF, ..] => wide(u16::from_be_bytes),
        [0xFF, 0xFE, ..] => wide(u16::from_le_bytes),
        _ => {
            let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
            let text = std::str::from_utf8(bytes).map(str::to_owned);
            text.unwrap_or_else(|_| bytes.iter().copied().map(char::from).collect())
        }
    }
}
