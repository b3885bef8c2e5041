//! The command line, or the window.

use std::process::ExitCode;

use halfpipe::cli::{self, Cli, CliError, Command, serve};
use halfpipe::language::Language;

#[cfg(feature = "gui")]
use crate::window;

/// In place of the window, in a build without it.
#[cfg(not(feature = "gui"))]
mod window {
    use halfpipe::cli::serve::Serving;
    use halfpipe::cli::{NoWindow, Opening};
    use halfpipe::language::Language;

    pub(crate) fn open(_: Opening, _: Option<&Language>, _: Option<&Serving>) -> Result<(), NoWindow> {
        Err(NoWindow::Built)
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
    let language = arguments.language.as_ref();
    match arguments.command {
        None => Ok(window::open(cli::opening(&arguments)?, language, None)?),
        Some(Command::Serve(args)) => {
            let opening = serve::opening(&args)?;
            let serving = serve::start(&args)?;
            match window::open(opening, language, Some(&serving)) {
                Ok(()) => Ok(()),
                Err(_) => serving.until_interrupt(), // without a window the terminal shows the code
            }
        }
        Some(command) => cli::run(command),
    }
}
