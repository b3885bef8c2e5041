//! Dense layers and initializers of libraries by their names, each a row of data: the settings that stand for what *that* library
//! draws, in the version in which it was measured. The same name is not the same everywhere: `mlx:he_normal` has a standard
//! deviation of 1/√n, `tfjs:glorot_normal` is cut at two standard deviations and loses 12 % of its spread.
//!
//! A row is only a way to write settings: a preset or a file holds the settings, so that a later change of a row changes no lesson.

mod initializers;
mod layers;

use super::{INITIALIZATIONS, InitError};
use crate::language::t;
use crate::{naming, number};
pub use initializers::LIBRARIES;
pub use layers::LAYERS;

/// What a library's dense layer draws if nothing is said.
#[derive(Debug)]
pub struct Layer {
    /// The key on the command line: `torch-linear`.
    pub key: &'static str,
    /// The name of the library, the same in every language.
    pub name: &'static str,
    /// The package and the version in which it was measured.
    pub version: &'static str,
    /// The layer as a user writes it, for n inputs and m units.
    pub call: &'static str,
    /// The settings: the text of an [`InitSpec`](super::InitSpec).
    pub settings: &'static str,
}

/// A library's own names of initializers.
#[derive(Debug)]
pub struct Library {
    /// The key before the colon: `keras:he_normal`.
    pub key: &'static str,
    /// Another key; empty if there is none.
    pub other: &'static str,
    /// The package and the version in which it was measured.
    pub version: &'static str,
    /// The names, each with the text of an [`InitSpec`](super::InitSpec).
    pub names: &'static [(&'static str, &'static str)],
}

/// Names on whose meaning all libraries but MLX agree, normalized, with what they stand for.
const COMMON: [(&str, &str); 3] = [
    ("heuniform", "variance:scale=2,shape=uniform"),
    ("kaiminguniform", "variance:scale=2,shape=uniform"),
    ("lecununiform", "variance:scale=1,shape=uniform"),
];

/// The settings that the key of a layer, or a name that needs no library, stands for.
pub(super) fn settings(name: &str) -> Option<&'static str> {
    let wanted = naming::normalized(name);
    let layer = LAYERS.iter().find(|layer| naming::normalized(layer.key) == wanted).map(|layer| layer.settings);
    layer.or_else(|| COMMON.iter().find(|(common, _)| *common == wanted).map(|(_, settings)| *settings))
}

fn library(key: &str) -> Option<&'static Library> {
    let wanted = naming::normalized(key);
    let is_named = |library: &&Library| [library.key, library.other].map(naming::normalized).contains(&wanted);
    LIBRARIES.iter().find(is_named).filter(|_| !wanted.is_empty()) // most libraries have no other key
}

/// Whether this is the key of a library.
pub(super) fn is_library(key: &str) -> bool {
    library(key).is_some()
}

/// The settings that a library's name stands for.
pub(super) fn initializer(key: &str, name: &str) -> Result<&'static str, InitError> {
    let keys: Vec<&str> = LIBRARIES.iter().map(|library| library.key).collect();
    let Some(library) = library(key) else {
        let refusal = naming::find(&t!("naming.library"), key, &keys).err();
        return Err(InitError(refusal.unwrap_or_default()));
    };
    let names: Vec<&str> = library.names.iter().map(|(name, _)| *name).collect();
    let wanted = naming::normalized(name);
    if let Some((_, settings)) = library.names.iter().find(|(name, _)| naming::normalized(name) == wanted) {
        return Ok(settings);
    }
    let (hint, known) = (naming::hint(name, &names), names.join(", "));
    let name = naming::shortened(name.trim(), 60);
    Err(InitError(t!("naming.lacks", library = library.key, name = name, hint = hint, known = known).into_owned()))
}

/// Refuse `kears:he_normal`: a name of no library with a name behind it.
pub(super) fn check(text: &str) -> Result<(), InitError> {
    let Some((key, rest)) = text.split_once(|sign| number::plain(sign) == ':') else { return Ok(()) };
    let has_settings = rest.trim().is_empty() || rest.chars().any(|sign| number::plain(sign) == '=');
    let keys: Vec<&str> = INITIALIZATIONS.iter().map(|row| row.key).collect();
    let what = t!("naming.initialization");
    if has_settings || naming::find(&what, key, &keys).is_ok() || settings(key).is_some() {
        return Ok(());
    }
    initializer(key, rest).map(|_| ())
}

/// The refusal of an unknown name, or the keys of layers and libraries that are one slip away from it.
pub(super) fn hinted(name: &str, refusal: String) -> String {
    let layers: Vec<&str> = LAYERS.iter().map(|layer| layer.key).chain(LIBRARIES.iter().map(|library| library.key)).collect();
    let hint = naming::hint(name, &layers);
    if hint.is_empty() {
        return refusal;
    }
    let known: Vec<&str> = INITIALIZATIONS.iter().map(|row| row.key).collect();
    let (what, name) = (t!("naming.initialization"), naming::shortened(name.trim(), 60));
    t!("naming.unknown", what = what, name = name, hint = hint, known = known.join(", ")).into_owned()
}
