//! The window: eframe around the library's app.

use std::panic;
use std::path::PathBuf;

use eframe::egui;
use halfpipe::cli::CliError;
use halfpipe::preset::Preset;
use halfpipe::ui::app::App;

/// What the window needs of the system, for the message where there is none.
const PACKAGES: &str = "libx11-6 libx11-xcb1 libxcursor1 libxi6 libxkbcommon-x11-0 libegl1 libgl1-mesa-dri";

struct Window(App);

impl eframe::App for Window {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.0.ui(ui);
    }
}

/// Open the window on a lesson, which may come from a file, and stay until it is closed.
pub(crate) fn open(preset: &Preset, file: Option<PathBuf>) -> Result<(), CliError> {
    let viewport = egui::ViewportBuilder::default()
        .with_title("halfpipe")
        .with_app_id("halfpipe")
        .with_inner_size([1280.0, 800.0])
        .with_min_inner_size([640.0, 480.0]);
    let options = eframe::NativeOptions { viewport, ..eframe::NativeOptions::default() };
    let create = |context: &eframe::CreationContext<'_>| {
        Ok(Box::new(Window(App::new(&context.egui_ctx, preset, file))) as Box<dyn eframe::App>)
    };
    // Where a library of the window system is missing winit panics instead of returning an error: that is told like any
    // other missing part, not with a backtrace.
    let run = panic::AssertUnwindSafe(|| eframe::run_native("halfpipe", options, Box::new(create)));
    let hook = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if !info.payload_as_str().is_some_and(|message| message.contains("xkbcommon")) {
            hook(info);
        }
    }));
    match panic::catch_unwind(run) {
        Ok(result) => result.map_err(|error| CliError::Run(told(&error))),
        Err(_) => Err(CliError::Run(format!("the window ended with an error; on Debian it needs {PACKAGES}"))),
    }
}

/// Why there is no window. The system's own words can hold paths of the machine that built the program.
fn told(error: &eframe::Error) -> String {
    let reason = match error {
        eframe::Error::Winit(_) | eframe::Error::WinitEventLoop(_) => "there is no display to open a window on",
        _ => "there is no OpenGL to draw a window with",
    };
    format!(
        "{reason}; without one, `halfpipe paths --out figure.png` draws the same figure (on Debian a window needs {PACKAGES}, and DISPLAY or WAYLAND_DISPLAY set)"
    )
}
