//! The pictures in a notebook of Jupyter: those in its texts, with what is attached to them, and the outputs of its cells.
//!
//! Source: nbformat 4.5, "The Notebook file format"; version 3 had its cells in worksheets and its pictures in the outputs themselves.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::page::Picture;
use super::{Found, address, page};
use crate::language::t;
use crate::lesson::from_export::broken_at;

/// The greatest number of commas in a notebook: a value needs much more memory than bytes.
const MAX_COMMAS: usize = 500_000;

#[derive(Deserialize)]
struct Notebook {
    #[serde(default)]
    cells: Vec<Cell>,
    #[serde(default)]
    worksheets: Vec<Worksheet>,
}

#[derive(Deserialize)]
struct Worksheet {
    #[serde(default)]
    cells: Vec<Cell>,
}

#[derive(Deserialize)]
struct Cell {
    #[serde(default, rename = "cell_type")]
    kind: String,
    #[serde(default)]
    source: Lines,
    #[serde(default)]
    attachments: BTreeMap<String, BTreeMap<String, Lines>>,
    #[serde(default)]
    outputs: Vec<Output>,
}

#[derive(Deserialize)]
struct Output {
    #[serde(default)]
    data: BTreeMap<String, Lines>,
    #[serde(default)]
    png: Lines,
    #[serde(default)]
    svg: Lines,
}

/// A text, whole or by lines; anything else is passed over.
#[derive(Deserialize)]
#[serde(untagged)]
enum Lines {
    Whole(String),
    Many(Vec<String>),
    Other(IgnoredAny),
}

impl Default for Lines {
    fn default() -> Self {
        Self::Many(Vec::new())
    }
}

impl Lines {
    fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Whole(text) => text.into(),
            Self::Many(lines) => lines.concat().into(),
            Self::Other(_) => "".into(),
        }
    }
}

/// Look at the pictures of a notebook beside which its files are.
pub(in super::super) fn read(text: String, found: &mut Found) -> Result<(), String> {
    if text.bytes().filter(|byte| *byte == b',').count() > MAX_COMMAS {
        return Err(t!("export.intricate").into_owned());
    }
    let Notebook { mut cells, worksheets } =
        serde_json::from_str(&text).map_err(|error| broken_at(error.line(), error.column()))?;
    drop(text); // it is in the cells
    cells.extend(worksheets.into_iter().flat_map(|sheet| sheet.cells));
    for cell in &cells {
        if cell.kind != "code" {
            look_at_text(cell, found)?;
        }
        cell.outputs.iter().try_for_each(|output| look_at_output(output, found))?;
    }
    Ok(())
}

/// The pictures in a text of Markdown, and those attached to it.
fn look_at_text(cell: &Cell, found: &mut Found) -> Result<(), String> {
    let source = cell.source.text();
    let mut pictures: Vec<(usize, Picture<'_>)> = page::pictures(&source).collect();
    for (at, _) in source.match_indices("![") {
        let target = source[at..].split_once("](").map(|(_, target)| target.trim_start());
        let end = |target: &str| target.find(|c: char| c.is_whitespace() || c == ')').unwrap_or(target.len());
        let target = target.and_then(|target| match target.strip_prefix('<') {
            Some(target) => target.split('>').next(),
            None => target.get(..end(target)),
        });
        pictures.extend(target.map(|target| (at, Picture::At(target.into()))));
    }
    pictures.sort_by_key(|(at, _)| *at);
    for (_, picture) in pictures {
        match &picture {
            Picture::At(at) if at.starts_with("attachment:") => {
                let attached = cell.attachments.get(&at["attachment:".len()..]);
                attached.map_or(Ok(()), |forms| look_at_forms(forms, found))?;
            }
            picture => page::look(picture, found)?,
        }
    }
    Ok(())
}

fn look_at_output(output: &Output, found: &mut Found) -> Result<(), String> {
    look_at_forms(&output.data, found)?;
    for (kind, lines) in [("image/png", &output.png), ("image/svg+xml", &output.svg)] {
        let text = lines.text();
        if !text.is_empty() {
            look_at_form(kind, &text, found)?;
        }
    }
    Ok(())
}

/// One picture in several forms: the first that has settings.
fn look_at_forms(forms: &BTreeMap<String, Lines>, found: &mut Found) -> Result<(), String> {
    let before = found.count;
    for (kind, lines) in forms {
        if kind.starts_with("image/") && look_at_form(kind, &lines.text(), found)? {
            break;
        }
    }
    match forms.get("text/html").filter(|_| found.count == before) {
        Some(lines) => page::read(&lines.text(), found),
        None => Ok(()),
    }
}

fn look_at_form(kind: &str, text: &str, found: &mut Found) -> Result<bool, String> {
    if kind == "image/svg+xml" && text.trim_start().starts_with('<') {
        return found.look(text.as_bytes());
    }
    found.look(&*address::from_base64(text.as_bytes()).unwrap_or_default())
}
