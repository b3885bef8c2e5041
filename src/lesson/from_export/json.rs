//! The settings in exported numbers: JSON, as halfpipe writes it, or rearranged by another program.

use std::io::Read;

use serde::Deserialize;

use super::broken_at;
use super::limited::{ShortStrings, Small};
use crate::experiment::Workspace;
use crate::language::t;
use crate::lesson::Scene;

/// The part of an exported JSON that is read.
#[derive(Deserialize)]
struct Document {
    settings: Small,
}

/// The scene in exported numbers; the fields of the settings determine the workspace.
pub(super) fn scene(reader: impl Read) -> Result<Scene, String> {
    let Document { settings: Small(settings) } = serde_json::from_reader(ShortStrings::new(reader)).map_err(|error| {
        if error.is_data() {
            t!("export.foreign").into_owned() // well-formed, but without settings
        } else {
            broken_at(error.line(), error.column())
        }
    })?;
    let paths = || serde_json::from_value(settings.clone()).map(Workspace::Paths);
    let activations = || serde_json::from_value(settings.clone()).map(Workspace::Activations);
    let training = || serde_json::from_value(settings.clone()).map(Workspace::Training);
    let has_fields = settings.as_object().is_some_and(|fields| !fields.is_empty()); // else the workspace is ambiguous
    let workspace = has_fields.then(|| paths().or_else(|_| activations()).or_else(|_| training()));
    let workspace = workspace.and_then(Result::ok).ok_or_else(|| t!("export.foreign").into_owned())?;
    workspace.validate().map_err(|error| error.to_string())?;
    Ok(Scene::new("", "", workspace))
}
