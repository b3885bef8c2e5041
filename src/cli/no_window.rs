//! The errors of opening a window, with alternatives.

use super::CliError;
use crate::language::t;

/// The system packages that the window needs.
const PACKAGES: &str = "libx11-6 libx11-xcb1 libxcursor1 libxi6 libxkbcommon-x11-0 libegl1 libgl1-mesa-dri";

/// The missing requirement of a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoWindow {
    /// The program was built without it.
    Built,
    /// A display to open it on.
    Display,
    /// OpenGL to draw it with.
    OpenGl,
    /// A part of the system, without which the window's library fails.
    Part,
}

impl From<NoWindow> for CliError {
    fn from(missing: NoWindow) -> Self {
        let instead = || t!("command.instead", packages = PACKAGES);
        let message = match missing {
            NoWindow::Built => t!("command.no_window"),
            NoWindow::Display => t!("command.no_display", instead = instead()),
            NoWindow::OpenGl => t!("command.no_opengl", instead = instead()),
            NoWindow::Part => t!("command.broken", packages = PACKAGES),
        };
        Self::Run(message.into_owned())
    }
}
