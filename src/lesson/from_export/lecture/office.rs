//! The pictures of slides, a text or a table in Office's form: a package of parts, each with a list of what it refers to.
//!
//! Source: ECMA-376, part 1 (11.3.10, 13.3.8, 15.2.14) and part 2 (relationships).

use std::collections::{HashMap, HashSet};
use std::io::{Read, Seek};

use super::super::xml;
use super::package::Package;
use super::{Found, address};

/// The greatest depth of parts within parts: a slide, its diagram, its pictures.
const MAX_DEPTH: usize = 4;
/// The kinds of parts that are gone through for pictures, by the end of their names.
const PARTS: [&str; 7] = ["/slide", "/worksheet", "/chartsheet", "/drawing", "/diagramData", "/vmlDrawing", "/chartUserShapes"];

/// Look at the pictures of an Office file; its kind, as its ending. `None` if it is none.
pub(super) fn read<R: Read + Seek>(package: &mut Package<R>, found: &mut Found) -> Result<Option<&'static str>, String> {
    let Some(main) = related(package, "").and_then(|all| all.into_values().find(|(kind, _)| kind.ends_with("/officeDocument")))
    else {
        return Ok(None);
    };
    let (_, main) = main;
    let kind = match main.split('/').next().unwrap_or_default() {
        "ppt" => "pptx",
        "xl" => "xlsx",
        _ => "docx",
    };
    let mut seen = HashSet::from([main.clone()]);
    look_through(package, &main, 0, &mut seen, found)?;
    Ok(Some(kind))
}

/// Look at the pictures of a part, in the order in which it refers to them, and of the parts that it is made of.
fn look_through<R: Read + Seek>(
    package: &mut Package<R>,
    part: &str,
    depth: usize,
    seen: &mut HashSet<String>,
    found: &mut Found,
) -> Result<(), String> {
    let (Some(related), Some(text)) = (related(package, part), package.text(part)) else { return Ok(()) };
    let targets: Vec<(String, String)> = {
        let document = xml::parsed(&text)?;
        let all = document.descendants().flat_map(|node| node.attributes());
        let references = all.filter(|attribute| attribute.namespace().is_some_and(is_reference));
        references.filter_map(|attribute| related.get(attribute.value()).cloned()).collect()
    };
    let mut last = None;
    for (kind, target) in targets {
        if kind.ends_with("/image") {
            // A picture is named once for new programs and once for old ones.
            if last.replace(target.clone()).as_ref() != Some(&target) {
                package.look(&target, found)?;
            }
            continue;
        }
        let is_part = PARTS.iter().any(|part| kind.ends_with(part)) && depth < MAX_DEPTH;
        let is_link = depth > 0 && kind.ends_with("/slide"); // from one slide to another
        if is_part && !is_link && seen.insert(target.clone()) {
            look_through(package, &target, depth + 1, seen, found)?;
        }
    }
    Ok(())
}

/// Whether a namespace is that of attributes that refer to other parts: with the year of the standard in it, or without.
fn is_reference(namespace: &str) -> bool {
    namespace.contains("/officeDocument/") && namespace.ends_with("/relationships")
}

/// What a part refers to: the kind and the name, by identifier.
fn related<R: Read + Seek>(package: &mut Package<R>, part: &str) -> Option<HashMap<String, (String, String)>> {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let place = if folder.is_empty() { format!("_rels/{name}.rels") } else { format!("{folder}/_rels/{name}.rels") };
    let text = package.text(&place)?;
    let document = xml::parsed(&text).ok()?;
    let all = document.descendants().filter(|node| node.attribute("TargetMode") != Some("External"));
    let all = all.filter_map(|node| {
        let target = address::file(part, node.attribute("Target")?)?;
        Some((node.attribute("Id")?.to_owned(), (node.attribute("Type")?.to_owned(), target)))
    });
    Some(all.collect())
}
