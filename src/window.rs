//! The window: eframe around the library's app.

use std::panic;
use std::path::PathBuf;
use std::sync::Arc;

use eframe::egui;
use eframe::egui::{OutputCommand, ViewportCommand};
use egui_system_font_provider::SystemFontProvider;
use halfpipe::cli::{CliError, NoWindow, Opening};
use halfpipe::language::Language;
use halfpipe::storage::kept_runs::KeptRuns;
use halfpipe::storage::session::Session;
use halfpipe::ui::app::{App, session};
use halfpipe::ui::lesson::open_lesson::OpenLesson;
use winit::raw_window_handle::{HasDisplayHandle, RawDisplayHandle};

use crate::clipboard::{self, Copied};
use crate::clipboard_png;

/// The picture of the window in lists of windows, where the desktop does not take it from the desktop entry.
const ICON: &[u8] = include_bytes!("../assets/icon.png");
/// Seconds from the last change until the session is written; it is also written at the end.
const QUIET: f64 = 2.0;
/// The height that a title bar and the system's own bars take from a screen, in points.
const BARS: f32 = 96.0;

struct Window {
    app: App,
    ctx: egui::Context,
    /// Whether the window system is Wayland, which passes on no dropped files.
    is_wayland: bool,
    /// What the last frame has copied.
    copied: Option<Copied>,
    /// Whether the size of the window was compared with that of the screen.
    is_fitted: bool,
    /// Where session and shelf are kept.
    paths: Option<[PathBuf; 2]>,
    /// Session and shelf as they were written last, and as they have been since when.
    written: (Option<Session>, KeptRuns),
    changed: Option<((Session, KeptRuns), f64)>,
}

impl eframe::App for Window {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.fit();
        // What the last frame has copied was put on the clipboard after it.
        if clipboard::failed(self.copied, self.is_wayland) {
            self.app.warn_about_clipboard(ui.ctx(), self.copied == Some(Copied::Picture));
        }
        self.app.ui(ui);
        self.copied = copied(ui.ctx());
        self.remember();
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.write(self.state());
    }
}

impl Window {
    fn state(&self) -> (Session, KeptRuns) {
        let size = self.ctx.content_rect().size() * self.ctx.zoom_factor(); // what the window measures without any zoom
        (self.app.session(&self.ctx, [size.x, size.y]), self.app.kept_runs.clone())
    }

    /// Maximize the window if it is as large as the whole screen, of which a part is not free: the system knows which.
    fn fit(&mut self) {
        let (window, screen) = self.ctx.input(|input| (input.viewport().inner_rect, input.viewport().monitor_size));
        if let (false, Some(window), Some(screen)) = (self.is_fitted, window, screen) {
            self.is_fitted = true;
            if screen.y > BARS && (window.height() > screen.y - BARS || window.width() > screen.x) {
                self.ctx.send_viewport_cmd(ViewportCommand::Maximized(true));
            }
        }
    }

    /// Write session and shelf once nothing has changed for a while.
    fn remember(&mut self) {
        let (now, time) = (self.state(), self.ctx.input(|input| input.time));
        match &self.changed {
            _ if self.written.0.as_ref() == Some(&now.0) && self.written.1 == now.1 => self.changed = None,
            Some((changed, since)) if *changed == now => {
                let left = QUIET - (time - since);
                if left <= 0.0 {
                    self.write(now);
                } else {
                    self.ctx.request_repaint_after_secs(left as f32 + 0.1); // this frame came before the one that was asked for
                }
            }
            _ => {
                self.changed = Some((now, time));
                self.ctx.request_repaint_after_secs(QUIET as f32 + 0.1);
            }
        }
    }

    /// Where it can't be written the next start begins anew; that is no reason to disturb.
    fn write(&mut self, (session, kept_runs): (Session, KeptRuns)) {
        if let Some([path, list]) = &self.paths {
            if self.written.0.as_ref() != Some(&session) {
                let _ = session.save(path);
            }
            if self.written.1 != kept_runs {
                let _ = kept_runs.save(list);
            }
        }
        (self.written, self.changed) = ((Some(session), kept_runs), None);
    }
}

/// What this frame puts on the clipboard, from wherever it is copied.
fn copied(ctx: &egui::Context) -> Option<Copied> {
    let what = |command: &OutputCommand| match command {
        OutputCommand::CopyText(_) => Some(Copied::Text),
        OutputCommand::CopyImage(_) => Some(Copied::Picture),
        _ => None,
    };
    ctx.output(|output| output.commands.iter().rev().find_map(what))
}

/// Open the window on a lesson, which may come from a file, or without a requested one the last session, and stay until it is
/// closed. It speaks `language` if there is one, otherwise that of the last session.
pub(crate) fn open(opening: Opening, language: Option<&Language>) -> Result<(), CliError> {
    let Opening { lesson, scene, file, name, requested, warning } = opening;
    clipboard::listen();
    let paths = session::paths();
    let last = paths.as_ref().map_or(Ok(None), |[session, _]| Session::load(session));
    let kept = paths.as_ref().map_or(Ok(None), |[_, list]| KeptRuns::load(list));
    let spoken = last.as_ref().ok().and_then(|session| session.as_ref()?.language.as_deref()?.parse().ok());
    if let Some(language) = language.copied().or(spoken) {
        language.make_current();
    }
    let size = last.as_ref().ok().and_then(Option::as_ref).filter(|_| !requested).map_or([1280.0, 800.0], |session| session.size);
    let viewport = egui::ViewportBuilder::default()
        .with_title("halfpipe")
        .with_app_id("halfpipe")
        .with_icon(eframe::icon_data::from_png_bytes(ICON).unwrap_or_default())
        .with_inner_size(size)
        .with_min_inner_size([640.0, 480.0]);
    let options = eframe::NativeOptions { viewport, system_font_fallback: false, ..eframe::NativeOptions::default() };
    let create = |context: &eframe::CreationContext<'_>| {
        let ctx = context.egui_ctx.clone();
        let mut app = App::new(&ctx, OpenLesson { scene, ..OpenLesson::new(lesson, file, name) });
        let display = context.display_handle();
        let is_wayland = display.is_ok_and(|display| matches!(display.as_raw(), RawDisplayHandle::Wayland(_)));
        app.training.view.lacks_drop = is_wayland;
        app.training.view.runner.pace.has_trial = true;
        app.put_picture = Some(clipboard_png::put);
        ctx.add_font_provider(Arc::new(SystemFontProvider::new()));
        match last {
            Ok(Some(session)) if requested => app.apply_preferences(&ctx, session.preferences),
            Ok(Some(mut session)) => {
                session.language = None; // it is set already, or another one was requested
                app.resume(&ctx, session);
            }
            Ok(None) if paths.is_some() && requested => app.show_hint(),
            Ok(None) if paths.is_some() => app.begin(),
            Ok(None) => {}
            Err(description) => app.warn(description),
        }
        match kept {
            Ok(kept_runs) => app.restore_kept_runs(kept_runs.unwrap_or_default()),
            Err(description) => app.warn(description),
        }
        if let Some(description) = warning {
            app.warn(description);
        }
        let written = (None, app.kept_runs.clone());
        let (copied, is_fitted, changed) = (None, false, None);
        Ok(Box::new(Window { app, ctx, is_wayland, copied, is_fitted, paths, written, changed }) as Box<dyn eframe::App>)
    };
    // Where a library of the window system is missing winit panics instead of returning an error: that is description like any
    // other missing part, not with a backtrace.
    let run = panic::AssertUnwindSafe(|| eframe::run_native("halfpipe", options, Box::new(create)));
    let hook = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if !info.payload_as_str().is_some_and(|message| message.contains("xkbcommon")) {
            hook(info);
        }
    }));
    match panic::catch_unwind(run) {
        Ok(result) => result.map_err(|error| lack(&error).into()),
        Err(_) => Err(NoWindow::Part.into()),
    }
}

/// Why there is no window. The system's own words can hold paths of the machine that built the program.
fn lack(error: &eframe::Error) -> NoWindow {
    match error {
        eframe::Error::Winit(_) | eframe::Error::WinitEventLoop(_) => NoWindow::Display,
        _ => NoWindow::OpenGl,
    }
}
