//! What a file is, by its first bytes: names lie, and pictures come back under other ones.

use super::{gif, png};
use crate::language::t;

/// The number of bytes from which the kind of a file is told.
pub(super) const SNIFFED: u64 = 4096;

/// What can be read, and how; or what it is instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A PNG or APNG.
    Png,
    /// A GIF.
    Gif,
    /// An SVG.
    Svg,
    /// A web page, or any XML that is no SVG.
    Page,
    /// A zip archive: a lecture, or any other.
    Zip,
    /// A notebook of Jupyter.
    Notebook,
    /// Any other JSON: numbers.
    Json,
    /// Any other text: a lesson, or nothing that halfpipe knows.
    Text,
    /// A file of a known kind that never has settings in it.
    Other(&'static str, Advice),
}

/// What to do with a file that has no settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Advice {
    /// A picture, a film or a document: settings are in halfpipe's own pictures.
    OpenThePicture,
    /// Images to train with.
    OpenAsData,
    /// A file that was packed as a whole.
    Unpack,
    /// A lecture in a form that can't be read.
    SaveAnew,
}

/// The kinds without settings: their first bytes from a place on, and their names.
const OTHERS: [(usize, &[u8], &str, Advice); 23] = [
    (0, b"\xFF\xD8\xFF", "JPEG", Advice::OpenThePicture),
    (8, b"WEBP", "WebP", Advice::OpenThePicture),
    (0, b"%PDF", "PDF", Advice::OpenThePicture),
    (0, b"%!PS", "PostScript", Advice::OpenThePicture),
    (0, b"BM", "BMP", Advice::OpenThePicture),
    (0, b"II*\0", "TIFF", Advice::OpenThePicture),
    (0, b"MM\0*", "TIFF", Advice::OpenThePicture),
    (4, b"ftypavif", "AVIF", Advice::OpenThePicture),
    (4, b"ftypavis", "AVIF", Advice::OpenThePicture),
    (4, b"ftyphei", "HEIC", Advice::OpenThePicture),
    (4, b"ftypmif1", "HEIC", Advice::OpenThePicture),
    (4, b"ftyp", "MP4", Advice::OpenThePicture),
    (0, b"\x1A\x45\xDF\xA3", "WebM", Advice::OpenThePicture),
    (0, b"\0\0\x01\0", "ICO", Advice::OpenThePicture),
    (0, b"\xD7\xCD\xC6\x9A", "WMF", Advice::OpenThePicture),
    (40, b" EMF", "EMF", Advice::OpenThePicture),
    (8, b"AVI ", "AVI", Advice::OpenThePicture),
    (0, b"\x93NUMPY", "NumPy", Advice::OpenAsData),
    (0, b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "Office 97", Advice::SaveAnew),
    (0, b"\x1F\x8B", "gzip", Advice::Unpack),
    (0, b"7z\xBC\xAF", "7z", Advice::Unpack),
    (0, b"Rar!", "RAR", Advice::Unpack),
    (0, b"\xFD7zXZ", "xz", Advice::Unpack),
];

impl Kind {
    /// The kind of a file that starts with these bytes; a refusal if it is not even a text.
    pub(super) fn of(start: &[u8]) -> Result<Self, String> {
        if start.is_empty() {
            return Err(t!("export.empty").into_owned());
        }
        if start.starts_with(png::SIGNATURE) {
            return Ok(Self::Png);
        }
        if start.starts_with(gif::SIGNATURE) {
            return Ok(Self::Gif);
        }
        if start.starts_with(b"PK\x03\x04") || start.starts_with(b"PK\x05\x06") {
            return Ok(Self::Zip);
        }
        if is_idx(start) {
            return Ok(Self::Other("IDX", Advice::OpenAsData));
        }
        let known =
            |(at, bytes, ..): &&(usize, &[u8], &str, Advice)| start.get(*at..).is_some_and(|rest| rest.starts_with(bytes));
        if let Some((_, _, name, advice)) = OTHERS.iter().find(known) {
            return Ok(Self::Other(name, *advice));
        }
        let wide = start.starts_with(b"\xFF\xFE") || start.starts_with(b"\xFE\xFF");
        let letters: Vec<u8> = start.iter().copied().filter(|byte| !wide || *byte != 0).collect();
        let letters = letters.strip_prefix(b"\xEF\xBB\xBF").or_else(|| letters.get(2..).filter(|_| wide)).unwrap_or(&letters);
        let letters = letters.trim_ascii_start();
        match letters.first() {
            Some(b'<') if is_svg(&String::from_utf8_lossy(letters)) => Ok(Self::Svg),
            Some(b'<') => Ok(Self::Page),
            Some(b'{') if !wide && is_notebook(&String::from_utf8_lossy(letters)) => Ok(Self::Notebook),
            Some(b'{' | b'[' | b'"') if !wide => Ok(Self::Json),
            _ if !wide && start.contains(&0) && !looks_wide(start) => Err(t!("export.no_picture").into_owned()),
            _ => Ok(Self::Text),
        }
    }
}

/// Whether the first element is that of an SVG, perhaps with a prefix.
fn is_svg(start: &str) -> bool {
    let mut rest = start;
    loop {
        let end = match rest.trim_start() {
            text if text.starts_with("<!--") => "-->",
            text if text.starts_with("<?") => "?>",
            text if text.get(..14).is_some_and(|start| start.eq_ignore_ascii_case("<!doctype html")) => return false,
            text if text.starts_with("<!") && text.split('>').next().is_some_and(|start| start.contains('[')) => "]>",
            text if text.starts_with("<!") => ">",
            text => {
                let name = text.trim_start_matches('<').split(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).next();
                return name.is_some_and(|name| name.rsplit(':').next() == Some("svg"));
            }
        };
        match rest.split_once(end) {
            Some((_, behind)) => rest = behind,
            None => return true, // a long beginning
        }
    }
}

/// Whether the first key of a JSON is one of a notebook's.
fn is_notebook(start: &str) -> bool {
    let key = start.split('"').nth(1).unwrap_or_default();
    ["cells", "metadata", "nbformat", "nbformat_minor", "orig_nbformat", "worksheets"].contains(&key)
}

/// Whether this is the header of an IDX file: two zeros, a type, one to four dimensions, of which the first is not huge.
fn is_idx(start: &[u8]) -> bool {
    matches!(start, [0, 0, 0x08 | 0x09 | 0x0B..=0x0E, 1..=4, ..])
}

/// Whether this may be UTF-16 without a mark: every other byte of the first ones is 0.
fn looks_wide(start: &[u8]) -> bool {
    matches!(start, [0, letter, 0, _, ..] | [letter, 0, _, 0, ..] if *letter != 0)
}

/// What is said of a file that has no settings in it.
pub(super) fn advice(name: &str, advice: Advice) -> String {
    let text = match advice {
        Advice::OpenThePicture => t!("export.other", kind = name),
        Advice::OpenAsData => t!("export.data", kind = name),
        Advice::Unpack => t!("export.packed", kind = name),
        Advice::SaveAnew => t!("export.old"),
    };
    text.into_owned()
}
