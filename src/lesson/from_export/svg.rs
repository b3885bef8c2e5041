//! The settings in the metadata of an SVG, as halfpipe writes it or as a drawing program writes it again: with a prefix, with
//! attributes, with number references, with metadata of its own beside. An XML reader does all of it.

use roxmltree::Node;

use super::{are_settings, xml};
use crate::language::t;

/// The settings in an SVG; `None` if there are none.
pub(super) fn settings(text: &str) -> Result<Option<String>, String> {
    let document = xml::parsed(text)?;
    let named = |node: &Node<'_, '_>, name: &str| node.is_element() && node.tag_name().name() == name;
    if !named(&document.root_element(), "svg") {
        return Err(t!("export.no_picture").into_owned());
    }
    let metadata = document.descendants().filter(|node| named(node, "metadata"));
    Ok(metadata.map(|node| text_within(&node)).find(|text| are_settings(text)))
}

/// The text directly within an element. Comments divide it, and what other programs put beside it is in elements.
fn text_within(node: &Node<'_, '_>) -> String {
    let own: String = node.children().filter(Node::is_text).filter_map(|child| child.text()).collect();
    if own.trim().is_empty() { node.descendants().filter(Node::is_text).filter_map(|child| child.text()).collect() } else { own }
}
