//! Maps of outcome on the command line: `halfpipe paths --map momentum` and `--basins 256x256`.

use super::arguments::Output;
use super::{CliError, put};
use crate::experiment::paths::Settings;
use crate::experiment::paths::outcome::{MapSpec, basins_while, check_size, settings_map_while};
use crate::figure::export::ExportError;
use crate::figure::outcome::{Outcomes, check_format, encode};
use crate::job::ThreadPool;
use crate::language::t;

/// Write the map of the inspected optimizer's learning rate and another setting.
pub(super) fn map(settings: &Settings, setting: &str, size: Option<[usize; 2]>, output: &Output) -> Result<(), CliError> {
    let usual = MapSpec::default();
    let size = size.unwrap_or(usual.size);
    let spec = MapSpec { optimizer: settings.inspected(), setting: setting.to_owned(), size, ..usual };
    check_format(output.format).map_err(|error| refused(&error))?;
    let made = settings_map_while(settings, &spec, ThreadPool::all_cores(), || true);
    let Some(map) = made.map_err(|message| CliError::Input(format!("--map {message}")))? else { return Ok(()) };
    write(settings, Outcomes::Settings(&map), output)
}

/// The key of a setting that can be the second one of the inspected optimizer's map; the message names those that can.
pub(super) fn second(settings: &Settings, setting: &str) -> Result<String, String> {
    let spec = MapSpec { optimizer: settings.inspected(), setting: setting.to_owned(), ..MapSpec::default() };
    spec.axes(settings).map(|(number, _)| number.key.to_owned())
}

/// The size of the maps in a picture, one for each of `optimizers`, if one is asked for and they can be made.
pub(super) fn checked(
    argument: &str,
    settings: &Settings,
    size: Option<[usize; 2]>,
    optimizers: usize,
) -> Result<Option<[usize; 2]>, CliError> {
    let checked = size.map_or(Ok(()), |size| check_size(settings, size, optimizers));
    checked.map(|()| size).map_err(|message| CliError::Input(format!("{argument} {message}")))
}

/// Write which minima are reached from the starts of the view, by every optimizer that is not hidden.
pub(super) fn basins(settings: &Settings, size: [usize; 2], output: &Output) -> Result<(), CliError> {
    check_format(output.format).map_err(|error| refused(&error))?;
    let shown = settings.optimizers.iter().enumerate().filter(|(_, entry)| entry.visible);
    let shown: Vec<usize> = shown.map(|(index, _)| index).collect();
    if shown.is_empty() {
        return Err(CliError::Input(format!("--basins: {}", t!("refused.no_optimizers"))));
    }
    let made = basins_while(settings, &shown, settings.region(), size, ThreadPool::all_cores(), || true);
    let Some(basins) = made.map_err(|message| CliError::Input(format!("--basins {message}")))? else { return Ok(()) };
    write(settings, Outcomes::Basins(&basins), output)
}

fn write(settings: &Settings, outcomes: Outcomes<'_>, output: &Output) -> Result<(), CliError> {
    let bytes = encode(settings, outcomes, output.format).map_err(|error| CliError::Run(error.to_string()))?;
    put(&bytes, output)
}

/// A format in which there are no maps.
fn refused(error: &ExportError) -> CliError {
    CliError::Input(format!("--out: {error}"))
}
