//! Files of the program itself: the session with the preferences, and the kept runs.

#[cfg(feature = "gui")]
pub mod kept_runs;
mod own_files;
pub mod preferences;
pub mod session;
