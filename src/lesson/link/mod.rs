//! A link: what is on the screen as a text that fits into the fragment of an address, which no browser sends anywhere.
//!
//! `#hp1=` stands for the form of version 1; `packed` says what follows it. The content is RON of the same types as in files, so that a link
//! is refused where a file is. A lesson that comes with the program is carried by its name, any other one whole as long as the link stays
//! short enough, else its scene alone. Notes for the teacher are left out, and of a folder with data there is only the name.

mod base;
mod error;
mod packed;

use serde::{Deserialize, Serialize};

use super::{Lesson, Scene, Text, embedded};
use crate::experiment::Workspace;
use crate::files::{in_words, ron_reader};
use crate::language::{Language, t};
use crate::naming::shortened;
pub use base::checked_base;
pub use error::LinkError;

/// The version of the form that is written, and the latest that is read.
pub const VERSION: u32 = 1;
/// The greatest length of a text that is read, in bytes; the letters of a link have one each.
const MAX_LETTERS: usize = 65_536;
/// The greatest size of a content, in bytes: a whole number of megabytes.
const MAX_BYTES: u64 = 1_000_000;
/// The greatest length of a link that is made, in characters; one that is read may be twice as long.
pub const MAX_WRITTEN: usize = 32_000;
/// From this length on some chat programs cut an address, in characters.
pub const OFTEN_CUT: usize = 2_000;
/// The greatest length of what is quoted of the content in a message, in characters.
const MAX_MESSAGE_CHARS: usize = 600;

/// What is on the screen.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// The open lesson, or a single scene.
    pub lesson: Lesson,
    /// The name of the lesson, if it comes with the program.
    pub name: Option<String>,
    /// The index of the shown scene.
    pub scene: usize,
    /// The current settings, with the shown step, of the scene's workspace.
    pub now: Workspace,
    /// Whether the dark theme is on; `None`: whatever the reader has.
    pub dark: Option<bool>,
    /// The language; `None`: the reader's.
    pub language: Option<Language>,
}

/// A link as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The fragment, from `#` on, in ASCII.
    pub fragment: String,
    /// What of the lesson it carries.
    pub holds: Holds,
}

/// What a link carries of its lesson.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// All of it.
    Lesson,
    /// The shown scene only: the whole would be too long.
    Scene,
    /// The settings with the title only: with its texts the scene would be too long.
    Settings,
}

/// The content of the text.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Content {
    lesson: Carried,
    #[serde(default, skip_serializing_if = "is_first")]
    scene: usize,
    /// The current settings, where they differ from those of the scene.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    now: Option<Workspace>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    dark: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    language: Option<String>,
}

#[derive(Serialize, Deserialize)]
enum Carried {
    Named(String),
    Whole(Lesson),
}

#[allow(clippy::trivially_copy_pass_by_ref)] // as serde calls it
fn is_first(scene: &usize) -> bool {
    *scene == 0
}

impl Link {
    /// A link to a scene with these settings, which must be of its workspace. `name`: what the lesson was opened by, if anything.
    pub fn new(lesson: Lesson, name: Option<&str>, scene: usize, now: Workspace) -> Self {
        let name = name.and_then(embedded::find).map(|(slug, _)| slug.to_owned());
        Self { lesson, name, scene, now, dark: None, language: None }
    }

    /// Whether a text is meant as a link, of whatever version, be it whole or not: neither the name of a lesson nor a file has `#hp1=` in
    /// it, nor begins with `hp1=`.
    pub fn is_meant(text: &str) -> bool {
        packed::find(text).is_some()
    }

    /// Read a link: a whole address, or its fragment with or without `#`. What a file refuses is refused; nothing is unpacked beyond a
    /// megabyte.
    pub fn parse(text: &str) -> Result<Self, LinkError> {
        let text = packed::unpack(text)?;
        let refuse = |message: String| LinkError::Content(shortened(&message, MAX_MESSAGE_CHARS));
        let content: Content = ron_reader().from_str(&text).map_err(|error| refuse(in_words(&error, &text)))?;
        let (lesson, name) = match content.lesson {
            Carried::Whole(lesson) => {
                lesson.validate().map_err(|(_, error)| refuse(error.to_string()))?;
                (portable(lesson), None)
            }
            Carried::Named(name) => {
                let (slug, text) = embedded::find(&name)
                    .ok_or_else(|| refuse(t!("link.no_lesson", name = shortened(&name, MAX_MESSAGE_CHARS / 2)).into_owned()))?;
                (Lesson::parse(slug, text).map_err(|error| refuse(error.to_string()))?, Some(slug.to_owned()))
            }
        };
        let scene = lesson.scene(content.scene.saturating_add(1)).map_err(|error| refuse(error.to_string()))?;
        let now = content.now.unwrap_or_else(|| scene.workspace.clone()).portable();
        now.validate().map_err(|error| refuse(error.to_string()))?;
        if now.kind() != scene.workspace.kind() {
            return Err(refuse(t!("file.session_place").into_owned()));
        }
        let language = content.language.and_then(|tag| tag.parse().ok()); // one that is not here is no reason to refuse the rest
        Ok(Self { lesson, name, scene: content.scene, now, dark: content.dark, language })
    }

    /// The fragment of the address, from `#` on: [`Self::parse`] gives the same link, or what could be carried of it.
    pub fn to_fragment(&self) -> String {
        self.written().fragment
    }

    /// The fragment, and what of the lesson it carries.
    pub fn written(&self) -> Written {
        if let Some(slug) = self.unchanged() {
            return Written {
                fragment: packed::pack(&self.text(Carried::Named(slug.to_owned()), self.scene)),
                holds: Holds::Lesson,
            };
        }
        let whole = || Some((portable(self.lesson.clone()), self.scene, Holds::Lesson));
        let alone = || Some((self.alone()?, 0, Holds::Scene));
        let fitting = [whole(), alone()].into_iter().flatten().find_map(|(lesson, scene, holds)| {
            let text = self.text(Carried::Whole(lesson), scene);
            let fragment = packed::fits(&text).then(|| packed::pack(&text))?;
            (fragment.len() <= MAX_WRITTEN).then_some(Written { fragment, holds })
        });
        fitting.unwrap_or_else(|| {
            let title = self.lesson.scenes.get(self.scene).map(|scene| scene.title.clone()).unwrap_or_default();
            let bare = Scene::new(title, "", self.now.clone().portable());
            Written { fragment: packed::pack(&self.text(Carried::Whole(bare.into()), 0)), holds: Holds::Settings }
        })
    }

    /// The name of the lesson, if it is the one that comes with the program, to the last letter.
    fn unchanged(&self) -> Option<&'static str> {
        let (slug, text) = embedded::find(self.name.as_deref()?)?;
        Lesson::parse(slug, text).is_ok_and(|lesson| lesson == self.lesson).then_some(slug)
    }

    /// The shown scene as a lesson of its own, with what the lesson says of it.
    fn alone(&self) -> Option<Lesson> {
        let scene = self.lesson.scenes.get(self.scene)?.clone();
        let title = if scene.title.is_empty() { self.lesson.title.clone() } else { scene.title.clone() };
        let detail = scene.detail.or(self.lesson.detail);
        Some(portable(Scene { title, detail, ..scene }.into()))
    }

    /// The content as text.
    fn text(&self, lesson: Carried, scene: usize) -> String {
        let of_scene = match &lesson {
            Carried::Named(_) => self.lesson.scenes.get(scene),
            Carried::Whole(lesson) => lesson.scenes.get(scene),
        };
        let now = self.now.clone().portable();
        let now = of_scene.is_none_or(|scene| scene.workspace != now).then_some(now);
        let language = self.language.map(|language| language.tag().to_owned());
        ron::to_string(&Content { lesson, scene, now, dark: self.dark, language }).unwrap_or_default()
    }
}

/// A lesson without what is only for the teacher, or for this computer.
fn portable(mut lesson: Lesson) -> Lesson {
    for scene in &mut lesson.scenes {
        scene.notes = Text::default();
        scene.workspace = scene.workspace.clone().portable();
    }
    lesson
}

#[cfg(test)]
mod tests;
