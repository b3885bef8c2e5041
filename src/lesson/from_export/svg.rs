//! The settings in the metadata of an SVG, as halfpipe writes it or as a drawing program writes it again: with a prefix, with
//! attributes, with number references, with metadata of its own beside. An XML reader does all of it.

use roxmltree::{Document, Node, ParsingOptions};

use super::broken_at;
use crate::language::t;

/// The greatest number of nodes of a document.
const MAX_NODES: u32 = 1_000_000;
/// The greatest number of `<` and `=`, one for each element and attribute at least: an element needs much more memory than bytes.
const MAX_MARKS: usize = 2_000_000;
/// The greatest number of bytes that entities may stand for.
const MAX_ENTITY_BYTES: usize = 16 << 20;

/// The settings in an SVG; `None` if there are none.
pub(super) fn settings(bytes: &[u8]) -> Result<Option<String>, String> {
    let text = decoded(bytes);
    if text.bytes().filter(|byte| b"<=".contains(byte)).count() > MAX_MARKS || explodes(&text) {
        return Err(t!("export.intricate").into_owned());
    }
    let options = ParsingOptions { allow_dtd: true, nodes_limit: MAX_NODES, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text.trim_start(), options).map_err(|error| match error {
        roxmltree::Error::NodesLimitReached => t!("export.intricate").into_owned(),
        other => broken_at(other.pos().row as usize, other.pos().col as usize),
    })?;
    let named = |node: &Node<'_, '_>, name: &str| node.is_element() && node.tag_name().name() == name;
    if !named(&document.root_element(), "svg") {
        return Err(t!("export.no_picture").into_owned());
    }
    let metadata = document.descendants().filter(|node| named(node, "metadata"));
    Ok(metadata.map(|node| text_within(&node)).find(|text| text.trim_start().starts_with('(')))
}

/// Whether the document's own entities could make it much longer. Drawing programs declare short ones, for addresses.
fn explodes(text: &str) -> bool {
    let Some(declared) = text.find("<!ENTITY") else { return false };
    let subset = text[declared..].split("]>").next().unwrap_or_default();
    let references = text.matches('&').count();
    let is_nested = subset.match_indices('&').any(|(at, _)| !subset[at..].starts_with("&#"));
    is_nested || references.saturating_mul(subset.len()) > MAX_ENTITY_BYTES
}

/// The text directly within an element. Comments divide it, and what other programs put beside it is in elements.
fn text_within(node: &Node<'_, '_>) -> String {
    let own: String = node.children().filter(Node::is_text).filter_map(|child| child.text()).collect();
    if own.trim().is_empty() { node.descendants().filter(Node::is_text).filter_map(|child| child.text()).collect() } else { own }
}

/// The text of the document: UTF-16 with its mark, or UTF-8; what is neither is read letter by letter, as Latin-1.
fn decoded(bytes: &[u8]) -> String {
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
