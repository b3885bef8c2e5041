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
mod tests {
    use super::*;

    #[test]
    fn every_optimizer_reads_back_from_its_text() {
        for spec in OptimizerSpec::all() {
            assert_eq!(spec.to_string().parse(), Ok(spec.clone()), "{spec}");
        }
        for text in ["adam:lr=0.2,beta1=0.8,epsilon_form=book", "sgd:lr=0.5,schedule=step,every=15,drops=1"] {
            assert_eq!(text.parse::<OptimizerSpec>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn a_dialect_sets_all_at_once_and_is_never_written() {
        for (text, written) in [
            ("adam:as=torch", "adam:lr=0.001"),
            ("adam:as=PyTorch,lr=0.1", "adam:lr=0.1"),
            ("adam:as=book,schedule=cosine", "adam:lr=0.001,epsilon=1e-7,epsilon_form=book,schedule=cosine"),
            ("Adam:beta1=0.8, AS=Keras, epsilon_form=paper", "adam:lr=0.001,beta1=0.8,epsilon=1e-7"),
            ("rmsprop:as=torch,form=book", "rmsprop:lr=0.01,epsilon=1e-8"),
            ("lion:as=optax", "lion:lr=0.1"),
            ("nesterov:as=jax-example", "nesterov:lr=0.1,form=pytorch"),
        ] {
            assert_eq!(text.parse::<OptimizerSpec>().map(|spec| spec.to_string()), Ok(written.to_owned()), "{text}");
        }
        let named = ["adam:as=torch", "adam:as=optax,lr=0.1", "sgd:lr=1"].map(OptimizerSpec::names_rate);
        assert_eq!(named, [true; 3]);
        assert_eq!(["adam:as=optax", "sgd", "adam:as=nobody"].map(OptimizerSpec::names_rate), [false; 3]);
    }

    #[test]
    fn keys_given_twice_or_unknown_are_refused() {
        for (text, part) in [
            ("sgd:lr=1,lr=2", "twice"),
            ("sgd:rate=1", "unknown setting of sgd"),
            ("sgd:momentum=0.9", "unknown setting of sgd"),
            ("momentum:momentum=1", "less than 1"),
            ("adam:epsilon_form=pepr", "paper or book"),
            ("sgd:schedule=linear", "constant or step or"),
            ("sgd:schedule=step,schedule=step", "twice"),
            ("sgd:schedule=cosine,every=3", "unknown setting of sgd"),
            ("sgd:schedule=step,every=1.5", "whole number"),
            ("", "unknown optimizer"),
            ("Muon:lr=0.02", "it steps by whole weight matrices"),
            ("rmsprop:as=kears", "unknown library \"kears\"; did you mean \"keras\"? known: book, paper, keras, torch, optax"),
            ("rprop:as=keras", "keras has no Rprop; it has sgd, momentum, nesterov, adagrad, rmsprop"),
            ("adam:as=keras,as=torch", "twice"),
            ("sgd:as=keras,epsilon=1e-7", "unknown setting of sgd"),
            ("adam:as=torch,lr=0.1,lr=0.2", "twice"),
        ] {
            let message = text.parse::<OptimizerSpec>().unwrap_err().to_string();
            assert!(message.contains(part), "{text}: {message}");
        }
    }
}
