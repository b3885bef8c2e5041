//! An optimizer as text: `adam:lr=0.3,beta1=0.8`, or `adam:as=keras,lr=0.3` with the settings of a [`dialect`]. A dialect is read, and
//! never written.

use std::fmt;
use std::str::FromStr;

use super::About;
use super::dialect;
use super::spec::{OptimizerError, OptimizerSpec, RATE};
use crate::knob::Knob;
use crate::knob::text::{self, Pair};
use crate::language::t;
use crate::naming;
use crate::schedule;

impl OptimizerSpec {
    /// Whether the text of an optimizer sets the learning rate, itself or by a dialect.
    pub fn names_rate(text: &str) -> bool {
        let names_rate = |pairs: &[Pair]| pairs.iter().any(|(key, _)| naming::find("", key, &[RATE]).is_ok());
        Self::read(text).is_ok_and(|(_, [dialect, own])| names_rate(&dialect) || names_rate(&own))
    }

    /// The optimizer of a text with its default settings, those of the dialect that the text names, and its own.
    fn read(text: &str) -> Result<(Self, [Vec<Pair>; 2]), String> {
        let (name, pairs) = text::split(text)?;
        let mut all = Self::all();
        let keys: Vec<&str> = all.iter().map(|spec| spec.about().key).collect();
        let spec = all.swap_remove(naming::find(&t!("naming.optimizer"), &name, &keys)?);
        let About { key, name, .. } = spec.about();
        let (libraries, own): (Vec<_>, Vec<_>) = pairs.into_iter().partition(|(key, _)| naming::normalized(key) == dialect::KEY);
        let dialect = match &libraries[..] {
            [] => Vec::new(),
            [(_, library)] => dialect::find(library, [key, name])?.pairs(),
            _ => return Err(t!("naming.twice", owner = key, key = dialect::KEY).into_owned()),
        };
        Ok((spec, [dialect, own]))
    }
}

impl FromStr for OptimizerSpec {
    type Err = OptimizerError;

    fn from_str(text: &str) -> Result<Self, OptimizerError> {
        let parse = || {
            let (mut spec, [dialect, own]) = Self::read(text)?;
            let key = spec.about().key;
            text::set_knobs(key, &mut spec.all_knobs(), &dialect)?;
            // The form of the schedule comes first: it determines the other keys.
            let (form, others): (Vec<_>, Vec<_>) =
                own.into_iter().partition(|(name, _)| naming::normalized(name) == schedule::KEY);
            text::set_knobs(key, &mut spec.all_knobs(), &form)?;
            text::set_knobs(key, &mut spec.all_knobs(), &others)?;
            Ok(spec)
        };
        parse().map_err(OptimizerError)
    }
}

impl fmt::Display for OptimizerSpec {
    /// Writes the learning rate always, other settings only where they differ from the default.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut spec = self.clone();
        let written = |knob: &Knob<'_>| knob.key() == RATE || !knob.is_default();
        f.write_str(&text::join(self.about().key, &spec.all_knobs(), written))
    }
}

impl TryFrom<String> for OptimizerSpec {
    type Error = OptimizerError;

    fn try_from(text: String) -> Result<Self, OptimizerError> {
        text.parse()
    }
}

impl From<OptimizerSpec> for String {
    fn from(spec: OptimizerSpec) -> Self {
        spec.to_string()
    }
}

#[cfg(test)]
mod tests;
