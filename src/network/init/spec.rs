//! An initialization with its settings, as data: the form on the command line, in cards and in presets.

use std::fmt;
use std::str::FromStr;

use super::{Fan, INITIALIZATIONS, Initialization};
use serde_with::{DeserializeFromStr, SerializeDisplay};

use crate::knob::{Knob, shortest, text};
use crate::language::t;
use crate::naming;

/// An initialization with its settings. Its text form is that of the command line: `normal:std=0.01`.
#[derive(Clone, Debug, SerializeDisplay, DeserializeFromStr)]
pub struct InitSpec {
    row: &'static Initialization,
    params: Vec<f64>,
}

/// Why a text is not an initialization; worded for the user.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct InitError(pub(crate) String);

impl InitSpec {
    /// A listed initialization with its default settings.
    pub fn new(row: &'static Initialization) -> Self {
        Self { row, params: row.knobs.iter().map(|knob| knob.default).collect() }
    }

    /// Names, formula and source.
    pub fn about(&self) -> &'static Initialization {
        self.row
    }

    /// The name of its row of results: `Xavier`, `std 0.01`.
    pub fn name(&self) -> String {
        let settings = self.params.iter().map(|value| format!(" {}", shortest(*value)));
        std::iter::once(self.row.label.to_owned()).chain(settings).collect()
    }

    /// The settings.
    pub fn knobs(&mut self) -> Vec<Knob<'_>> {
        self.row.knobs.iter().zip(&mut self.params).map(|(number, value)| Knob::Number(number, value)).collect()
    }

    /// The standard deviation of the weights, if they are independent with mean 0.
    pub fn deviation(&self, fan: Fan) -> Option<f64> {
        (self.row.deviation)(&self.params, fan)
    }

    /// Turn standard normal draws into weights, in place: outputs x inputs, column by column.
    pub fn weights(&self, fan: Fan, draws: &mut [f64]) {
        (self.row.weights)(&self.params, fan, draws);
    }

    /// An initialization from its name and settings.
    pub(crate) fn from_parts(name: &str, pairs: &[text::Pair]) -> Result<Self, InitError> {
        let keys: Vec<&str> = INITIALIZATIONS.iter().map(|row| row.key).collect();
        let row = &INITIALIZATIONS[naming::find(&t!("naming.initialization"), name, &keys).map_err(InitError)?];
        let mut spec = Self::new(row);
        text::set_knobs(row.key, &mut spec.knobs(), pairs).map_err(InitError)?;
        Ok(spec)
    }
}

impl PartialEq for InitSpec {
    fn eq(&self, other: &Self) -> bool {
        self.row.key == other.row.key && self.params == other.params
    }
}

impl FromStr for InitSpec {
    type Err = InitError;

    fn from_str(text: &str) -> Result<Self, InitError> {
        let (name, pairs) = text::split(text).map_err(InitError)?;
        Self::from_parts(&name, &pairs)
    }
}

impl fmt::Display for InitSpec {
    /// Writes every setting.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&text::join(self.row.key, &self.clone().knobs(), |_| true))
    }
}

impl TryFrom<String> for InitSpec {
    type Error = InitError;

    fn try_from(text: String) -> Result<Self, InitError> {
        text.parse()
    }
}

impl From<InitSpec> for String {
    fn from(spec: InitSpec) -> Self {
        spec.to_string()
    }
}
