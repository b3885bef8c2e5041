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
            MISSING.store(true, Ordering::Relaxed); // message when something is copied, not at the start
        } else if !message.contains("paste") {
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

/// Whether what was put on the clipboard since the last time did not get there; `copied`: whether anything was.
pub(crate) fn failed(copied: bool) -> bool {
    REFUSED.swap(false, Ordering::Relaxed) || (copied && MISSING.load(Ordering::Relaxed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clipboard_that_refuses_is_told_once_and_one_that_is_missing_at_every_copy() {
        listen();
        assert!(!failed(true));
        log::error!(target: WRITER, "arboard paste error: nothing there");
        log::error!(target: "other", "arboard copy/cut error: no");
        assert!(!failed(true));
        log::error!(target: WRITER, "arboard copy/cut error: no");
        assert!(failed(false) && !failed(true));
        log::warn!(target: WRITER, "Failed to initialize arboard clipboard: no");
        assert!(!failed(false) && failed(true) && failed(true));
    }
}
