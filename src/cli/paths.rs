//! `halfpipe paths`: arguments to settings to results.

use super::arguments::{PathsArgs, Shown, Switch};
use super::opened::Opened;
use super::{CliError, hide, link, outcome, report, write};
use crate::experiment::Entry;
use crate::experiment::paths::sweep::{apply_best, sweep_while};
use crate::experiment::paths::{self, Camera, Chart, RateRule, Settings};
use crate::figure::Figure;
use crate::figure::options::Part;
use crate::landscape::LandscapeSpec;
use crate::language::t;
use crate::lesson::Scene;
use crate::optimizer::OptimizerSpec;

/// Run the command.
pub(super) fn run(args: &PathsArgs) -> Result<(), CliError> {
    let opened = args.lesson.opened()?;
    let lesson = opened.as_ref().and_then(Opened::scene);
    let mut settings = settings(args, lesson.as_ref())?;
    if args.output.link()?.is_some() {
        show_map(args, &mut settings)?;
        return link::print_if_asked(&args.output, opened, &settings.into()).map(drop);
    }
    let mut output = args.output.check(&settings.clone().into())?;
    match (&args.map, args.basins) {
        // A picture of a map is one of the paths with it.
        (Some((_, size)), _) if output.format.is_picture() => {
            show_map(args, &mut settings)?;
            output.options.only.get_or_insert(Part::Charts);
            output.options.map = outcome::checked("--map", &settings, *size, 1)?;
        }
        (None, Some(size)) if output.format.is_picture() => {
            show_map(args, &mut settings)?;
            output.options.map = outcome::checked("--basins", &settings, Some(size), settings.optimizers.len())?;
        }
        (Some((setting, size)), _) => return outcome::map(&settings, setting, *size, &output),
        (None, Some(size)) => return outcome::basins(&settings, size, &output),
        (None, None) => {}
    }
    let paths = paths::run(&settings);
    settings.explore(&paths);
    write(Figure::Paths(&settings, &paths), &output, lesson.as_ref())
}

/// Show the map that is asked for among the charts, if one is.
fn show_map(args: &PathsArgs, settings: &mut Settings) -> Result<(), CliError> {
    if let Some((setting, _)) = &args.map {
        settings.chart = Chart::Settings;
        settings.second = outcome::second(settings, setting).map_err(|message| CliError::Input(format!("--map {message}")))?;
    } else if args.basins.is_some() {
        settings.chart = Chart::Basins;
    }
    Ok(())
}

/// The settings of the arguments: the preset's or the default ones, changed by the arguments.
pub(super) fn settings(args: &PathsArgs, lesson: Option<&Scene>) -> Result<Settings, CliError> {
    let input = |message: String| CliError::Input(message);
    let mut settings = args.lesson.settings(lesson, Scene::paths)?;
    if let Some(text) = &args.landscape {
        settings.set_landscape(text.parse().map_err(|error| input(format!("--landscape {error}")))?);
    }
    match args.view {
        Some(Shown::Fit) => (settings.view, settings.whole) = (None, false),
        Some(Shown::Whole) => (settings.view, settings.whole) = (None, true),
        Some(Shown::View(view)) => settings.view = Some(view),
        None => {}
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
    if let Some(step) = args.step {
        settings.shown = Some(step).filter(|step| *step != settings.steps);
    }
    settings.speed = args.speed.unwrap_or(settings.speed);
    hide(&mut settings.optimizers, &args.hide)?;
    if Switch::or(args.surface, settings.surface.is_some() || args.camera.is_some()) {
        settings.surface = args.camera.or(settings.surface).or(Some(Camera::default()));
    } else {
        settings.surface = None;
    }
    settings.arrows = Switch::or(args.arrows, settings.arrows);
    settings.levels = args.levels.unwrap_or(settings.levels);
    settings.inspected = args.inspect.unwrap_or(settings.inspected);
    settings.terms = Switch::or(args.terms, settings.terms);
    settings.chart = args.chart.unwrap_or(settings.chart);
    settings.map_color = args.map_color.unwrap_or(settings.map_color);
    if let Some(second) = &args.second {
        settings.second = outcome::second(&settings, second).map_err(|message| input(format!("--second {message}")))?;
    }
    let noise = &mut settings.noise;
    noise.deviation = args.noise.unwrap_or(noise.deviation);
    noise.seed = args.seed.unwrap_or(noise.seed);
    noise.seeds = args.seeds.unwrap_or(noise.seeds);
    match args.rates {
        Some(RateRule::Free) => settings.use_usual_rates(),
        Some(rule) => settings.rates = rule,
        None => {}
    }
    settings.validate().map_err(|error| {
        let message = error.to_string().replacen("starts", "start", 1).replacen("shown", "step", 1);
        input(format!("--{message}"))
    })?;
    settings.apply_rate_rule(None);
    if settings.rates == RateRule::Best {
        let sweeps = sweep_while(&settings, || true);
        apply_best(&mut settings, &sweeps);
        if settings.rates != RateRule::Best {
            report(&t!("rule.no_best"));
        }
    }
    Ok(settings)
}

/// Parse an optimizer; without a learning rate it gets its usual one on the landscape.
fn optimizer(text: &str, landscape: &LandscapeSpec) -> Result<Entry, String> {
    let spec: OptimizerSpec = text.parse().map_err(|error| format!("--optimizer {error}"))?;
    let spec = if OptimizerSpec::names_rate(text) { spec } else { paths::with_usual_rate(spec, landscape) };
    Ok(Entry::from(spec))
}
