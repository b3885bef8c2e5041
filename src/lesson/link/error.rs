//! Why a text is no link that can be opened.

use super::{MAX_BYTES, MAX_LETTERS, VERSION};
use crate::language::t;

/// Why a link can't be opened; worded for the user.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LinkError {
    /// It is no link of halfpipe.
    #[error("{}", t!("link.none", own = VERSION))]
    NoLink,
    /// It is longer than a link can be.
    #[error("{}", t!("link.long", letters = .0, most = MAX_LETTERS))]
    Long(usize),
    /// It was made by a later version of halfpipe: the version of its form.
    #[error("{}", t!("link.later", version = .0, own = VERSION))]
    Later(String),
    /// Its end is missing.
    #[error("{}", t!("link.cut"))]
    Cut,
    /// It has a letter that no link has: the letter, and its place behind the `=`, counted from 1.
    #[error("{}", t!("link.letter", letter = format!("{:?}", .0), place = .1))]
    Letter(char, usize),
    /// Its letters are not those that were written.
    #[error("{}", t!("link.changed"))]
    Changed,
    /// It is whole, and yet can't be unpacked.
    #[error("{}", t!("link.broken"))]
    Broken,
    /// Its content is larger than that of any link.
    #[error("{}", t!("link.large", most = MAX_BYTES / 1_000_000))]
    Large,
    /// Its content is refused, as it would be in a file.
    #[error("{}", t!("link.content", error = .0))]
    Content(String),
}
