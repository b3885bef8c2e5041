//! An animation on the command line: with progress on a terminal, and Ctrl+C leaves no file.

use std::cell::Cell;
use std::io::{self, IsTerminal};
use std::sync::atomic::Ordering;

use indicatif::{ProgressBar, ProgressStyle};
use rust_i18n::t;

use super::arguments::OutputArgs;
use super::training::on_interrupt;
use super::{CliError, report};
use crate::figure::Figure;
use crate::figure::film::Film;
use crate::preset::Preset;

/// The bytes of the animation; what is left out of it is told on standard error.
pub(super) fn bytes(figure: &Figure<'_>, output: &OutputArgs, lesson: Option<&Preset>) -> Result<Vec<u8>, CliError> {
    let film = Film::of(figure).ok_or_else(|| CliError::Input(t!("film.still").into_owned()))?;
    let (interrupted, begun) = (on_interrupt(), Cell::new(0));
    if film.left_out() > 0 {
        report(&t!("film.left_out", frames = film.frames.len(), stride = film.stride, steps = film.steps));
    }
    let bar = io::stderr().is_terminal().then(|| {
        let style = ProgressStyle::with_template(&format!("{{bar:40}} {{percent}} %, {}", t!("command.left", time = "{eta}")));
        ProgressBar::new(film.frames.len() as u64).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
    });
    let go_on = || {
        if let Some(bar) = &bar {
            bar.set_position(begun.get());
        }
        begun.set(begun.get() + 1);
        interrupted.load(Ordering::Relaxed) == 0
    };
    let bytes = output.form()?.picture(figure, output.look(), lesson, &go_on).map_err(CliError::Run)?;
    if let Some(bar) = bar {
        bar.finish_and_clear();
    }
    bytes.ok_or_else(|| CliError::Stopped(t!("film.stopped").into_owned()))
}
