//! Dialects: what libraries, the book and papers do under an optimizer's name, as rows of data.
//!
//! A dialect is one line in `literature.rs`, `python.rs` or `elsewhere.rs`: the optimizer, the library's default learning rate, the
//! settings in the words of the command line, the library's own words for them, and the call. `rmsprop:as=keras` reads a row; a text
//! never keeps the name of a row, but the settings, so that a later change of the table changes no lesson. Each row is compared
//! with walks that its library has made itself (`tests/core/reference/dialects.rs`).

mod elsewhere;
mod likeness;
mod literature;
mod python;

pub use likeness::{Change, changes, in_place_of, is_idle, like, name_of, spec};

use crate::knob::shortest;
use crate::knob::text::Pair;
use crate::language::t;
use crate::naming;

/// The key of the setting that names a library.
pub const KEY: &str = "as";

/// The place of the learning rate in a [call](Row::call).
const RATE: &str = "{lr}";

/// A library, the book, or the papers.
#[derive(Debug, PartialEq)]
pub struct Library {
    /// The key on the command line: `keras`.
    pub key: &'static str,
    /// The name: `Keras`.
    pub name: &'static str,
    /// The version that was measured; empty for papers.
    pub version: &'static str,
    /// Its words for the settings: `decay=rho,momentum`, where a word alone is the same in both.
    words: &'static str,
    /// Its optimizers.
    pub rows: &'static [Row],
}

/// What a library does under the name of an optimizer.
#[derive(Debug, PartialEq)]
pub struct Row {
    /// The key of the optimizer: `rmsprop`.
    pub optimizer: &'static str,
    /// The library's default learning rate; `None` where it must be given.
    pub rate: Option<f64>,
    /// The settings besides the learning rate, as on the command line: `decay=0.9,epsilon=1e-7`.
    pub settings: &'static str,
    /// The words for settings that have another name in this optimizer than elsewhere in the library; `start=` is one that has none here.
    words: &'static str,
    /// The call as a user writes it, with `{lr}` for the learning rate; of a paper, the place.
    call: &'static str,
}

/// A row with its library.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dialect {
    /// The library.
    pub library: &'static Library,
    /// The row.
    pub row: &'static Row,
}

/// A row of the table, in one line.
const fn row(optimizer: &'static str, rate: Option<f64>, settings: &'static str, words: &'static str, call: &'static str) -> Row {
    Row { optimizer, rate, settings, words, call }
}

/// All libraries: the book and the papers, those of Python, and those of other languages.
pub fn libraries() -> impl Iterator<Item = &'static Library> {
    literature::LIBRARIES.iter().chain(python::LIBRARIES).chain(elsewhere::LIBRARIES)
}

/// All dialects, library after library.
pub fn dialects() -> impl Iterator<Item = Dialect> {
    libraries().flat_map(|library| library.rows.iter().map(move |row| Dialect { library, row }))
}

/// The dialect of a library, by its key or another name of it, for an optimizer, by its key and name.
pub fn find(library: &str, [key, name]: [&str; 2]) -> Result<Dialect, String> {
    let keys: Vec<&str> = libraries().map(|library| library.key).collect();
    let library = keys[naming::find(&t!("naming.library"), library, &keys)?];
    let rows: Vec<Dialect> = dialects().filter(|dialect| dialect.library.key == library).collect();
    rows.iter().find(|dialect| dialect.row.optimizer == key).copied().ok_or_else(|| {
        let has: Vec<&str> = rows.iter().map(|dialect| dialect.row.optimizer).collect();
        t!("naming.lacks_rule", library = library, optimizer = name, has = has.join(", ")).into_owned()
    })
}

impl Dialect {
    /// The settings as pairs of key and value, with the learning rate if the library has a default.
    pub fn pairs(&self) -> Vec<Pair> {
        let rate = self.row.rate.map(|rate| ("lr".to_owned(), shortest(rate)));
        let pair = |(key, value): (&str, &str)| (key.to_owned(), value.to_owned());
        rate.into_iter().chain(self.row.settings.split(',').filter_map(|text| text.split_once('=')).map(pair)).collect()
    }

    /// The library's word for a setting; `None` if it has no argument for it.
    pub fn word(&self, key: &str) -> Option<&'static str> {
        [self.row.words, self.library.words]
            .into_iter()
            .find_map(|words| {
                let mut words = words.split(',').map(|word| word.split_once('=').unwrap_or((word, word)));
                words.find(|(setting, _)| *setting == key).map(|(_, word)| word)
            })
            .filter(|word| !word.is_empty())
    }

    /// The call as a user writes it, at this learning rate.
    pub fn call(&self, rate: f64) -> String {
        self.row.call.replace(RATE, &shortest(rate))
    }
}
