//! The link to what a command would compute: nothing is computed for it.

use super::arguments::OutputArgs;
use super::opened::Opened;
use super::{CliError, print, report};
use crate::experiment::Workspace;
use crate::figure::Theme;
use crate::language::{Language, t};
use crate::lesson::Scene;
use crate::lesson::link::{Holds, Link};

/// Print the link to these settings, in the lesson that they come from; returns whether it was asked for.
pub(super) fn print_if_asked(output: &OutputArgs, opened: Option<Opened>, settings: &Workspace) -> Result<bool, CliError> {
    let Some((base, theme)) = output.link()? else { return Ok(false) };
    let mut link = match opened {
        Some(opened) => Link { now: settings.clone(), ..opened.link },
        None => Link::new(Scene::new("", "", settings.clone()).into(), None, 0, settings.clone()),
    };
    link.dark = (theme == Theme::Dark).then_some(true).or(link.dark);
    link.language = Language::from_arguments(std::env::args_os()).or(link.language); // the system's is that of the reader
    let written = link.written();
    match written.holds {
        Holds::Lesson => {}
        Holds::Scene => report(&t!("link.only_scene")),
        Holds::Settings => report(&t!("link.only_settings")),
    }
    print(format!("{base}{}\n", written.fragment).as_bytes())?;
    Ok(true)
}
