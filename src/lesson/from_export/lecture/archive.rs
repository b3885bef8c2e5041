//! The pictures in a lecture that is a zip archive: .pptx, .docx, .odp, .odt, .epub, and any other by the names of its pictures.
//!
//! Sources: `OpenDocument` 1.3, part 2; EPUB 3.3, section 4.

use std::collections::HashMap;
use std::io::{Read, Seek};

use super::super::kind::{Advice, advice};
use super::super::xml;
use super::package::Package;
use super::page::Picture;
use super::{Found, address, office, page};

/// Look at the pictures of a lecture; its kind, as its ending.
pub(in super::super) fn read(file: impl Read + Seek, found: &mut Found) -> Result<&'static str, String> {
    let mut package = Package::open(file)?;
    if let Some(kind) = office::read(&mut package, found)? {
        return Ok(kind);
    }
    if package.has("META-INF/container.xml") {
        book(&mut package, found)?;
        return Ok("epub");
    }
    if package.has("content.xml") {
        open_document(&mut package, found)?;
        let kind = package.text("mimetype").unwrap_or_default();
        return Ok(if kind.contains("presentation") { "odp" } else { "odt" });
    }
    let mut names = package.names();
    if names.iter().any(|name| name.rsplit('.').next() == Some("npy")) {
        return Err(advice("NumPy", Advice::OpenAsData));
    }
    names.retain(|name| address::is_picture(name) && !name.starts_with("__MACOSX/"));
    names.sort_by_cached_key(|name| in_natural_order(name));
    names.iter().try_for_each(|name| package.look(name, found))?;
    Ok("zip")
}

/// The pictures of an `OpenDocument` in the order of its slides or pages, whose drawings are in one text.
fn open_document<R: Read + Seek>(package: &mut Package<R>, found: &mut Found) -> Result<(), String> {
    let text = package.text("content.xml").unwrap_or_default();
    let document = xml::parsed(&text)?;
    for node in document.descendants().filter(|node| node.tag_name().name() == "image") {
        let target = node.attributes().find(|attribute| attribute.name() == "href").map(|attribute| attribute.value());
        if let Some(name) = target.and_then(|target| address::file("", target)) {
            package.look(&name, found)?;
        } else if let Some(inline) = node.descendants().find(|node| node.tag_name().name() == "binary-data") {
            found.look(&*address::from_base64(inline.text().unwrap_or_default().as_bytes()).unwrap_or_default())?;
        }
    }
    Ok(())
}

/// The pictures of a book in the order of its chapters.
fn book<R: Read + Seek>(package: &mut Package<R>, found: &mut Found) -> Result<(), String> {
    let container = package.text("META-INF/container.xml").unwrap_or_default();
    let container = xml::parsed(&container)?;
    let Some(list) = container.descendants().find_map(|node| node.attribute("full-path")) else { return Ok(()) };
    let text = package.text(list).unwrap_or_default();
    let document = xml::parsed(&text)?;
    let items = document.descendants().filter(|node| node.tag_name().name() == "item");
    let items: HashMap<&str, &str> = items.filter_map(|node| Some((node.attribute("id")?, node.attribute("href")?))).collect();
    let spine = document.descendants().filter(|node| node.tag_name().name() == "itemref");
    for href in spine.filter_map(|node| items.get(node.attribute("idref")?)) {
        let Some(chapter) = address::file(list, href) else { continue };
        if address::is_picture(&chapter) {
            package.look(&chapter, found)?;
            continue;
        }
        let text = package.text(&chapter).unwrap_or_default();
        for (_, picture) in page::pictures(&text) {
            match &picture {
                Picture::At(at) => match address::file(&chapter, at).filter(|name| address::is_picture(name)) {
                    Some(name) => package.look(&name, found)?,
                    None => page::look(&picture, found)?,
                },
                Picture::Svg(_) => page::look(&picture, found)?,
            }
        }
    }
    Ok(())
}

/// A key by which `image2` comes before `image10`.
fn in_natural_order(name: &str) -> Vec<(u64, String)> {
    let mut key: Vec<(u64, String)> = vec![(0, String::new())];
    for c in name.to_lowercase().chars() {
        let Some((number, text)) = key.last_mut() else { break };
        match c.to_digit(10) {
            Some(digit) if text.is_empty() => *number = number.saturating_mul(10).saturating_add(u64::from(digit)),
            Some(digit) => key.push((u64::from(digit), String::new())),
            None => text.push(c),
        }
    }
    key
}
