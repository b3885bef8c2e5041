//! The command line, or the window.

use std::process::ExitCode;

use halfpipe::cli::{self, Cli, CliError};
use halfpipe::language::Language;

#[cfg(feature = "gui")]
use crate::window;

/// In place of the window, in a build without it.
#[cfg(not(feature = "gui"))]
mod window {
    use halfpipe::cli::{CliError, NoWindow, Opening};
    use halfpipe::language::Language;

    pub(crate) fn open(_: Opening, _: Option<&Language>) -> Result<(), CliError> {
        Err(NoWindow::Built.into())
    }
}

/// Run what the arguments ask for; returns the exit code.
pub(crate) fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            cli::report(&error.to_string());
            ExitCode::from(error.code())
        }
    }
}

fn run() -> Result<(), CliError> {
    let of_system = || Language::nearest(sys_locale::get_locales());
    Language::from_arguments(std::env::args_os()).or_else(of_system).unwrap_or_default().make_current();
    let arguments = Cli::from_process()?;
    cli::check_registers()?;
    let Some(command) = arguments.command else {
        return window::open(cli::opening(&arguments)?, arguments.language.as_ref());
    };
    cli::run(command)
}
