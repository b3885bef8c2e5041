//! Reads settings from files: lessons, and what halfpipe exported, also when another program wrote it again. The first bytes tell
//! what a file is, not its ending. Files of other programs are refused.

mod gif;
mod json;
mod kind;
mod limited;
mod png;
mod svg;

use std::fs::File;
use std::io::{self, BufReader, Cursor, ErrorKind, Read};
use std::path::Path;

use super::{Lesson, LessonError, Scene};
use crate::files;
use crate::language::t;
use kind::{Kind, SNIFFED, advice};
pub use png::KEYWORD;

/// The greatest number of bytes read from a picture, of which little is kept.
const MAX_PICTURE_BYTES: u64 = 512 << 20;
/// The greatest number of bytes read from an SVG, which is parsed whole.
const MAX_SVG_BYTES: u64 = 64 << 20;
/// The greatest number of bytes read from a JSON file, most of which are skipped.
const MAX_JSON_BYTES: u64 = 1 << 30;
/// The greatest size of a lesson file, in bytes.
const MAX_LESSON_BYTES: u64 = 4_000_000;
/// The usual extensions of exported files that can be opened. Files with others are opened, too, but not listed.
pub const EXTENSIONS: [&str; 5] = ["png", "apng", "svg", "gif", "json"];

/// Whether a file is an exported one, by its extension: a lesson is not written to it.
pub fn is_export(path: &Path) -> bool {
    path.extension().is_some_and(|ending| EXTENSIONS.iter().any(|known| ending.eq_ignore_ascii_case(known)))
}

/// Whether a file is the text of a lesson, which can be saved again: not a picture, whatever its name.
pub(super) fn is_lesson(path: &Path) -> bool {
    let start = File::open(path).and_then(|mut file| beginning(&mut file));
    start.is_ok_and(|start| Kind::of(&start) == Ok(Kind::Text))
}

/// The lesson in a file.
pub(super) fn read(path: &Path) -> Result<Lesson, LessonError> {
    let name = path.display().to_string();
    let failed = |error| LessonError::File { file: name.clone(), error };
    let unusable = |message: String| LessonError::Unknown(format!("{name}: {message}"));
    if path.is_dir() {
        return Err(unusable(t!("export.folder").into_owned()));
    }
    let mut file = File::open(path).map_err(failed)?;
    let start = beginning(&mut file).map_err(failed)?;
    let kind = Kind::of(&start).map_err(unusable)?;
    let file = BufReader::new(Cursor::new(start).chain(file)); // also from a pipe, which can't be read twice
    let settings = match kind {
        Kind::Png => png::settings(file.take(MAX_PICTURE_BYTES)),
        Kind::Gif => gif::settings(file.take(MAX_PICTURE_BYTES)),
        Kind::Svg => svg::settings(&whole(file, MAX_SVG_BYTES).map_err(failed)?),
        Kind::Json => {
            let scene = json::scene(files::without_mark(file.take(MAX_JSON_BYTES)).map_err(failed)?);
            let encoding = || File::open(path).and_then(|file| files::text(file, MAX_SVG_BYTES)).err();
            let encoding = || encoding().filter(|error| error.kind() == ErrorKind::InvalidData);
            return scene.map(Lesson::from).map_err(|message| encoding().map_or_else(|| unusable(message), failed));
        }
        Kind::Text => {
            let text = files::text(file, MAX_LESSON_BYTES).map_err(failed)?;
            return Lesson::parse(&name, &text);
        }
        Kind::Other(what, then) => Err(advice(what, then)),
    };
    let text = settings.and_then(|text| text.ok_or_else(|| t!("export.foreign").into_owned())).map_err(unusable)?;
    if text.len() as u64 > MAX_LESSON_BYTES {
        return Err(unusable(t!("file.long", most = MAX_LESSON_BYTES / 1_000_000).into_owned()));
    }
    Scene::parse(&name, &text).map(Lesson::from)
}

/// The first bytes of a file.
fn beginning(file: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut start = Vec::new();
    file.take(SNIFFED).read_to_end(&mut start)?;
    Ok(start)
}

/// All bytes of a file; an error if there are more than `most`, a whole number of megabytes.
fn whole(file: impl Read, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    file.take(most + 1).read_to_end(&mut bytes)?;
    let too_long = || io::Error::new(ErrorKind::FileTooLarge, t!("export.long", most = most >> 20).into_owned());
    if bytes.len() as u64 > most { Err(too_long()) } else { Ok(bytes) }
}

/// The next bytes of a file; an error if it ends before.
fn take<const N: usize>(file: &mut impl Read) -> Result<[u8; N], String> {
    let mut bytes = [0; N];
    file.read_exact(&mut bytes).map_err(|_| cut())?;
    Ok(bytes)
}

/// Pass over the next bytes of a file; an error if it ends before.
fn skip(file: &mut impl Read, length: u64) -> Result<(), String> {
    let passed = io::copy(&mut file.take(length), &mut io::sink());
    if passed.is_ok_and(|passed| passed == length) { Ok(()) } else { Err(cut()) }
}

fn cut() -> String {
    t!("export.cut").into_owned()
}

fn broken() -> String {
    t!("export.broken").into_owned()
}

fn broken_at(line: usize, column: usize) -> String {
    t!("export.broken_at", line = line, column = column).into_owned()
}
