//! `halfpipe activations`: arguments to settings to results.

use std::str::FromStr;

use super::arguments::{ActivationsArgs, Switch};
use super::opened::Opened;
use super::{CliError, link, write};
use crate::experiment::activations::{self, Settings, Show, symmetry};
use crate::figure::Figure;
use crate::language::t;
use crate::lesson::Scene;
use crate::network::init::{Bias, BiasKind, InitError};

/// Run the command.
pub(super) fn run(args: &ActivationsArgs) -> Result<(), CliError> {
    let opened = args.lesson.opened()?;
    let lesson = opened.as_ref().and_then(Opened::scene);
    let settings = settings(args, lesson.as_ref())?;
    if link::print_if_asked(&args.output, opened, &settings.clone().into())? {
        return Ok(());
    }
    let output = args.output.check(&settings.clone().into())?;
    match settings.show {
        Show::Symmetry => write(Figure::Symmetry(&settings, &symmetry::train(&settings)), &output, lesson.as_ref()),
        Show::Activations | Show::Gradients | Show::Weights => {
            write(Figure::Activations(&settings, &activations::run(&settings)), &output, lesson.as_ref())
        }
    }
}

/// The settings of the arguments: the preset's or the default ones, changed by the arguments.
pub(super) fn settings(args: &ActivationsArgs, lesson: Option<&Scene>) -> Result<Settings, CliError> {
    let mut settings = args.lesson.settings(lesson, Scene::activations)?;
    settings.activation = args.activation.unwrap_or(settings.activation);
    settings.layers = args.layers.unwrap_or(settings.layers);
    settings.units = args.units.unwrap_or(settings.units);
    settings.samples = args.samples.unwrap_or(settings.samples);
    settings.input = args.input.unwrap_or(settings.input);
    settings.seed = args.seed.unwrap_or(settings.seed);
    settings.show = args.show.unwrap_or(settings.show);
    settings.log = Switch::or(args.log, settings.log);
    settings.heights = args.heights.unwrap_or(settings.heights);
    settings.enlarged = args.enlarge.or(settings.enlarged);
    if !args.inits.is_empty() {
        match settings.show {
            Show::Symmetry => settings.symmetry.rows = inits(&args.inits)?,
            Show::Activations | Show::Gradients | Show::Weights => settings.rows = inits(&args.inits)?,
        }
    }
    match args.bias {
        Some(Bias { kind: BiasKind::Constant, size }) => settings.bias = size,
        Some(drawn) => {
            let inits = settings.rows.iter_mut().map(|row| &mut row.init).chain(&mut settings.symmetry.rows);
            for init in inits {
                init.bias = init.bias.or(Some(drawn));
            }
        }
        None => {}
    }
    let there = |(row, layer): &(usize, usize)| *row < settings.rows.len() && *layer < settings.layers;
    if let Some((row, layer)) = args.enlarge.filter(|cell| !there(cell)) {
        let (rows, layers) = (settings.rows.len(), settings.layers);
        let message = t!("parser.no_cell", row = row + 1, layer = layer + 1, rows = rows, layers = layers).into_owned();
        return Err(CliError::Input(message));
    }
    settings.enlarged = settings.enlarged.filter(there);
    if let Some(optimizer) = &args.optimizer {
        settings.symmetry.optimizer = optimizer.clone();
    }
    if let Some(steps) = args.steps {
        (settings.symmetry.steps, settings.symmetry.shown) = (steps, None);
    }
    if let Some(step) = args.step {
        settings.symmetry.shown = Some(step).filter(|step| *step != settings.symmetry.steps);
    }
    settings.symmetry.speed = args.speed.unwrap_or(settings.symmetry.speed);
    settings.validate().map_err(|error| {
        let message = error.to_string().replacen("rows", "init", 1).replacen("symmetry: ", "", 1).replacen("shown", "step", 1);
        CliError::Input(format!("--{message}"))
    })?;
    Ok(settings)
}

/// Initializations from their texts.
fn inits<T: FromStr<Err = InitError>>(texts: &[String]) -> Result<Vec<T>, CliError> {
    let all: Result<_, InitError> = texts.iter().map(|text| text.parse()).collect();
    all.map_err(|error| CliError::Input(format!("--init {error}")))
}
