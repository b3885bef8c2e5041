//! The window: eframe around the library's app.

use std::panic;
use std::sync::Arc;

use eframe::egui;
use eframe::egui::{OutputCommand, ViewportCommand};
use egui_system_font_provider::SystemFontProvider;
use halfpipe::cli::serve::Serving;
use halfpipe::cli::{NoWindow, Opening};
use halfpipe::language::Language;
use halfpipe::lesson::link::Link;
use halfpipe::ui::app::App;
use halfpipe::ui::lesson::open_lesson::OpenLesson;
use winit::raw_window_handle::{HasDisplayHandle, RawDisplayHandle};

use crate::clipboard::{self, Copied};
use crate::clipboard_png;
use crate::memory::{Memory, Remembered};

/// The picture of the window in lists of windows, where the desktop does not take it from the desktop entry.
const ICON: &[u8] = include_bytes!("../assets/icon.png");
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
    memory: Memory,
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
        self.memory.remember(&self.app, &self.ctx);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.memory.write(&self.app, &self.ctx);
    }
}

impl Window {
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
/// closed. It speaks `language` if there is one, otherwise that of the last session. It shows the address of what is `served` beside it.
pub(crate) fn open(opening: Opening, language: Option<&Language>, served: Option<&Serving>) -> Result<(), NoWindow> {
    let Opening { lesson, scene, file, name, requested, link, warning } = opening;
    clipboard::listen();
    let remembered = Remembered::load();
    if let Some(language) = language.copied().or(remembered.language()) {
        language.make_current();
    }
    let size = remembered.size().filter(|_| !requested).unwrap_or([1280.0, 800.0]);
    let viewport = egui::ViewportBuilder::default()
        .with_title("halfpipe")
        .with_app_id("halfpipe")
        .with_icon(eframe::icon_data::from_png_bytes(ICON).unwrap_or_default())
        .with_inner_size(size)
        .with_min_inner_size([360.0, 340.0]);
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
        let memory = remembered.resume(&mut app, &ctx, requested);
        if let Some(link) = link {
            app.show_link(&ctx, Link { language: link.language.filter(|_| language.is_none()), ..link });
            app.reset_history();
        }
        if let Some(served) = served {
            app.serve(&ctx, served.address(), served.is_local());
        }
        if let Some(description) = warning {
            app.warn(description);
        }
        Ok(Box::new(Window { app, ctx, is_wayland, copied: None, is_fitted: false, memory }) as Box<dyn eframe::App>)
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
        Ok(result) => result.map_err(|error| lack(&error)),
        Err(_) => Err(NoWindow::Part),
    }
}

/// Why there is no window. The system's own words can hold paths of the machine that built the program.
fn lack(error: &eframe::Error) -> NoWindow {
    match error {
        eframe::Error::Winit(_) | eframe::Error::WinitEventLoop(_) => NoWindow::Display,
        _ => NoWindow::OpenGl,
    }
}
