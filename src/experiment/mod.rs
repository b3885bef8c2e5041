//! The computations of the workspaces, without a window: settings in, results out.

pub mod activations;
pub mod entry;
pub mod goal;
pub mod paths;
mod rate_choice;
pub mod training;
mod workspace;

use crate::language::t;

pub use entry::Entry;
pub use rate_choice::RateChoice;
pub use workspace::{Workspace, WorkspaceKind};

/// Why settings can't be run: the field, and what is expected.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{field}: {message}")]
pub struct SettingsError {
    /// The field of the workspace's settings.
    pub field: &'static str,
    /// What is wrong and what is expected.
    pub message: String,
}

/// Check that a number is between these limits, both included. The greatest number there is stands for one that is too large to
/// be read, so it is not repeated.
fn within(field: &'static str, value: usize, [low, high]: [usize; 2]) -> Result<(), SettingsError> {
    if (low..=high).contains(&value) {
        return Ok(());
    }
    let message = match value {
        usize::MAX => t!("refused.from_to", low = low, high = high),
        value => t!("refused.between", value = value, low = low, high = high),
    };
    Err(SettingsError { field, message: message.into_owned() })
}
