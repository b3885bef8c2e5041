//! The command line: arguments to settings to results to output.

mod activations;
mod animation;
mod arguments;
mod dialects;
mod landscape;
mod link;
mod no_window;
mod opened;
mod outcome;
mod paths;
mod registers;
pub mod serve;
mod training;

use std::io::{self, Write};
use std::path::PathBuf;

pub use arguments::{Cli, Command, LessonArgs};
use arguments::{Output, PresetsCommand};
pub use no_window::NoWindow;
use opened::Opened;
pub use registers::check_registers;

use crate::experiment::{Entry, Workspace};
use crate::figure::Figure;
use crate::figure::export::Export;
use crate::files;
use crate::language::t;
use crate::lesson::link::Link;
use crate::lesson::{EMBEDDED, LESSONS, Lesson, LessonError, Scene};

/// The error of a command, with a message for the user.
#[derive(Debug, thiserror::Error)]
pub enum CliError {
    /// An argument or a preset is wrong: exit code 2.
    #[error("{0}")]
    Input(String),
    /// The run failed, as when a file can't be written: exit code 1.
    #[error("{0}")]
    Run(String),
    /// The errors have been printed already: exit code 2.
    #[error("")]
    Reported,
    /// The user has stopped the run, and the results so far are written: exit code 130, as after any Ctrl+C.
    #[error("{0}")]
    Stopped(String),
}

impl CliError {
    /// The exit code of the process.
    pub fn code(&self) -> u8 {
        match self {
            Self::Run(_) => 1,
            Self::Input(_) | Self::Reported => 2,
            Self::Stopped(_) => 130,
        }
    }
}

impl From<LessonError> for CliError {
    fn from(error: LessonError) -> Self {
        Self::Input(error.to_string())
    }
}

/// The lesson that the window opens with.
#[derive(Debug)]
pub struct Opening {
    /// The lesson.
    pub lesson: Lesson,
    /// The index of its scene.
    pub scene: usize,
    /// Its file, if it comes from one.
    pub file: Option<PathBuf>,
    /// Its name, if it is an embedded one.
    pub name: Option<String>,
    /// Whether it was requested, and so replaces the lesson of the last session.
    pub requested: bool,
    /// The link that it was requested by, which brings settings, colours and a language too.
    pub link: Option<Link>,
    /// What the window says at once: why another lesson could not be opened.
    pub warning: Option<String>,
}

/// The lesson that the window opens with: the one of the arguments, or [`FIRST_LESSON`]. Where a file manager has called and its file
/// can't be opened, the window is the only place to say so.
pub fn opening(arguments: &Cli) -> Result<Opening, CliError> {
    match lesson_of(&arguments.lesson) {
        Err(error) if arguments.by_file => {
            report(&error.to_string());
            Ok(Opening { warning: Some(error.to_string()), ..lesson_of(&LessonArgs::default())? })
        }
        opened => opened,
    }
}

fn lesson_of(args: &LessonArgs) -> Result<Opening, CliError> {
    let Opened { link, file, by_link } = args.open_text(args.preset.as_deref().unwrap_or(FIRST_LESSON))?;
    let (lesson, scene, name) = (link.lesson.clone(), link.scene, link.name.clone());
    let requested = args.preset.is_some();
    Ok(Opening { lesson, scene, file, name, requested, link: by_link.then_some(link), warning: None })
}

/// The lesson that the window opens with by default; its settings are the defaults.
pub const FIRST_LESSON: &str = "four-optimizers";

/// Run a command; results go to standard output.
pub fn run(command: Command) -> Result<(), CliError> {
    match command {
        Command::Paths(args) => paths::run(&args),
        Command::Activations(args) => activations::run(&args),
        Command::Training(args) => training::run(&args),
        Command::Dialects(args) => dialects::run(&args),
        Command::Serve(args) => serve::start(&args)?.until_interrupt(),
        Command::Presets(PresetsCommand::List) => print(list().as_bytes()),
        Command::Presets(PresetsCommand::Check { files }) => check(&files),
    }
}

/// Write a figure to the output.
fn write(figure: Figure<'_>, output: &Output, scene: Option<&Scene>) -> Result<(), CliError> {
    let export = Export { figure, options: output.options, scene };
    let bytes = if output.format.is_animation() {
        animation::bytes(&export, output.format)?
    } else {
        export.to_bytes(output.format, &|| true).map_err(|error| CliError::Run(error.to_string()))?
    };
    #[cfg(feature = "gui")]
    if crate::picture::theme::fonts::is_damaged() {
        report(&t!("language.no_font"));
    }
    put(&bytes, output)
}

/// Write bytes to the file or to standard output.
fn put(bytes: &[u8], output: &Output) -> Result<(), CliError> {
    match &output.file {
        Some(file) => files::write_atomically(file, bytes).map_err(|error| output.unwritable(&error)),
        None => print(bytes),
    }
}

/// Hide the optimizers at these positions of the list.
fn hide(entries: &mut [Entry], positions: &[usize]) -> Result<(), CliError> {
    let count = entries.len();
    positions.iter().try_for_each(|position| {
        let error = || CliError::Input(t!("parser.no_place", place = position + 1, count = count).into_owned());
        entries.get_mut(*position).ok_or_else(error).map(|entry| entry.visible = false)
    })
}

/// The settings of a command; `None` if it makes no figure.
pub fn settings(command: &Command) -> Result<Option<Workspace>, CliError> {
    Ok(Some(match command {
        Command::Paths(args) => paths::settings(args, args.lesson.open()?.as_ref())?.into(),
        Command::Activations(args) => activations::settings(args, args.lesson.open()?.as_ref())?.into(),
        Command::Training(args) => training::settings(args, args.lesson.open()?.as_ref())?.into(),
        Command::Dialects(_) | Command::Serve(_) | Command::Presets(_) => return Ok(None),
    }))
}

/// The list of lessons and examples: name, title, and number of scenes.
fn list() -> String {
    let all = || LESSONS.iter().chain(EMBEDDED);
    let width = all().map(|(slug, _)| slug.len()).max().unwrap_or(0);
    let about = |slug: &str, text: &str| match Lesson::parse(slug, text) {
        Ok(lesson) if lesson.scenes.len() > 1 => {
            t!("command.scenes", title = lesson.title.shown(), count = lesson.scenes.len()).into_owned()
        }
        Ok(lesson) => lesson.title.shown().to_owned(),
        Err(_) => String::new(),
    };
    let line = |(slug, text): &(&str, &str)| format!("{slug:<width$}  {}\n", about(slug, text));
    all().map(line).collect()
}

/// Check files: valid ones are reported on standard output, errors on standard error.
fn check(files: &[PathBuf]) -> Result<(), CliError> {
    let mut all_valid = true;
    for file in files {
        match Lesson::read(file) {
            Ok(_) => print(format!("{}\n", t!("command.file_ok", file = file.display())).as_bytes())?,
            Err(error) => {
                all_valid = false;
                report(&error.to_string());
            }
        }
    }
    if all_valid { Ok(()) } else { Err(CliError::Reported) }
}

/// Print to standard output; a closed pipe (`| head`) is no error.
fn print(bytes: &[u8]) -> Result<(), CliError> {
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(CliError::Run(t!("command.output", error = crate::files::reason(&error)).into_owned()))
        }
        _ => Ok(()),
    }
}

/// Print an error on one line of standard error.
pub fn report(message: &str) {
    let line = message.split_whitespace().collect::<Vec<_>>().join(" ");
    if !line.is_empty() {
        let _ = writeln!(io::stderr(), "halfpipe: {line}"); // there is no way to report a failure of this
    }
}

#[cfg(test)]
mod tests;
