//! Whether the system's clipboard could be had. The window's library answers nothing when something is put there; where it fails it
//! writes to the log, which is listened to for that alone.

use std::sync::atomic::{AtomicBool, Ordering};

use log::{Level, LevelFilter, Log, Metadata, Record};

/// Who puts things on the clipboard.
const WRITER: &str = "egui_winit::clipboard";

static LISTENER: Listener = Listener;
static MISSING: AtomicBool = AtomicBool::new(false);
static REFUSED: AtomicBool = AtomicBool::new(false);

struct Listener;

impl Log for Listener {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.level() <= Level::Warn && metadata.target() == WRITER
    }

    fn log(&self, record: &Record<'_>) {
        if !self.enabled(record.metadata()) {
            return;
        }
        let message = record.args().to_string();
        if message.contains("initialize") {
            MISSING.store(true, Ordering::Relaxed); // told when something is copied, not at the start
        } else if !message.contains("paste") && !message.contains("primary") {
            REFUSED.store(true, Ordering::Relaxed);
        }
    }

    fn flush(&self) {}
}

/// Listen from now on.
pub(crate) fn listen() {
    if log::set_logger(&LISTENER).is_ok() {
        log::set_max_level(LevelFilter::Warn);
    }
}

/// What was put on the clipboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Copied {
    Text,
    Picture,
}

/// Whether what was `copied` since the last time did not get there. On Wayland texts go a way of their own, which is always there.
pub(crate) fn failed(copied: Option<Copied>, is_wayland: bool) -> bool {
    let refused = REFUSED.swap(false, Ordering::Relaxed);
    match copied {
        None => false,
        Some(Copied::Text) if is_wayland => false,
        Some(_) => refused || MISSING.load(Ordering::Relaxed),
    }
}

#[cfg(test)]
mod tests;
