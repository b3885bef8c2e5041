//! An animation on the command line, with progress on a terminal. Ctrl+C leaves no file.

use std::cell::Cell;
use std::io::{self, IsTerminal};
use std::sync::atomic::Ordering;

use indicatif::{ProgressBar, ProgressStyle};

use super::training::on_interrupt;
use super::{CliError, report};
use crate::figure::animation::Timeline;
use crate::figure::export::{Export, ExportError};
use crate::figure::format::Format;
use crate::language::t;

/// The bytes of the animation; omitted steps are reported on standard error.
pub(super) fn bytes(export: &Export<'_>, format: Format) -> Result<Vec<u8>, CliError> {
    let timeline = Timeline::from_figure(&export.figure).ok_or_else(|| CliError::Input(t!("animation.still").into_owned()))?;
    let (interrupted, begun) = (on_interrupt(), Cell::new(0));
    if timeline.omitted_steps() > 0 {
        report(&t!("animation.left_out", frames = timeline.frames.len(), stride = timeline.stride, steps = timeline.steps));
    }
    let bar = io::stderr().is_terminal().then(|| {
        let style = ProgressStyle::with_template(&format!("{{bar:40}} {{percent}} %, {}", t!("command.left", time = "{eta}")));
        ProgressBar::new(timeline.frames.len() as u64).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
    });
    let should_continue = || {
        if let Some(bar) = &bar {
            bar.set_position(begun.get());
        }
        begun.set(begun.get() + 1);
        interrupted.load(Ordering::Relaxed) == 0
    };
    let bytes = export.to_bytes(format, &should_continue);
    if let Some(bar) = bar {
        bar.finish_and_clear();
    }
    bytes.map_err(|error| match error {
        ExportError::Stopped => CliError::Stopped(error.to_string()),
        other => CliError::Run(other.to_string()),
    })
}
