//! What is shown as a program in Python that makes the same walk, or trains the same net.
//!
//! Each library is one file: how an optimizer is called there, and what it can't do. What a step is in `NumPy` is in
//! `numpy/rules`.

/// Write at the end of a text.
macro_rules! push {
    ($text:expr, $($part:tt)*) => {{
        use std::fmt::Write as _;
        let _ = write!($text, $($part)*); // writing to a string can't fail
    }};
}

mod call;
mod function;
mod keras;
mod numpy;
mod optax;
mod paths;
mod pytorch;
mod training;
mod values;

use super::format::Library;
use crate::experiment::{Workspace, WorkspaceKind};
use crate::language::t;
use values::Values;

/// Whether there are programs of a workspace.
pub fn is_possible(kind: WorkspaceKind) -> bool {
    kind != WorkspaceKind::Activations
}

/// The program, or a message why there is none.
pub fn program(workspace: &Workspace, library: Library) -> Result<String, String> {
    match workspace {
        Workspace::Paths(settings) => Ok(paths::program(settings, library)),
        Workspace::Training(settings) => Ok(training::program(settings, library)),
        Workspace::Activations(_) => Err(t!("code.none").into_owned()),
    }
}
