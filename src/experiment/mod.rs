//! What the workspaces compute, without a window: settings in, results out.

pub mod activations;
pub mod paths;

/// Why settings can't be run: the field, and what would be right.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{field}: {message}")]
pub struct SettingsError {
    /// The field of the workspace's settings.
    pub field: &'static str,
    /// What is wrong and what would be right.
    pub message: String,
}
