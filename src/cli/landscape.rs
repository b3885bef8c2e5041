//! The landscape of a race on the command line: `halfpipe training --landscape walks`.

use super::CliError;
use super::arguments::LandscapeArgs;
use crate::dataset::Dataset;
use crate::experiment::training::Settings;
use crate::experiment::training::landscape::{FINE, KeptWalk, Map, made};
use crate::job::ThreadPool;
use crate::language::t;

/// Nodes of a picture along each side: so many that lines have no corners.
const IN_A_PICTURE: usize = 81;

/// Change the settings by the arguments. Those of a landscape that is not asked for are refused.
pub(super) fn apply(args: &LandscapeArgs, settings: &mut Settings) -> Result<(), CliError> {
    if let Some(plane) = args.landscape {
        settings.landscape.get_or_insert_default().plane = plane;
    }
    let given = [
        ("images", args.landscape_images.is_some()),
        ("memory", args.landscape_memory.is_some()),
        ("seed", args.landscape_seed.is_some()),
        ("at", args.landscape_at.is_some()),
        ("view", args.landscape_view.is_some()),
        ("camera", args.landscape_camera.is_some()),
        ("around", args.landscape_around.is_some()),
    ];
    let curves = settings.curve_specs().len();
    let Some(landscape) = &mut settings.landscape else {
        let Some((name, _)) = given.into_iter().find(|(_, is_given)| *is_given) else { return Ok(()) };
        return Err(CliError::Input(format!("--landscape-{name}: {}", t!("valley.needs"))));
    };
    landscape.images = args.landscape_images.unwrap_or(landscape.images);
    landscape.memory = args.landscape_memory.unwrap_or(landscape.memory);
    landscape.seed = args.landscape_seed.unwrap_or(landscape.seed);
    landscape.at = args.landscape_at.or(landscape.at);
    landscape.view = args.landscape_view.or(landscape.view);
    landscape.surface = args.landscape_camera.or(landscape.surface);
    if let Some(around) = args.landscape_around {
        if around >= curves {
            let message = t!("valley.no_curve", place = around + 1, count = curves);
            return Err(CliError::Input(format!("--landscape-around {message}")));
        }
        settings.chosen = around;
    }
    Ok(())
}

/// Refuse more images than there are, if so many were asked for.
pub(super) fn check_images(args: &LandscapeArgs, data: &Dataset) -> Result<(), CliError> {
    let most = data.train.count();
    match args.landscape_images {
        Some(images) if images > most => {
            Err(CliError::Input(format!("--landscape-images {}", t!("valley.images", images = images, most = most))))
        }
        _ => Ok(()),
    }
}

/// The map of a race that is over or was stopped.
pub(super) fn map(
    settings: &Settings,
    walks: &[KeptWalk],
    data: &Dataset,
    pool: ThreadPool,
    is_picture: bool,
) -> Result<Option<Map>, CliError> {
    let nodes = if is_picture { IN_A_PICTURE } else { FINE };
    made(settings, walks, data, [nodes; 2], pool, &|| true).map_err(CliError::Run)
}
