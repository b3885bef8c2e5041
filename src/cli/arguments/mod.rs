//! The arguments of the command line.

mod activations;
mod dialects;
mod help;
mod landscape;
mod look;
mod named;
mod parse;
mod paths;
mod refusal;
mod serve;
mod training;

use std::io;
use std::path::{Path, PathBuf};

use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};

use super::CliError;
use crate::experiment::Workspace;
use crate::experiment::activations::Show;
use crate::figure::Theme;
use crate::figure::format::{Format, Library};
use crate::figure::options::PictureOptions;
use crate::files;
use crate::language::Language;
use crate::language::t;
use crate::lesson::link::checked_base;
pub use activations::ActivationsArgs;
pub use dialects::DialectsArgs;
pub(in crate::cli) use landscape::LandscapeArgs;
use look::LookArgs;
pub(in crate::cli) use parse::Shown;
use parse::{parse_count, parse_scale, parse_size};
pub use paths::PathsArgs;
pub use serve::ServeArgs;
pub use training::TrainingArgs;

/// The environment variable with the address before links.
const BASE: &str = "HALFPIPE_BASE";

/// See how optimizers move and how to initialize weights.
///
/// Without a command, the window opens, on a lesson if one is named.
#[derive(Debug, Parser)]
#[command(name = "halfpipe", version, disable_help_subcommand = true)]
pub struct Cli {
    /// The lesson that the window opens on, or another command starts from.
    #[command(flatten)]
    pub lesson: LessonArgs,
    /// The language of all texts, such as en or zh-CN; by default that of the system
    #[arg(long, global = true, value_name = "LANGUAGE")]
    pub language: Option<Language>,
    /// What to do without a window
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Whether the lesson was named without `--preset`, as file managers do, which show nobody what is printed.
    #[arg(skip)]
    pub by_file: bool,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Let optimizers minimize a function of x and y
    Paths(Box<PathsArgs>),
    /// See what a weight initialization does to a deep net
    Activations(Box<ActivationsArgs>),
    /// Train the same net with several optimizers
    Training(Box<TrainingArgs>),
    /// See what libraries do under the name of an optimizer
    Dialects(DialectsArgs),
    /// Open the window, and show halfpipe in browsers too
    Serve(ServeArgs),
    /// List the lessons and examples, or check files
    #[command(subcommand)]
    Presets(PresetsCommand),
}

/// A lesson, and its scene.
#[derive(Args, Debug, Default)]
pub struct LessonArgs {
    /// Start from this lesson or example: a name from `halfpipe presets list`, a file, or a link in quotes
    #[arg(long, value_name = "NAME|FILE|LINK")]
    pub preset: Option<String>,
    /// The number of the lesson's scene, counted from 1
    #[arg(long, value_name = "N", value_parser = parse_count, requires = "preset")]
    pub scene: Option<usize>,
}

/// The arguments of the output.
#[derive(Args, Debug)]
pub(in crate::cli) struct OutputArgs {
    /// What to print to standard output
    #[arg(long, value_enum, default_value_t = PrintFormat::Table)]
    format: PrintFormat,
    /// Write this file instead: .csv, .json, .png, .svg, .pdf, an animation of the steps, .gif or .apng, or a program, .py
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// The size of a picture in pixels, 1 to 8192 each; 1280x720 if not given
    #[arg(long, value_name = "WxH", value_parser = parse_size)]
    size: Option<[usize; 2]>,
    /// How much larger a PNG is in pixels, 1 to 4 times, 1 if not given: text and lines grow with it
    #[arg(long, value_name = "N", value_parser = parse_scale)]
    scale: Option<usize>,
    /// Write the texts of an SVG as outlines, for viewers that have other fonts
    #[arg(long)]
    outlines: bool,
    /// The colours of a picture
    #[arg(long, value_enum, default_value_t = Theme::Light)]
    theme: Theme,
    /// The address of the page to put before a link; by default that of the variable `HALFPIPE_BASE`
    #[arg(long, value_name = "ADDRESS", value_parser = checked_base)]
    base: Option<String>,
    #[command(flatten)]
    look: LookArgs,
}

/// The destination and the format of the results, and the options of a picture.
#[derive(Debug)]
pub(in crate::cli) struct Output {
    /// The format of the results.
    pub(in crate::cli) format: Format,
    /// The options of a picture.
    pub(in crate::cli) options: PictureOptions,
    /// The file; without one, standard output.
    pub(in crate::cli) file: Option<PathBuf>,
}

impl OutputArgs {
    /// The address before a link and the colours of its window, if a link is to be printed instead of results.
    pub(in crate::cli) fn link(&self) -> Result<Option<(String, Theme)>, CliError> {
        if !matches!(self.format, PrintFormat::Link) {
            return Ok(None);
        }
        if self.out.is_some() {
            return Err(CliError::Input(format!("--out: {}", t!("link.no_file"))));
        }
        let of_environment = || match std::env::var(BASE) {
            Ok(text) => checked_base(&text).map_err(|error| CliError::Input(format!("{BASE}: {error}"))),
            Err(_) => Ok(String::new()),
        };
        let base = self.base.clone().map_or_else(of_environment, Ok)?;
        Ok(Some((base, self.theme)))
    }

    /// Check that the results of these settings can be written, before a long run.
    pub(in crate::cli) fn check(&self, workspace: &Workspace) -> Result<Output, CliError> {
        if self.base.is_some() {
            return Err(CliError::Input(format!("--base: {}", t!("link.only"))));
        }
        let named = self.out.as_deref().map(Format::from_path).transpose();
        let format = match named.map_err(|error| CliError::Input(format!("--out {error}")))? {
            Some(format @ Format::Program(_)) if !self.format.is_program() => format,
            None | Some(Format::Program(_)) => self.format.into(),
            Some(format) => format,
        };
        if matches!((format, workspace), (Format::Program(_), Workspace::Activations(_))) {
            return Err(CliError::Input(format!("--out: {}", t!("code.none"))));
        }
        if format.is_animation() && !moves(workspace) {
            return Err(CliError::Input(format!("--out: {}", t!("animation.still"))));
        }
        let options = self.options()?;
        let refused = |argument: &'static str| move |error| CliError::Input(format!("--{argument}: {error}"));
        let size = if options.print.is_some() { "width" } else { "size" };
        options.pixels().map_err(refused(if options.print.is_some() { "width" } else { "scale" }))?;
        if format.is_picture() {
            options.check_part(workspace).map_err(refused("only"))?;
            options.check_size(workspace).map_err(refused(size))?;
        }
        let output = Output { format, options, file: self.out.clone() };
        output.file.as_deref().map_or(Ok(()), files::check_writable).map_err(|error| output.unwritable(&error))?;
        Ok(output)
    }
}

/// Whether the figure has steps.
fn moves(workspace: &Workspace) -> bool {
    match workspace {
        Workspace::Paths(_) => true,
        Workspace::Activations(settings) => settings.show == Show::Symmetry,
        Workspace::Training(_) => false,
    }
}

impl Output {
    /// The error that the file can't be written.
    pub(in crate::cli) fn unwritable(&self, error: &io::Error) -> CliError {
        let file = self.file.as_deref().unwrap_or(Path::new(""));
        CliError::Run(crate::files::reason_with(file, error))
    }
}

/// On or off, to override a lesson's setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Switch {
    /// On, whatever the lesson says
    On,
    /// Off, whatever the lesson says
    Off,
}

impl Switch {
    /// The value of a switch; `before` if it is not given.
    pub(in crate::cli) fn or(switch: Option<Self>, before: bool) -> bool {
        switch.map_or(before, |switch| switch == Self::On)
    }
}

/// The format of the results on standard output.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(in crate::cli) enum PrintFormat {
    /// A table for reading
    Table,
    /// One row per step or layer
    Csv,
    /// Settings and results
    Json,
    /// A program in Python with `NumPy` that makes the same
    Numpy,
    /// A program with `PyTorch`
    Pytorch,
    /// A program with Keras
    Keras,
    /// A program with optax
    Optax,
    /// A link that opens these settings
    Link,
}

impl PrintFormat {
    /// Whether it is a program.
    fn is_program(self) -> bool {
        matches!(self.into(), Format::Program(_))
    }
}

impl From<PrintFormat> for Format {
    fn from(format: PrintFormat) -> Self {
        match format {
            PrintFormat::Table | PrintFormat::Link => Self::Table, // a link is no form of the results: see OutputArgs::link
            PrintFormat::Csv => Self::Csv,
            PrintFormat::Json => Self::Json,
            PrintFormat::Numpy => Self::Program(Library::Numpy),
            PrintFormat::Pytorch => Self::Program(Library::Pytorch),
            PrintFormat::Keras => Self::Program(Library::Keras),
            PrintFormat::Optax => Self::Program(Library::Optax),
        }
    }
}

/// The commands for lessons.
#[derive(Debug, Subcommand)]
pub enum PresetsCommand {
    /// List the lessons and examples that come with halfpipe
    List,
    /// Check files
    Check {
        /// The files
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
}

impl Cli {
    /// The arguments of this process, or an error of one line; help and version end the process.
    pub fn from_process() -> Result<Self, CliError> {
        named::parse(std::env::args_os().collect(), &Language::current()).and_then(Self::passed_on)
    }

    /// The program's arguments and commands with their help in a language, as `--help`, manual pages and completions tell them.
    pub fn described(language: &Language) -> clap::Command {
        help::worded(named::with_file(Self::command()), language)
    }

    /// A lesson that is named before a command is that of the command.
    fn passed_on(mut self) -> Result<Self, CliError> {
        let refuse = |message: std::borrow::Cow<'_, str>| Err(CliError::Input(message.into_owned()));
        let (Some(_), Some(command)) = (&self.lesson.preset, &mut self.command) else { return Ok(self) };
        let lesson = match command {
            Command::Paths(args) => &mut args.lesson,
            Command::Activations(args) => &mut args.lesson,
            Command::Training(args) => &mut args.lesson,
            Command::Serve(args) => &mut args.lesson,
            Command::Dialects(_) | Command::Presets(_) => return refuse(t!("parser.argument", argument = "--preset")),
        };
        if lesson.preset.is_some() {
            return refuse(t!("parser.twice", argument = "--preset <NAME|FILE|LINK>"));
        }
        *lesson = std::mem::take(&mut self.lesson);
        Ok(self)
    }
}
