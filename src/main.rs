//! The binary: the command line, or the window.

use std::process::ExitCode;

use halfpipe::cli::{self, Cli, CliError};

#[cfg(feature = "gui")]
mod clipboard;
#[cfg(feature = "gui")]
mod window;

/// In place of the window, in a build without it.
#[cfg(not(feature = "gui"))]
mod window {
    use halfpipe::cli::CliError;
    use halfpipe::preset::Preset;

    pub(crate) fn open(_: &Preset, _: Option<std::path::PathBuf>, _: bool) -> Result<(), CliError> {
        Err(CliError::Run("this halfpipe was built without its window (feature gui); try `halfpipe paths`".to_owned()))
    }
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            cli::report(&error.to_string());
            ExitCode::from(error.code())
        }
    }
}

fn run() -> Result<(), CliError> {
    let arguments = Cli::from_process()?;
    let Some(command) = arguments.command else {
        let (preset, file) = cli::lesson(arguments.preset.as_deref())?;
        return window::open(&preset, file, arguments.preset.is_some());
    };
    cli::run(command)
}
