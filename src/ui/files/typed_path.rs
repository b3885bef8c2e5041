//! The field with the path: it has the focus with the name selected, so that what is typed is the name.

use std::path::{MAIN_SEPARATOR, Path, PathBuf};

use egui::text::{CCursor, CCursorRange};
use egui::text_edit::TextEditState;
use egui::{Id, Response, TextEdit, Ui};

use crate::files::{exists, home, is_dir};
use crate::lesson::link::Link;

/// A path as typed.
pub(super) struct TypedPath {
    text: String,
    /// The folder that a relative path starts from.
    base: PathBuf,
    /// Whether the field is to have the focus in the next frame.
    wants_focus: bool,
}

impl TypedPath {
    /// Begin with this path.
    pub fn new(path: &Path) -> Self {
        let base = if is_dir(path) { path } else { path.parent().unwrap_or(path) };
        let mut typed = Self { text: String::new(), base: base.to_path_buf(), wants_focus: true };
        typed.set(path);
        typed
    }

    /// Write another path into the field, and select its name; a folder ends with a separator, after which a name can be typed.
    pub fn set(&mut self, path: &Path) {
        self.text = path.display().to_string();
        if is_dir(path) && !self.ends_with_separator() {
            self.text.push(MAIN_SEPARATOR);
        }
        self.wants_focus = true;
    }

    /// Give the field the focus, with the name selected.
    pub fn focus(&mut self) {
        self.wants_focus = true;
    }

    /// Whether the text ends like that of a folder.
    pub fn ends_with_separator(&self) -> bool {
        self.text.trim_end().ends_with(std::path::is_separator)
    }

    /// The text as a link, which may stand behind the folder, if it is meant as one.
    pub fn link(&self) -> Option<&str> {
        Link::is_meant(&self.text).then_some(&*self.text)
    }

    /// The path. An absolute one that was typed or pasted behind the folder that stands there is what is meant, unless only the whole
    /// leads to something.
    pub fn path(&self) -> PathBuf {
        let text = self.text.trim();
        let starts = absolute_within(text, cfg!(windows));
        let read = starts.iter().map(|start| self.read(&text[*start..])).chain([self.read(text)]);
        let rank = |path: &PathBuf| (exists(path), path.parent().is_some_and(exists));
        if starts.is_empty() {
            return self.read(text);
        }
        read.reduce(|best, next| if rank(&next) > rank(&best) { next } else { best }).unwrap_or_default()
    }

    /// A text as a path: `~` stands for the home folder; `file://` and the quotes of a copied path are left out.
    fn read(&self, text: &str) -> PathBuf {
        let text = text.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or(text);
        if let Some(path) = text.strip_prefix("file://").and_then(from_uri) {
            return path;
        }
        let in_home = text.strip_prefix('~').filter(|rest| rest.is_empty() || rest.starts_with(std::path::is_separator));
        match (in_home, home()) {
            (Some(rest), Some(home)) => home.join(rest.trim_start_matches(std::path::is_separator)),
            _ => self.base.join(text),
        }
    }

    /// The folder whose files are listed.
    pub fn folder(&self) -> PathBuf {
        let path = self.path();
        if is_dir(&path) || self.ends_with_separator() { path } else { path.parent().map(Path::to_path_buf).unwrap_or_default() }
    }

    /// Draw the field.
    pub fn ui(&mut self, ui: &mut Ui) -> Response {
        let id = Id::unique("typed path");
        let wants_focus = std::mem::take(&mut self.wants_focus);
        if wants_focus {
            // Before the field reads the keys of this frame.
            ui.memory_mut(|memory| memory.request_focus(id));
            let mut state = TextEditState::load(ui.ctx(), id).unwrap_or_default();
            state.cursor.set_char_range(Some(self.name_range()));
            state.store(ui.ctx(), id);
        }
        ui.add(TextEdit::singleline(&mut self.text).desired_width(f32::INFINITY).id(id))
    }

    /// The place of the name in the text, in characters.
    fn name_range(&self) -> CCursorRange {
        let end = self.text.chars().count();
        let name = self.text.rsplit(std::path::is_separator).next().map_or(end, |name| name.chars().count());
        CCursorRange::two(CCursor::new(end - name), CCursor::new(end))
    }
}

/// Where absolute paths begin within a text, behind a separator: `/home/me//data/x.json`, `C:\a\C:\b`, `/home/me/~/x.json`, also in
/// quotes and behind `file://`.
fn absolute_within(text: &str, is_windows: bool) -> Vec<usize> {
    let is_separator = |letter: char| letter == '/' || (is_windows && letter == '\\');
    let begins = |rest: &str| {
        let bare = rest.strip_prefix('"').unwrap_or(rest);
        let mut letters = bare.chars();
        match (letters.next(), letters.next(), letters.next()) {
            (Some('~'), None, _) => true,
            (Some('~'), Some(next), _) => is_separator(next),
            (Some(drive), Some(':'), Some(next)) if is_windows => drive.is_ascii_alphabetic() && is_separator(next),
            (Some(first), ..) => is_separator(first) || bare.starts_with("file://"),
            (None, ..) => false,
        }
    };
    if text.starts_with("file://") {
        return Vec::new();
    }
    let mut starts = Vec::new();
    let mut before = ['a'; 2]; // no separators
    for (at, letter) in text.char_indices() {
        // Two separators at the very beginning are one, or the beginning of a computer's name; so are the last two of three within.
        let is_behind_first = is_separator(before[1]) && !is_separator(before[0]);
        if is_behind_first && !(at == 1 && is_separator(letter)) && begins(&text[at..]) {
            starts.push(at);
            if text[at..].trim_start_matches('"').starts_with("file://") {
                break;
            }
        }
        before = [before[1], letter];
    }
    starts
}

/// The path in an address without its `file://`: a file manager copies a file's name like that.
fn from_uri(rest: &str) -> Option<PathBuf> {
    let path = rest.strip_prefix("localhost").unwrap_or(rest);
    let decoded = percent_encoding::percent_decode_str(path).decode_utf8().ok()?;
    path.starts_with('/').then(|| PathBuf::from(&*decoded))
}

#[cfg(test)]
mod tests;
