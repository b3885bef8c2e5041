//! A row of the comparison: an initialization, optionally with an activation of its own.

use std::fmt;
use std::str::FromStr;

use serde_with::{DeserializeFromStr, SerializeDisplay};

use crate::language::t;
use crate::naming;
use crate::network::Activation;
use crate::network::init::{InitError, InitSpec};

/// The key of a row's own activation.
const ACTIVATION: &str = "activation";

/// A row of the comparison. Its text form is that of the command line: `normal:std=0.01` or `xavier:activation=tanh`.
#[derive(Clone, Debug, PartialEq, SerializeDisplay, DeserializeFromStr)]
pub struct Row {
    /// The weight initialization.
    pub init: InitSpec,
    /// The activation of this row; `None` for that of the settings.
    pub activation: Option<Activation>,
}

impl From<InitSpec> for Row {
    fn from(init: InitSpec) -> Self {
        Self { init, activation: None }
    }
}

impl FromStr for Row {
    type Err = InitError;

    fn from_str(text: &str) -> Result<Self, InitError> {
        let (name, pairs) = InitSpec::split(text)?;
        let (own, others): (Vec<_>, Vec<_>) = pairs.into_iter().partition(|(key, _)| naming::normalized(key) == ACTIVATION);
        let init = InitSpec::from_parts(&name, &others)?;
        match &own[..] {
            [] => Ok(Self { init, activation: None }),
            [(_, value)] => Ok(Self {
                init,
                activation: Some(
                    value.parse().map_err(|error: crate::network::activation::ActivationError| InitError(error.to_string()))?,
                ),
            }),
            _ => Err(InitError(t!("naming.twice", owner = name, key = ACTIVATION).into_owned())),
        }
    }
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let init = self.init.to_string();
        match self.activation {
            None => f.write_str(&init),
            Some(own) => write!(f, "{init}{}{ACTIVATION}={own}", if init.contains(':') { ',' } else { ':' }),
        }
    }
}

impl TryFrom<String> for Row {
    type Error = InitError;

    fn try_from(text: String) -> Result<Self, InitError> {
        text.parse()
    }
}

impl From<Row> for String {
    fn from(row: Row) -> Self {
        row.to_string()
    }
}

#[cfg(test)]
mod tests;
