//! The `halfpipe …` command line that makes a figure, for a POSIX shell. Defaults are omitted; every other setting that
//! changes the figure is included.

mod activations;
mod look;
mod paths;
mod training;

use std::borrow::Cow;
use std::fmt::Display;

use clap::ValueEnum;

use super::options::PictureOptions;
use crate::experiment::{Entry, Workspace};
use crate::language::Language;
use crate::language::t;

/// The command line that writes the figure to `file`, or a message why there is none.
pub fn line(workspace: &Workspace, options: PictureOptions, file: &str) -> Result<String, String> {
    let mut line = Line(vec!["halfpipe".to_owned(), workspace.kind().key().to_owned()]);
    match workspace {
        Workspace::Paths(settings) => paths::write(&mut line, settings),
        Workspace::Activations(settings) => activations::write(&mut line, settings),
        Workspace::Training(settings) => training::write(&mut line, settings)?,
    }
    let language = Language::current();
    line.changed("language", &language.tag(), &Language::default().tag());
    look::write(&mut line, options);
    line.value("out", file);
    let words = line.0.iter().map(|word| quoted(word)).collect::<Option<Vec<_>>>();
    words.map(|words| words.join(" ")).ok_or_else(|| t!("command.unwritable").into_owned())
}

/// A word quoted for a POSIX shell, if it has special characters; `None` if it contains NUL. Crates for this split
/// `x^2` for the sake of other shells, which makes formulas hard to read.
fn quoted(word: &str) -> Option<Cow<'_, str>> {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./,:=+@%".contains(c);
    match word {
        _ if word.contains('\0') => None,
        "" => Some("''".into()),
        _ if word.chars().all(plain) => Some(word.into()),
        _ => Some(format!("'{}'", word.replace('\'', r"'\''")).into()),
    }
}

/// The words of a command line.
struct Line(Vec<String>);

impl Line {
    fn value(&mut self, name: &str, value: impl Display) {
        let value = value.to_string();
        if value.starts_with('-') {
            self.0.push(format!("--{name}={value}")); // else it would be parsed as another argument
        } else {
            self.0.extend([format!("--{name}"), value]);
        }
    }

    /// Add an argument if its value differs from the usual one.
    fn changed<T: PartialEq + Display>(&mut self, name: &str, value: &T, usual: &T) {
        if value != usual {
            self.value(name, value);
        }
    }

    /// Add an argument with one of its possible values, if it differs from the usual one.
    fn choice<T: ValueEnum + PartialEq + Copy>(&mut self, name: &str, value: T, usual: T) {
        if let Some(possible) = value.to_possible_value().filter(|_| value != usual) {
            self.value(name, possible.get_name());
        }
    }

    /// Add an argument with one of its possible values.
    fn choice_always<T: ValueEnum + Copy>(&mut self, name: &str, value: T) {
        if let Some(possible) = value.to_possible_value() {
            self.value(name, possible.get_name());
        }
    }

    /// Add an argument that is on or off, if it differs from the usual state.
    fn switch(&mut self, name: &str, on: bool, usual: bool) {
        if on != usual {
            self.0.push(if on { format!("--{name}") } else { format!("--{name}=off") });
        }
    }

    /// Add an argument without a value.
    fn flag(&mut self, name: &str, on: bool) {
        if on {
            self.0.push(format!("--{name}"));
        }
    }

    /// Add an argument for every item of a list, if the list differs from the usual one.
    fn list<T: PartialEq>(&mut self, name: &str, items: &[T], usual: &[T], text: impl Fn(&T) -> String) {
        if items != usual {
            for item in items {
                self.value(name, text(item));
            }
        }
    }

    /// Add the optimizers, and the positions of the hidden ones, counted from 1.
    fn optimizers(&mut self, entries: &[Entry], usual: &[Entry]) {
        let rules = |entries: &[Entry]| entries.iter().map(|entry| entry.rule.clone()).collect::<Vec<_>>();
        self.list("optimizer", &rules(entries), &rules(usual), ToString::to_string);
        for (position, _) in (1..).zip(entries).filter(|(_, entry)| !entry.visible) {
            self.value("hide", position);
        }
    }
}
