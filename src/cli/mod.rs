//! The command line: arguments to settings to results to output.

mod activations;
mod arguments;
mod film;
mod paths;
mod training;

use std::io::{self, Write};
use std::path::PathBuf;

pub use arguments::{Cli, Command};
use arguments::{OutputArgs, PresetsCommand};

use crate::experiment::Entry;
use crate::figure::Figure;
use crate::preset::{self, EMBEDDED, Preset, PresetError, Workspace};

/// Why a command failed; worded for the user.
#[derive(Debug, thiserror::Error)]
pub enum CliError {
    /// An argument or a preset is wrong: exit code 2.
    #[error("{0}")]
    Input(String),
    /// The run failed, as when a file can't be written: exit code 1.
    #[error("{0}")]
    Run(String),
    /// Everything was said already: exit code 2.
    #[error("")]
    Told,
    /// The user has stopped the run, and what there was is written: exit code 130, as after any Ctrl+C.
    #[error("{0}")]
    Stopped(String),
}

impl CliError {
    /// The exit code of the process.
    pub fn code(&self) -> u8 {
        match self {
            Self::Run(_) => 1,
            Self::Input(_) | Self::Told => 2,
            Self::Stopped(_) => 130,
        }
    }
}

impl From<PresetError> for CliError {
    fn from(error: PresetError) -> Self {
        Self::Input(error.to_string())
    }
}

/// The lesson that the window opens on: the named one, with its file if it is one, or the four optimizers on the bowl.
pub fn lesson(name_or_file: Option<&str>) -> Result<(Preset, Option<PathBuf>), CliError> {
    Ok(Preset::open(name_or_file.unwrap_or(FIRST_LESSON))?)
}

/// The lesson that the window opens on when none is named; its settings are the defaults.
pub const FIRST_LESSON: &str = "four-optimizers";

/// Run a command; results go to standard output.
pub fn run(command: Command) -> Result<(), CliError> {
    match command {
        Command::Paths(args) => paths::run(&args),
        Command::Activations(args) => activations::run(&args),
        Command::Training(args) => training::run(&args),
        Command::Presets(PresetsCommand::List) => print(list().as_bytes()),
        Command::Presets(PresetsCommand::Check { files }) => check(&files),
    }
}

/// Write a figure where the arguments say.
fn write(figure: &Figure<'_>, output: &OutputArgs, lesson: Option<&Preset>) -> Result<(), CliError> {
    let form = output.form()?;
    let bytes = if form.is_film() {
        film::bytes(figure, output, lesson)?
    } else {
        form.bytes(figure, output.look(), lesson).map_err(CliError::Run)?
    };
    match &output.out {
        Some(file) => preset::write_whole(file, &bytes).map_err(|error| output.unwritable(&error)),
        None => print(&bytes),
    }
}

/// The lesson that a command starts from.
fn open(name_or_file: Option<&str>) -> Result<Option<Preset>, CliError> {
    Ok(name_or_file.map(Preset::open).transpose()?.map(|(lesson, _)| lesson))
}

/// That a lesson is of another workspace than the command.
fn other_workspace(name: Option<&str>, preset: &Preset) -> CliError {
    let name = name.unwrap_or_default();
    CliError::Input(format!("--preset {name} is not for this command: try `halfpipe {} --preset {name}`", preset.workspace.key()))
}

/// Hide the optimizers at these places of the list.
fn hide(entries: &mut [Entry], places: &[usize]) -> Result<(), CliError> {
    let count = entries.len();
    places.iter().try_for_each(|place| {
        let told = || CliError::Input(format!("--hide {}: there are {count} optimizers", place + 1));
        entries.get_mut(*place).ok_or_else(told).map(|entry| entry.visible = false)
    })
}

/// The settings that a command asks for; `None` if it is none that makes a figure.
pub fn settings(command: &Command) -> Result<Option<Workspace>, CliError> {
    Ok(Some(match command {
        Command::Paths(args) => paths::settings(args, open(args.preset.as_deref())?.as_ref())?.into(),
        Command::Activations(args) => activations::settings(args, open(args.preset.as_deref())?.as_ref())?.into(),
        Command::Training(args) => training::settings(args, open(args.preset.as_deref())?.as_ref())?.into(),
        Command::Presets(_) => return Ok(None),
    }))
}

/// The lessons: name and title.
fn list() -> String {
    let width = EMBEDDED.iter().map(|(slug, _)| slug.len()).max().unwrap_or(0);
    let title = |slug: &str, text: &str| Preset::parse(slug, text).map(|preset| preset.title).unwrap_or_default();
    let line = |(slug, text): &(&str, &str)| format!("{slug:<width$}  {}\n", title(slug, text));
    EMBEDDED.iter().map(line).collect()
}

/// Check files: good ones are told on standard output, bad ones on standard error.
fn check(files: &[PathBuf]) -> Result<(), CliError> {
    let mut all_good = true;
    for file in files {
        match Preset::read(file) {
            Ok(_) => print(format!("{}: ok\n", file.display()).as_bytes())?,
            Err(error) => {
                all_good = false;
                report(&error.to_string());
            }
        }
    }
    if all_good { Ok(()) } else { Err(CliError::Told) }
}

/// Print to standard output; a reader that has gone away (`| head`) is no error.
fn print(bytes: &[u8]) -> Result<(), CliError> {
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(CliError::Run(format!("standard output: {error}"))),
        _ => Ok(()),
    }
}

/// One error line on standard error.
pub fn report(message: &str) {
    let line = message.split_whitespace().collect::<Vec<_>>().join(" ");
    if !line.is_empty() {
        let _ = writeln!(io::stderr(), "halfpipe: {line}"); // if this fails nobody is left to tell
    }
}

#[cfg(test)]
mod tests;
