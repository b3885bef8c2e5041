//! What the targets share: bytes as files, and what holds of whatever is read.
//!
//! The readers are reached as the program reaches them, by a path, so that nothing of halfpipe is public for the fuzzer's sake.

use std::fs;
use std::path::{Path, PathBuf};

use halfpipe::lesson::Lesson;

/// The greatest length of a message, in characters, beside what it quotes of the file.
const MAX_MESSAGE_CHARS: usize = 1_000;

/// A folder of this process for the files of a target.
pub fn folder() -> PathBuf {
    let folder = std::env::temp_dir().join(format!("halfpipe-fuzz-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder for temporary files");
    folder
}

/// A file with these bytes.
pub fn file(name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder().join(name);
    fs::write(&path, bytes).expect("a temporary file");
    path
}

/// Open a file as the program does. A lesson that is read is valid, and written and read again it is the same; a refusal is short and
/// has no words of a library in it.
pub fn open(bytes: &[u8]) -> Option<Lesson> {
    open_packed(bytes, bytes)
}

/// [`open`] for a file that holds `text` in another form.
pub fn open_packed(bytes: &[u8], text: &[u8]) -> Option<Lesson> {
    let path = file("file", bytes);
    match Lesson::read(&path) {
        Ok(lesson) => {
            same_again(&lesson);
            Some(lesson)
        }
        Err(error) => {
            check_message(&error.to_string(), &path, text);
            None
        }
    }
}

/// A lesson is valid, and written and read again it is the same.
pub fn same_again(lesson: &Lesson) {
    let text = lesson.text().expect("what was read can be written");
    let again = Lesson::parse("again", &text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    // Written again, since a number that is none differs from itself.
    assert_eq!(again.text().expect("and written again"), text);
}

/// A message says something, is short, and has no words of a parser but those that it quotes of the input.
pub fn check_message(message: &str, path: &Path, input: &[u8]) {
    let message = message.replace(&path.display().to_string(), "");
    assert!(!message.trim_matches([':', ' ']).is_empty(), "a refusal without words");
    assert!(message.chars().count() <= MAX_MESSAGE_CHARS, "{} characters: {message}", message.chars().count());
    // A name that is quoted may come out of packed text.
    let own: String = message.split('"').step_by(2).collect();
    for raw in ["Expected", "expected one of", "invalid type", "invalid value", "stream did not", "Unexpected"] {
        let is_of_input = || input.windows(raw.len()).any(|part| part == raw.as_bytes());
        assert!(!own.contains(raw) || is_of_input(), "{message}");
    }
}
