//! A lesson that is named without `--preset`, as `halfpipe lesson.halfpipe`: so a file manager calls a program.
//!
//! As an argument of clap's it would swallow mistyped commands, and their hints. So what is no command is read as the value of
//! `--preset` if it looks like a lesson.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command, CommandFactory, FromArgMatches, ValueHint};

use super::super::CliError;
use super::{Cli, help, refusal};
use crate::language::Language;
use crate::lesson::Lesson;

/// The command as it is described: with the argument for a lesson.
pub(super) fn with_file(command: Command) -> Command {
    command.arg(Arg::new("file").value_name("NAME|FILE").value_hint(ValueHint::FilePath))
}

/// Read arguments, the first of which is the program. An error is of one line; help and version end the process.
pub(super) fn parse(mut arguments: Vec<OsString>, language: &Language) -> Result<Cli, CliError> {
    let mut by_file = false;
    loop {
        let error = match read(help::worded(Cli::command(), language), &arguments) {
            Ok(cli) => return Ok(Cli { by_file, ..cli }),
            Err(error) => error,
        };
        if !error.use_stderr() {
            let of_described = read(help::worded(with_file(Cli::command()), language), &arguments);
            of_described.err().unwrap_or(error).exit();
        }
        match lesson(&error).and_then(|word| before_commands(&arguments, word)) {
            Some(at) => {
                let mut preset = OsString::from("--preset=");
                preset.push(&arguments[at]);
                (arguments[at], by_file) = (preset, true);
            }
            None => return Err(CliError::Input(refusal::message(&error))),
        }
    }
}

fn read(mut command: Command, arguments: &[OsString]) -> Result<Cli, clap::Error> {
    let matches = command.try_get_matches_from_mut(arguments);
    matches.and_then(|matches| Cli::from_arg_matches(&matches)).map_err(|error| error.format(&mut command))
}

/// What stands in place of a command, if it is meant as a lesson.
fn lesson(error: &clap::Error) -> Option<&str> {
    match error.get(ContextKind::InvalidSubcommand) {
        Some(ContextValue::String(word)) if error.kind() == ErrorKind::InvalidSubcommand => {
            Lesson::is_named(word).then_some(word)
        }
        _ => None,
    }
}

/// The place of a word among the arguments, if no command comes before it.
fn before_commands(arguments: &[OsString], word: &str) -> Option<usize> {
    let at = arguments.iter().position(|argument| argument == word)?;
    let command = Cli::command();
    arguments[1..at].iter().all(|argument| command.find_subcommand(argument).is_none()).then_some(at)
}

#[cfg(test)]
mod tests;
