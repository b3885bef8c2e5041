//! The command line: arguments to settings to results to output.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::experiment::paths::{self, Entry, Settings};
use crate::figure::{self, Theme};
use crate::landscape::{LandscapeSpec, Point};
use crate::optimizer::OptimizerSpec;
use crate::preset::{self, EMBEDDED, Preset, PresetError};

/// See how optimizers walk and how weights should start.
///
/// Without a command the window opens.
#[derive(Debug, Parser)]
#[command(name = "halfpipe", version, disable_help_subcommand = true)]
pub struct Cli {
    /// Open the window on this lesson: a name of `halfpipe presets list`, or a file
    #[arg(long, value_name = "NAME|FILE")]
    pub preset: Option<String>,
    /// What to do without a window
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What can be done without a window.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Let optimizers walk on a landscape
    Paths(PathsArgs),
    /// List the lessons, or check files
    #[command(subcommand)]
    Presets(PresetsCommand),
}

/// The arguments of `halfpipe paths`.
#[derive(Args, Debug)]
pub struct PathsArgs {
    /// Start from this lesson: a name of `halfpipe presets list`, or a file
    #[arg(long, value_name = "NAME|FILE")]
    preset: Option<String>,
    /// The function to walk on, such as `rosenbrock` or `bowl:a=0.05`
    #[arg(long, value_name = "NAME[:key=value]")]
    landscape: Option<LandscapeSpec>,
    /// Who walks, such as `sgd:lr=0.95`; may be repeated
    #[arg(long = "optimizer", value_name = "NAME[:key=value,...]")]
    optimizers: Vec<String>,
    /// Where to start; may be repeated
    #[arg(long = "start", value_name = "X,Y", allow_hyphen_values = true, value_parser = parse_point)]
    starts: Vec<Point>,
    /// The number of updates, 0 to 100000
    #[arg(long, value_name = "N", value_parser = parse_steps)]
    steps: Option<usize>,
    /// What to print to standard output
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    /// Write this file instead: .csv, .json, .png or .svg
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// The size of a picture in pixels, 1 to 8192 each
    #[arg(long, value_name = "WxH", value_parser = parse_size, default_value = "1280x720")]
    size: [usize; 2],
    /// The colours of a picture
    #[arg(long, value_enum, default_value_t = Theme::Light)]
    theme: Theme,
}

/// The form of the results on standard output.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// A table for reading
    Table,
    /// One row a step
    Csv,
    /// Settings and paths
    Json,
}

/// What can be done with lessons.
#[derive(Debug, Subcommand)]
pub enum PresetsCommand {
    /// List the lessons that come with halfpipe
    List,
    /// Check files
    Check {
        /// The files
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
}

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
}

impl CliError {
    /// The exit code of the process.
    pub fn code(&self) -> u8 {
        match self {
            Self::Run(_) => 1,
            Self::Input(_) | Self::Told => 2,
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
        Command::Paths(args) => run_paths(&args),
        Command::Presets(PresetsCommand::List) => print(&list()),
        Command::Presets(PresetsCommand::Check { files }) => check(&files),
    }
}

fn run_paths(args: &PathsArgs) -> Result<(), CliError> {
    let settings = settings(args)?;
    let form = match &args.out {
        Some(file) => Output::of(file)?,
        None => Output::Text(args.format),
    };
    let results = paths::run(&settings);
    let bytes = form.bytes(&settings, &results, args)?;
    match &args.out {
        Some(file) => preset::write_whole(file, &bytes).map_err(|error| CliError::Run(format!("{}: {error}", file.display()))),
        None => print(&String::from_utf8_lossy(&bytes)),
    }
}

/// The settings that the arguments ask for: the preset's or the window's, with what is named on the command line.
fn settings(args: &PathsArgs) -> Result<Settings, CliError> {
    let input = |message: String| CliError::Input(message);
    let mut settings = match &args.preset {
        Some(name) => Preset::open(name)?.0.paths().clone(),
        None => Settings::default(),
    };
    if let Some(landscape) = &args.landscape {
        settings.set_landscape(landscape.clone());
    }
    if !args.optimizers.is_empty() {
        settings.optimizers =
            args.optimizers.iter().map(|text| optimizer(text, &settings.landscape)).collect::<Result<_, _>>().map_err(input)?;
    }
    if !args.starts.is_empty() {
        settings.starts.clone_from(&args.starts);
    }
    if let Some(steps) = args.steps {
        settings.steps = steps;
        settings.shown = None;
    }
    settings.validate().map_err(|error| input(format!("--{}", error.to_string().replacen("starts", "start", 1))))?;
    Ok(settings)
}

/// An optimizer; at the learning rate that suits it on the landscape if it names none.
fn optimizer(text: &str, landscape: &LandscapeSpec) -> Result<Entry, String> {
    let spec: OptimizerSpec = text.parse().map_err(|error| format!("--optimizer {error}"))?;
    let spec = if OptimizerSpec::names_rate(text) { spec } else { paths::at_home(spec, landscape) };
    Ok(Entry::from(spec))
}

/// The form of the output.
enum Output {
    Text(Format),
    Png,
    Svg,
}

impl Output {
    /// The form that a file's ending asks for.
    fn of(file: &Path) -> Result<Self, CliError> {
        let ending = file.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        match ending.as_deref() {
            Some("csv") => Ok(Self::Text(Format::Csv)),
            Some("json") => Ok(Self::Text(Format::Json)),
            Some("png") => Ok(Self::Png),
            Some("svg") => Ok(Self::Svg),
            _ => Err(CliError::Input(format!("--out {}: the ending must be .csv, .json, .png or .svg", file.display()))),
        }
    }

    fn bytes(&self, settings: &Settings, results: &[paths::Path], args: &PathsArgs) -> Result<Vec<u8>, CliError> {
        let failed = |error: &dyn std::fmt::Display| CliError::Run(error.to_string());
        match self {
            Self::Text(Format::Table) => Ok(figure::table::paths(settings, results).into_bytes()),
            Self::Text(Format::Csv) => Ok(figure::csv::paths(settings, results).into_bytes()),
            Self::Text(Format::Json) => {
                figure::json::paths(settings, results).map(String::into_bytes).map_err(|error| failed(&error))
            }
            #[cfg(feature = "gui")]
            Self::Png => figure::picture::png(settings, results, args.size, args.theme).map_err(|error| failed(&error)),
            #[cfg(feature = "gui")]
            Self::Svg => Ok(figure::picture::svg(settings, results, args.size, args.theme).into_bytes()),
            #[cfg(not(feature = "gui"))]
            Self::Png | Self::Svg => {
                let _ = args;
                Err(failed(&"this halfpipe was built without pictures (feature gui); .csv and .json work"))
            }
        }
    }
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
            Ok(_) => print(&format!("{}: ok\n", file.display()))?,
            Err(error) => {
                all_good = false;
                report(&error.to_string());
            }
        }
    }
    if all_good { Ok(()) } else { Err(CliError::Told) }
}

/// Print to standard output; a reader that has gone away (`| head`) is no error.
fn print(text: &str) -> Result<(), CliError> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
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

impl Cli {
    /// The arguments of this process; help and version end it, and what is wrong is told in one line.
    pub fn from_process() -> Result<Self, CliError> {
        Self::try_parse().map_err(|error| {
            if !error.use_stderr() {
                error.exit();
            }
            let text = error.to_string();
            let told = text.split("\n\nUsage:").next().unwrap_or_default();
            let told = told.split("\n\nFor more information").next().unwrap_or_default();
            CliError::Input(told.trim_start_matches("error: ").to_owned())
        })
    }
}

fn parse_point(text: &str) -> Result<Point, String> {
    let wrong = || "write two finite numbers as X,Y, such as -7,2".to_owned();
    let (x, y) = text.split_once(',').ok_or_else(wrong)?;
    let number = |part: &str| part.trim().parse::<f64>().ok().filter(|number| number.is_finite()).ok_or_else(wrong);
    Ok([number(x)?, number(y)?])
}

fn parse_steps(text: &str) -> Result<usize, String> {
    text.parse()
        .ok()
        .filter(|steps| *steps <= paths::MAX_STEPS)
        .ok_or_else(|| format!("must be a whole number from 0 to {}", paths::MAX_STEPS))
}

fn parse_size(text: &str) -> Result<[usize; 2], String> {
    let side = |part: &str| part.parse().ok().filter(|side| (1..=8192).contains(side));
    let sides = text.split_once(['x', 'X', '×']).and_then(|(width, height)| Some([side(width)?, side(height)?]));
    sides.ok_or_else(|| "write WIDTHxHEIGHT, each from 1 to 8192, such as 1280x720".to_owned())
}
