//! Reads the settings embedded in an exported file: PNG, APNG, SVG, GIF or JSON. Files of other programs are refused; of a
//! large picture only the beginning is read.

use std::fs::File;
use std::io::{self, BufReader, Cursor, Read};
use std::path::Path;

use serde::Deserialize;

use super::{LessonError, Scene};
use crate::experiment::Workspace;
use crate::language::t;

/// The keyword of the text chunk with the settings in a PNG.
pub const KEYWORD: &str = "Settings";
/// The signature of a PNG.
const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
/// The greatest number of bytes read from a picture; the settings precede the pixels.
const MAX_PICTURE_BYTES: u64 = 16 << 20;
/// The greatest number of bytes read from an SVG, which is parsed whole.
const MAX_SVG_BYTES: u64 = 256 << 20;
/// The greatest number of bytes read from a JSON file, most of which are skipped.
const MAX_JSON_BYTES: u64 = 1 << 30;
/// The extensions of exported files that can be opened.
pub const EXTENSIONS: [&str; 5] = ["png", "apng", "svg", "gif", "json"];

/// Whether a file is an exported one, by its extension.
pub fn is_export(path: &Path) -> bool {
    path.extension().is_some_and(|ending| EXTENSIONS.iter().any(|known| ending.eq_ignore_ascii_case(known)))
}

/// The scene in an exported file.
pub(super) fn read(path: &Path) -> Result<Scene, LessonError> {
    let name = path.display().to_string();
    let failed = |error| LessonError::File { file: name.clone(), error };
    let unusable = |message: String| LessonError::Unknown(format!("{name}: {message}"));
    let file = File::open(path).map_err(failed)?;
    let is = |kind: &str| path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case(kind));
    if is("json") {
        return from_json(BufReader::new(file.take(MAX_JSON_BYTES))).map_err(unusable);
    }
    let mut bytes = Vec::new();
    file.take(if is("svg") { MAX_SVG_BYTES } else { MAX_PICTURE_BYTES }).read_to_end(&mut bytes).map_err(failed)?;
    let text = settings(&bytes).map_err(unusable)?;
    Scene::parse(&name, &text)
}

/// The text of the settings at the beginning of a picture, whose format follows from its first bytes.
fn settings(bytes: &[u8]) -> Result<String, String> {
    let text = if bytes.starts_with(SIGNATURE) {
        from_png(bytes)?
    } else if bytes.starts_with(b"GIF8") {
        from_gif(bytes)?
    } else {
        from_svg(bytes)?
    };
    text.filter(|text| !text.trim().is_empty()).ok_or_else(|| t!("export.foreign").into_owned())
}

fn from_png(bytes: &[u8]) -> Result<Option<String>, String> {
    let broken = |error: png::DecodingError| match error {
        png::DecodingError::IoError(error) if error.kind() == io::ErrorKind::UnexpectedEof => t!("export.cut").into_owned(),
        other => t!("export.broken", error = other).into_owned(),
    };
    let mut decoder = png::Decoder::new(Cursor::new(bytes));
    decoder.set_limits(png::Limits { bytes: MAX_PICTURE_BYTES as usize });
    let reader = decoder.read_info().map_err(broken)?;
    let info = reader.info();
    let latin = info.uncompressed_latin1_text.iter().find(|chunk| chunk.keyword == KEYWORD).map(|chunk| chunk.text.clone());
    let unicode = || info.utf8_text.iter().find(|chunk| chunk.keyword == KEYWORD).and_then(|chunk| chunk.get_text().ok());
    Ok(latin.or_else(unicode))
}

/// The comment of a GIF, which halfpipe writes before the first frame: blocks, each preceded by its length.
fn from_gif(bytes: &[u8]) -> Result<Option<String>, String> {
    const HEAD: usize = 13;
    const EXTENSION: u8 = 0x21;
    const COMMENT: u8 = 0xFE;
    let cut = || t!("export.cut").into_owned();
    let packed = *bytes.get(10).ok_or_else(cut)?;
    let palette = if packed & 0x80 == 0 { 0 } else { 3 << ((packed & 7) + 1) };
    let mut rest = bytes.get(HEAD + palette..).ok_or_else(cut)?;
    while let [EXTENSION, label, blocks @ ..] = rest {
        let (mut data, mut left) = (Vec::new(), blocks);
        loop {
            let (&length, after) = left.split_first().ok_or_else(cut)?;
            let (block, after) = after.split_at_checked(usize::from(length)).ok_or_else(cut)?;
            data.extend_from_slice(block);
            left = after;
            if length == 0 {
                break;
            }
        }
        if *label == COMMENT {
            let text = String::from_utf8(data).ok().filter(|text| text.trim_start().starts_with('('));
            return Ok(text); // a comment that does not start like settings is from another program
        }
        rest = left;
    }
    if rest.is_empty() { Err(cut()) } else { Ok(None) }
}

/// The settings in the metadata of an SVG; other programs keep other metadata there.
fn from_svg(bytes: &[u8]) -> Result<Option<String>, String> {
    let text = String::from_utf8_lossy(bytes);
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if !text.starts_with('<') {
        return Err(t!("export.no_picture").into_owned());
    }
    let options = roxmltree::ParsingOptions { allow_dtd: true, ..roxmltree::ParsingOptions::default() };
    let document = roxmltree::Document::parse_with_options(text, options)
        .map_err(|error| t!("export.broken", error = error).into_owned())?;
    if !document.root_element().has_tag_name("svg") {
        return Err(t!("export.no_picture").into_owned());
    }
    let metadata = document.descendants().filter(|node| node.has_tag_name("metadata")).filter_map(|node| node.text());
    Ok(metadata.map(str::to_owned).find(|text| text.trim_start().starts_with('(')))
}

/// The part of an exported JSON that is read.
#[derive(Deserialize)]
struct Document {
    settings: serde_json::Value,
}

/// The scene in an exported JSON; the fields of its settings determine the workspace.
fn from_json(reader: impl Read) -> Result<Scene, String> {
    let document: Document = serde_json::from_reader(reader).map_err(|error| {
        if error.is_data() {
            t!("export.foreign").into_owned() // well-formed, but without settings
        } else {
            t!("export.broken", error = error).into_owned()
        }
    })?;
    let settings = document.settings;
    let paths = || serde_json::from_value(settings.clone()).map(Workspace::Paths);
    let activations = || serde_json::from_value(settings.clone()).map(Workspace::Activations);
    let training = || serde_json::from_value(settings.clone()).map(Workspace::Training);
    let has_fields = settings.as_object().is_some_and(|fields| !fields.is_empty()); // else the workspace is ambiguous
    let workspace = has_fields.then(|| paths().or_else(|_| activations()).or_else(|_| training()));
    let workspace = workspace.and_then(Result::ok).ok_or_else(|| t!("export.foreign").into_owned())?;
    workspace.validate().map_err(|error| error.to_string())?;
    Ok(Scene::new("", "", workspace))
}
