//! The binary: the command line, or the window.

use std::process::ExitCode;

use halfpipe::cli::{self, Cli, CliError};

#[cfg(feature = "gui")]
mod window;

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
    match arguments.command {
        Some(command) => cli::run(command),
        #[cfg(feature = "gui")]
        None => {
            let (preset, file) = cli::lesson(arguments.preset.as_deref())?;
            window::open(&preset, file)
        }
        #[cfg(not(feature = "gui"))]
        None => Err(CliError::Run("this halfpipe was built without its window (feature gui); try `halfpipe paths`".to_owned())),
    }
}
