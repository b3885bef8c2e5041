//! What the program writes for itself: the session, the preferences in it, and the kept runs.

#[cfg(feature = "gui")]
pub mod kept_runs;
mod own_files;
pub mod preferences;
pub mod session;
