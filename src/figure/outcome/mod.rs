//! Maps of outcome as a table, CSV or JSON.

mod csv;
mod json;
mod table;

use super::export::ExportError;
use super::format::Format;
use crate::experiment::paths::Settings;
use crate::experiment::paths::outcome::{Basins, SettingsMap};
use crate::language::t;

/// What a map shows.
#[derive(Clone, Copy, Debug)]
pub enum Outcomes<'a> {
    /// How walks end, by learning rate and another setting.
    Settings(&'a SettingsMap),
    /// Which minima are reached, by start; one map for each optimizer.
    Basins(&'a [Basins]),
}

/// Check that a map can be written in a format.
pub fn check_format(format: Format) -> Result<(), ExportError> {
    match format {
        Format::Table | Format::Csv | Format::Json => Ok(()),
        _ => Err(ExportError::Refused(t!("maps.no_program").into_owned())),
    }
}

/// A map as a table, CSV or JSON.
pub fn encode(settings: &Settings, outcomes: Outcomes<'_>, format: Format) -> Result<Vec<u8>, ExportError> {
    check_format(format)?;
    match format {
        Format::Csv => Ok(csv::encode(settings, outcomes)?),
        Format::Json => Ok(json::encode(settings, outcomes)?.into_bytes()),
        _ => Ok(table::encode(settings, outcomes).into_bytes()),
    }
}
