//! What the workspaces compute, without a window: settings in, results out.

pub mod paths;
