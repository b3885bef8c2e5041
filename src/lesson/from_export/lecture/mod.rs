//! The pictures in a lecture: slides, a text, a book, a notebook or a web page. Such programs keep the bytes of pictures whole. A
//! lecture is a lesson with a scene for each picture that carries settings, in the order of the lecture.

mod address;
mod archive;
mod metered;
mod notebook;
mod office;
mod package;
mod page;

use std::cell::Cell;
use std::io::{Cursor, Read};
use std::rc::Rc;

use super::kind::{Kind, SNIFFED};
use super::{gif, png, svg, whole, xml};
use crate::files;
use crate::language::t;
use crate::lesson::{Lesson, MAX_SCENES, Scene};

use metered::Metered;

pub(super) use archive::read as archive;
pub(super) use notebook::read as notebook;
pub(super) use page::read as page;

/// The greatest number of bytes read from a picture, of which little is kept.
const MAX_PICTURE_BYTES: u64 = 512 << 20;
/// The greatest number of bytes read from an SVG, which is parsed whole.
const MAX_SVG_BYTES: u64 = 64 << 20;
/// The greatest number of bytes of all pictures in a lecture, in megabytes.
const MAX_MEGABYTES: u64 = 512;
/// The greatest number of pictures in a lecture.
const MAX_PICTURES: usize = 10_000;

/// The settings in a picture; `None` if it is of a kind that has none.
pub(super) fn settings(kind: Kind, file: impl Read) -> Option<Result<Option<String>, String>> {
    match kind {
        Kind::Png => Some(png::settings(file.take(MAX_PICTURE_BYTES))),
        Kind::Gif => Some(gif::settings(file.take(MAX_PICTURE_BYTES))),
        Kind::Svg => {
            let bytes = whole(file, MAX_SVG_BYTES).map_err(|error| files::reason(&error));
            Some(bytes.and_then(|bytes| svg::settings(&xml::decoded(&bytes))))
        }
        _ => None,
    }
}

/// What was found in a lecture so far.
pub(super) struct Found {
    /// The scenes of the pictures with settings.
    scenes: Vec<Scene>,
    /// The number of pictures, with settings or without.
    count: usize,
    /// Why settings that are there could not be read.
    damaged: Option<String>,
    /// The number of bytes of pictures that may still be read.
    left: Rc<Cell<u64>>,
    /// A picture in the file of this name beside the lecture, if there is one.
    beside: Beside,
}

/// Opens the file of this name beside the lecture, if there is one.
pub(super) type Beside = Box<dyn Fn(&str) -> Option<Box<dyn Read>>>;

impl Found {
    pub(super) fn new(beside: Beside) -> Self {
        Self { scenes: Vec::new(), count: 0, damaged: None, left: Rc::new(Cell::new(MAX_MEGABYTES << 20)), beside }
    }

    /// Look at a picture, which may turn out to be anything.
    fn look(&mut self, picture: impl Read) -> Result<bool, String> {
        let has_settings = self.look_at(Metered { inner: picture, left: self.left.clone() })?;
        let too_much = || t!("lecture.unpacks", most = MAX_MEGABYTES).into_owned();
        if self.left.get() == 0 { Err(too_much()) } else { Ok(has_settings) }
    }

    fn look_at(&mut self, mut picture: impl Read) -> Result<bool, String> {
        self.count += 1;
        if self.count > MAX_PICTURES {
            return Err(t!("lecture.pictures", most = MAX_PICTURES).into_owned());
        }
        let mut start = Vec::new();
        if picture.by_ref().take(SNIFFED).read_to_end(&mut start).is_err() {
            return Ok(false);
        }
        let kind = Kind::of(&start);
        let settings = kind.ok().and_then(|kind| settings(kind, Cursor::new(start).chain(picture)));
        let text = match settings {
            Some(Ok(Some(text))) => text,
            Some(Err(message)) => {
                self.damaged.get_or_insert(message);
                return Ok(false);
            }
            None | Some(Ok(None)) => return Ok(false),
        };
        match Scene::parse("", &text) {
            Ok(_) if self.scenes.len() == MAX_SCENES => Err(t!("lecture.scenes", most = MAX_SCENES).into_owned()),
            Ok(scene) => {
                self.scenes.push(scene);
                Ok(true)
            }
            Err(_) => {
                self.damaged.get_or_insert_with(|| t!("export.damaged").into_owned());
                Ok(false)
            }
        }
    }

    /// Look at a picture whose file is beside the lecture.
    fn look_beside(&mut self, name: &str) -> Result<bool, String> {
        match (self.beside)(name) {
            Some(file) => self.look(file),
            None => self.look(std::io::empty()), // a picture, but not here
        }
    }

    /// The lesson of a lecture of this kind: its ending, without the dot.
    pub(super) fn lesson(mut self, title: &str, kind: &str) -> Result<Lesson, String> {
        for (index, scene) in self.scenes.iter_mut().enumerate().filter(|(_, scene)| scene.title.is_empty()) {
            scene.title = t!("lecture.picture", number = index + 1).into_owned().into();
        }
        match (self.scenes.is_empty(), self.damaged) {
            (false, _) => Ok(Lesson::new(title, self.scenes)),
            (true, Some(message)) => Err(t!("lecture.damaged", kind = kind, message = message).into_owned()),
            (true, None) if kind == "svg" => Err(t!("export.foreign").into_owned()),
            (true, None) if self.count == 0 && kind == "html" => Err(t!("export.no_picture").into_owned()), // any XML
            (true, None) => Err(t!("lecture.none", kind = kind, count = self.count).into_owned()),
        }
    }
}
