//! Reads settings from files: lessons, and what halfpipe exported, also when another program wrote it again. The first bytes tell
//! what a file is, not its ending. Files of other programs are refused.

mod gif;
mod json;
mod kind;
mod lecture;
mod limited;
mod png;
mod svg;
mod xml;

use std::io::{self, BufReader, Cursor, ErrorKind, Read, Seek};
use std::path::Path;

use super::{Lesson, LessonError, Scene};
use crate::files;
use crate::language::t;
use kind::{Kind, SNIFFED, advice};
use lecture::Found;
pub use png::KEYWORD;

/// The greatest number of bytes read from a web page, a notebook or a drawing.
const MAX_PAGE_BYTES: u64 = 48 << 20;
/// The greatest number of bytes read from a JSON file, most of which are skipped.
const MAX_JSON_BYTES: u64 = 1 << 30;
/// The greatest size of a lesson file, in bytes.
const MAX_LESSON_BYTES: u64 = 4_000_000;
/// The usual extensions of exported files that can be opened. Files with others are opened, too, but not listed.
pub const EXTENSIONS: [&str; 5] = ["png", "apng", "svg", "gif", "json"];
/// The usual extensions of lectures, whose pictures can be opened.
pub const LECTURES: [&str; 11] = ["pptx", "ppsx", "pptm", "docx", "odp", "odt", "epub", "ipynb", "html", "htm", "xhtml"];

/// The extension of exported programs, which have no settings in them.
const PROGRAM: &str = "py";

/// Whether a file is an exported one or a lecture, by its extension: a lesson is not written to it.
pub fn is_export(path: &Path) -> bool {
    EXTENSIONS.iter().chain(&LECTURES).chain([&PROGRAM]).any(|known| ends_with(path, known))
}

fn ends_with(path: &Path, extension: &str) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(extension))
}

/// Whether a file is the text of a lesson, which can be saved again: not a picture, whatever its name.
pub(super) fn is_lesson(path: &Path) -> bool {
    let start = files::open(path).and_then(|mut file| beginning(&mut file));
    start.is_ok_and(|start| Kind::of(&start) == Ok(Kind::Text))
}

/// The lesson in a file.
pub(super) fn read(path: &Path) -> Result<Lesson, LessonError> {
    let name = path.display().to_string();
    let failed = |error| LessonError::File { file: name.clone(), error };
    let unusable = |message: String| LessonError::Unknown(format!("{name}: {message}"));
    if files::is_dir(path) {
        return Err(unusable(t!("export.folder").into_owned()));
    }
    let mut file = files::open(path).map_err(failed)?;
    let start = beginning(&mut file).map_err(failed)?;
    let kind = Kind::of(&start).map_err(unusable)?;
    if kind == Kind::Zip {
        file.rewind().map_err(failed)?;
        return archive(path, file).map_err(unusable);
    }
    let file = BufReader::new(Cursor::new(start).chain(file)); // also from a pipe, which can't be read twice
    match kind {
        Kind::Text | Kind::Json if ends_with(path, PROGRAM) => Err(unusable(t!("export.program").into_owned())),
        Kind::Page | Kind::Notebook | Kind::Svg => {
            let text = xml::decoded(&whole(file, MAX_PAGE_BYTES).map_err(failed)?);
            match if kind == Kind::Svg { svg::settings(&text).map_err(unusable)? } else { None } {
                Some(text) => scene(&name, &text),
                None => page(path, kind, text).map_err(unusable),
            }
        }
        Kind::Json => {
            let scene = json::scene(files::without_mark(file.take(MAX_JSON_BYTES)).map_err(failed)?);
            let encoding = || files::open(path).and_then(|file| files::text(file, MAX_PAGE_BYTES)).err();
            let encoding = || encoding().filter(|error| error.kind() == ErrorKind::InvalidData);
            scene.map(Lesson::from).map_err(|message| encoding().map_or_else(|| unusable(message), failed))
        }
        Kind::Text => {
            let text = files::text(file, MAX_LESSON_BYTES).map_err(failed)?;
            Lesson::parse(&name, &text)
        }
        Kind::Other(what, then) => Err(unusable(advice(what, then))),
        picture => {
            let settings = lecture::settings(picture, file).unwrap_or(Ok(None));
            let text = settings.and_then(|text| text.ok_or_else(|| t!("export.foreign").into_owned())).map_err(unusable)?;
            scene(&name, &text)
        }
    }
}

/// The settings of a picture as a lesson of one scene.
fn scene(name: &str, text: &str) -> Result<Lesson, LessonError> {
    if text.len() as u64 > MAX_LESSON_BYTES {
        let message = t!("file.long", most = MAX_LESSON_BYTES / 1_000_000);
        return Err(LessonError::Unknown(format!("{name}: {message}")));
    }
    Scene::parse(name, text).map(Lesson::from)
}

/// The lesson in a lecture that is a zip archive.
fn archive(path: &Path, file: files::Reader) -> Result<Lesson, String> {
    let mut found = Found::new(Box::new(|_| None));
    let kind = lecture::archive(BufReader::new(file), &mut found)?;
    found.lesson(&title(path), kind)
}

/// The lesson in a web page, a notebook or a drawing, beside which its pictures can be.
fn page(path: &Path, kind: Kind, text: String) -> Result<Lesson, String> {
    let folder = path.parent().map(Path::to_path_buf).unwrap_or_default();
    let beside = move |name: &str| {
        let path = folder.join(name);
        let file = files::is_file(&path).then(|| files::open(&path).ok()).flatten()?;
        Some(Box::new(BufReader::new(file)) as Box<dyn Read>)
    };
    let mut found = Found::new(Box::new(beside));
    let kind = match kind {
        Kind::Notebook => lecture::notebook(text, &mut found).map(|()| "ipynb"),
        Kind::Svg => lecture::page(text.split_once("<svg").unwrap_or_default().1, &mut found).map(|()| "svg"),
        _ => lecture::page(&text, &mut found).map(|()| "html"),
    }?;
    found.lesson(&title(path), kind)
}

fn title(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// Whether a text in a picture is that of settings, `(version: 2, ...`, and not of another program.
fn are_settings(text: &str) -> bool {
    text.trim_start().strip_prefix('(').is_some_and(|rest| rest.trim_start().starts_with("version"))
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
