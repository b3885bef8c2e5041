//! `halfpipe activations`: arguments to settings to results.

use std::str::FromStr;

use super::arguments::ActivationsArgs;
use super::{CliError, write};
use crate::experiment::activations::{self, Settings, Show, symmetry};
use crate::figure::Figure;
use crate::network::init::InitError;
use crate::preset::Preset;

/// Run the command.
pub(super) fn run(args: &ActivationsArgs) -> Result<(), CliError> {
    let settings = settings(args)?;
    args.output.check()?;
    match settings.show {
        Show::Symmetry => write(&Figure::Symmetry(&settings, &symmetry::train(&settings)), &args.output),
        Show::Activations | Show::Gradients | Show::Weights => {
            write(&Figure::Activations(&settings, &activations::run(&settings)), &args.output)
        }
    }
}

/// The settings that the arguments ask for: the preset's or the window's, with what is named on the command line.
fn settings(args: &ActivationsArgs) -> Result<Settings, CliError> {
    let mut settings = args.lesson.settings(Preset::activations)?;
    settings.activation = args.activation.unwrap_or(settings.activation);
    settings.layers = args.layers.unwrap_or(settings.layers);
    settings.units = args.units.unwrap_or(settings.units);
    settings.samples = args.samples.unwrap_or(settings.samples);
    settings.input = args.input.map_or(settings.input, Into::into);
    settings.bias = args.bias.unwrap_or(settings.bias);
    settings.seed = args.seed.unwrap_or(settings.seed);
    settings.show = args.show.map_or(settings.show, Show::from);
    settings.log |= args.log;
    if !args.inits.is_empty() {
        match settings.show {
            Show::Symmetry => settings.symmetry.rows = inits(&args.inits)?,
            Show::Activations | Show::Gradients | Show::Weights => settings.rows = inits(&args.inits)?,
        }
    }
    let there = |(row, layer): &(usize, usize)| *row < settings.rows.len() && *layer < settings.layers;
    settings.enlarged = settings.enlarged.filter(there);
    if let Some(optimizer) = &args.optimizer {
        settings.symmetry.optimizer = optimizer.clone();
    }
    if let Some(steps) = args.steps {
        (settings.symmetry.steps, settings.symmetry.shown) = (steps, None);
    }
    settings.validate().map_err(|error| {
        let told = error.to_string().replacen("rows", "init", 1).replacen("symmetry: ", "", 1);
        CliError::Input(format!("--{told}"))
    })?;
    Ok(settings)
}

/// Initializations from their texts.
fn inits<T: FromStr<Err = InitError>>(texts: &[String]) -> Result<Vec<T>, CliError> {
    let all: Result<_, InitError> = texts.iter().map(|text| text.parse()).collect();
    all.map_err(|error| CliError::Input(format!("--init {error}")))
}
