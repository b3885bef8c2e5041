//! The command line: arguments to settings to results to output.

mod arguments;

use std::io::{self, Write};
use std::path::PathBuf;

pub use arguments::{Cli, Command};
use arguments::{Format, PathsArgs, PresetsCommand, Rates};

use crate::experiment::paths::sweep::{sweep_while, take_best};
use crate::experiment::paths::{self, Camera, Entry, RateRule, Settings};
use crate::figure;
use crate::figure::form::{Form, Look};
use crate::landscape::LandscapeSpec;
use crate::optimizer::OptimizerSpec;
use crate::preset::{self, EMBEDDED, Preset, PresetError};

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
        Command::Presets(PresetsCommand::List) => print(list().as_bytes()),
        Command::Presets(PresetsCommand::Check { files }) => check(&files),
    }
}

fn run_paths(args: &PathsArgs) -> Result<(), CliError> {
    let settings = settings(args)?;
    let form = args.out.as_deref().map(Form::of).transpose().map_err(|error| CliError::Input(format!("--out {error}")))?;
    let results = paths::run(&settings);
    let look = Look { size: args.size, theme: args.theme };
    let bytes = |form: Form| form.bytes(&settings, &results, look).map_err(CliError::Run);
    match (form.zip(args.out.as_deref()), args.format) {
        (Some((form, file)), _) => {
            preset::write_whole(file, &bytes(form)?).map_err(|error| CliError::Run(format!("{}: {error}", file.display())))
        }
        (None, Format::Table) => print(figure::table::paths(&settings, &results).as_bytes()),
        (None, Format::Csv) => print(&bytes(Form::Csv)?),
        (None, Format::Json) => print(&bytes(Form::Json)?),
    }
}

/// The settings that the arguments ask for: the preset's or the window's, with what is named on the command line.
fn settings(args: &PathsArgs) -> Result<Settings, CliError> {
    let input = |message: String| CliError::Input(message);
    let mut settings = match &args.preset {
        Some(name) => Preset::open(name)?.0.paths().clone(),
        None => Settings::default(),
    };
    if let Some(text) = &args.landscape {
        settings.set_landscape(text.parse().map_err(|error| input(format!("--landscape {error}")))?);
    }
    settings.view = args.view.or(settings.view);
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
    if args.surface {
        settings.surface = settings.surface.or(Some(Camera::default()));
    }
    let noise = &mut settings.noise;
    noise.deviation = args.noise.unwrap_or(noise.deviation);
    noise.seed = args.seed.unwrap_or(noise.seed);
    noise.seeds = args.seeds.unwrap_or(noise.seeds);
    match args.rates {
        Some(Rates::Usual) => settings.take_home_rates(),
        Some(Rates::Equal) => settings.rates = RateRule::Equal,
        Some(Rates::FirstStep) => settings.rates = RateRule::FirstStep,
        Some(Rates::Best) => settings.rates = RateRule::Best,
        None => {}
    }
    settings.validate().map_err(|error| input(format!("--{}", error.to_string().replacen("starts", "start", 1))))?;
    settings.settle(&settings.clone());
    if settings.rates == RateRule::Best {
        let sweeps = sweep_while(&settings, || true);
        take_best(&mut settings, &sweeps);
    }
    Ok(settings)
}

/// An optimizer; at the learning rate that suits it on the landscape if it names none.
fn optimizer(text: &str, landscape: &LandscapeSpec) -> Result<Entry, String> {
    let spec: OptimizerSpec = text.parse().map_err(|error| format!("--optimizer {error}"))?;
    let spec = if OptimizerSpec::names_rate(text) { spec } else { paths::at_home(spec, landscape) };
    Ok(Entry::from(spec))
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
