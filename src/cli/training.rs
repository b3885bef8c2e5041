//! `halfpipe training`: arguments to settings to a training run, with its log and its progress.

use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use super::arguments::{Switch, TrainingArgs};
use super::opened::Opened;
use super::{CliError, hide, landscape, link, put, report, write};
use crate::clock::Stopwatch;
use crate::dataset::{Dataset, DatasetError};
use crate::experiment::training::{Axis, Curve, RunControl, Settings, TrainingRun, with_usual_rate};
use crate::experiment::{Entry, SettingsError};
use crate::figure::format::Format;
use crate::figure::{Figure, code};
use crate::job::{Status, Thread, ThreadPool};
use crate::language::t;
use crate::lesson::Scene;
use crate::network::init::InitError;
use crate::optimizer::OptimizerSpec;
use crate::words::training::log;

/// Refresh interval of log and progress.
const REFRESH_INTERVAL: Duration = Duration::from_millis(50);
/// The exit code of a process ended by Ctrl+C.
const INTERRUPTED: i32 = 130;

/// Run the command.
pub(super) fn run(args: &TrainingArgs) -> Result<(), CliError> {
    let opened = args.lesson.opened()?;
    let lesson = opened.as_ref().and_then(Opened::scene);
    let settings = settings(args, lesson.as_ref())?;
    if link::print_if_asked(&args.output, opened, &settings.clone().into())? {
        return Ok(());
    }
    let output = args.output.check(&settings.clone().into())?;
    if let Format::Program(library) = output.format {
        let program = code::program(&settings.into(), library).map_err(CliError::Input)?;
        return put(program.as_bytes(), &output); // it trains, not we
    }
    let data = Dataset::open(settings.data.as_deref()).map_err(|error| unreadable(&error, args.data.as_deref()))?;
    data.notes.iter().for_each(|note| report(&format!("{}: {note}", data.name)));
    let pool = args.threads.map_or_else(ThreadPool::all_cores, ThreadPool::with_threads);
    landscape::check_images(&args.landscape, &data)?;
    let run = train(&settings, Arc::clone(&data), pool)?;
    let (results, stopped) = (run.results(), !run.is_finished());
    let map = match settings.landscape {
        Some(_) => landscape::map(&settings, &run.kept_walks(), &data, pool, output.format.is_picture())?,
        None => None,
    };
    drop((run, data));
    let figure = map.as_ref().map_or(Figure::Training(&settings, &results), |map| Figure::Landscape(&settings, &results, map));
    write(figure, &output, lesson.as_ref())?;
    if stopped {
        let done = results.curves.iter().flatten().filter(|curve| curve.non_finite.is_none()).map(Curve::iterations).min();
        let done = done.unwrap_or(0);
        return Err(CliError::Stopped(t!("command.stopped", made = done, all = settings.iterations).into_owned()));
    }
    Ok(())
}

/// Why the data can't be read: what was given, or what a lesson or a picture was made with.
fn unreadable(error: &DatasetError, given: Option<&Path>) -> CliError {
    CliError::Input(match (error, given) {
        (DatasetError::NotHere(_), Some(given)) => format!("--data {}: {}", given.display(), t!("data.nowhere")),
        (DatasetError::NotHere(_), None) => error.to_string(),
        _ => format!("--data {error}"),
    })
}

/// Train until the end or Ctrl+C; a run that was stopped is not finished.
fn train(settings: &Settings, data: Arc<Dataset>, pool: ThreadPool) -> Result<TrainingRun, CliError> {
    let interrupted = on_interrupt();
    let mut run = TrainingRun::new(settings, data).map_err(|error| input(&error))?;
    let mut progress_log = ProgressLog::new(settings);
    let curves = run.curves();
    let work = move |control: &crate::job::Control| {
        let watch = Stopwatch::start();
        run.run(pool, RunControl { should_continue: &|| control.should_continue(), seconds: &|| watch.seconds() });
        run
    };
    let job: Thread<_> = Thread::spawn(work, || {});
    let mut shown = vec![Curve::default(); curves.len()];
    loop {
        let status = job.wait(REFRESH_INTERVAL);
        for (copy, curve) in shown.iter_mut().zip(&curves) {
            copy.catch_up(&curve.lock().unwrap_or_else(std::sync::PoisonError::into_inner));
        }
        progress_log.update(&shown);
        match status {
            Status::Running if interrupted.load(Ordering::Relaxed) > 0 => job.cancel(),
            Status::Running => {}
            Status::Done(run) => {
                progress_log.end();
                return Ok(run);
            }
            Status::NoData(_) | Status::Failed => return Err(CliError::Run(t!("command.failed").into_owned())),
        }
    }
}

/// A counter of Ctrl+C from now on; the second Ctrl+C ends the process at once.
pub(super) fn on_interrupt() -> Arc<AtomicUsize> {
    let pressed = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&pressed);
    let handler = move || {
        if count.fetch_add(1, Ordering::Relaxed) > 0 {
            std::process::exit(INTERRUPTED);
        }
    };
    let _ = ctrlc::set_handler(handler); // without a handler Ctrl+C just ends the process
    pressed
}

/// Log and progress on standard error.
struct ProgressLog {
    names: Vec<String>,
    seeds: usize,
    /// The iteration up to which the log is written.
    logged: usize,
    /// The progress bar, if standard error is a terminal.
    bar: Option<ProgressBar>,
}

impl ProgressLog {
    fn new(settings: &Settings) -> Self {
        let names = settings.names();
        let all = (names.len() * settings.seeds * settings.iterations) as u64;
        let bar = io::stderr().is_terminal().then(|| {
            let style =
                ProgressStyle::with_template(&format!("{{bar:40}} {{percent}} %, {}", t!("command.left", time = "{eta}")));
            ProgressBar::new(all).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
        });
        Self { names, seeds: settings.seeds, logged: 0, bar }
    }

    /// Update log and progress to the curves; those of the first seed are logged.
    fn update(&mut self, curves: &[Curve]) {
        let first: Vec<&Curve> = curves.iter().step_by(self.seeds).collect();
        let running = first.iter().filter(|curve| curve.non_finite.is_none()).map(|curve| curve.iterations()).min();
        let longest = first.iter().map(|curve| curve.iterations()).max();
        let done = running.or(longest).unwrap_or(0); // if all have diverged, no more will follow
        let text = log(&self.names, &first, self.logged..done);
        self.logged = self.logged.max(done);
        match &self.bar {
            Some(bar) => {
                if !text.is_empty() {
                    bar.suspend(|| eprint(&text));
                }
                bar.set_position(curves.iter().map(Curve::iterations).sum::<usize>() as u64);
            }
            None => eprint(&text),
        }
    }

    fn end(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

/// Print to standard error; there is no way to report a failure of this.
fn eprint(text: &str) {
    let _ = io::stderr().write_all(text.as_bytes());
}

/// The settings of the arguments: the preset's or the default ones, changed by the arguments.
pub(super) fn settings(args: &TrainingArgs, lesson: Option<&Scene>) -> Result<Settings, CliError> {
    let mut settings = args.lesson.settings(lesson, Scene::training)?;
    if !args.optimizers.is_empty() {
        let optimizers: Result<Vec<Entry>, CliError> = args.optimizers.iter().map(|text| optimizer(text)).collect();
        settings.optimizers = optimizers?;
    }
    if !args.inits.is_empty() {
        let inits: Result<_, InitError> = args.inits.iter().map(|text| text.parse()).collect();
        settings.inits = inits.map_err(|error| CliError::Input(format!("--init {error}")))?;
    }
    if let Some(bias) = args.bias {
        for init in &mut settings.inits {
            init.bias = init.bias.or(Some(bias));
        }
    }
    if let Some(hidden) = &args.hidden {
        settings.hidden.clone_from(&hidden.0);
    }
    settings.activation = args.activation.unwrap_or(settings.activation);
    settings.weight_decay = args.weight_decay.unwrap_or(settings.weight_decay);
    settings.batch = args.batch.unwrap_or(settings.batch);
    settings.iterations = args.iterations.unwrap_or(settings.iterations);
    settings.seed = args.seed.unwrap_or(settings.seed);
    settings.seeds = args.seeds.unwrap_or(settings.seeds);
    settings.start = args.start.unwrap_or(settings.start);
    settings.measure = args.loss.unwrap_or(settings.measure);
    settings.data = args.data.clone().or(settings.data);
    settings.images = args.images.map_or(settings.images, |images| images.0);
    settings.sharpness = args.sharpness.map_or(settings.sharpness, |measuring| measuring.0);
    settings.goal = args.goal.unwrap_or(settings.goal);
    settings.scale = args.loss_axis.unwrap_or(settings.scale);
    settings.axis =
        if Switch::or(args.against_seconds, settings.axis == Axis::Seconds) { Axis::Seconds } else { Axis::Iterations };
    landscape::apply(&args.landscape, &mut settings)?;
    hide(&mut settings.optimizers, &args.hide)?;
    settings.validate().map_err(|error| input(&error))?;
    Ok(settings)
}

/// An invalid setting as an error of its argument.
fn input(error: &SettingsError) -> CliError {
    let field = match error.field {
        "optimizers" => "optimizer".to_owned(),
        "inits" => "init".to_owned(),
        field => field.replace(['_', '.'], "-"),
    };
    CliError::Input(format!("--{field}: {}", error.message))
}

/// Parse an optimizer; without a learning rate it gets its usual one on a network.
fn optimizer(text: &str) -> Result<Entry, CliError> {
    let spec: OptimizerSpec = text.parse().map_err(|error| CliError::Input(format!("--optimizer {error}")))?;
    Ok(Entry::from(if OptimizerSpec::names_rate(text) { spec } else { with_usual_rate(spec) }))
}
