//! What the test programs share.
#![allow(dead_code, unused_imports)] // each program uses a part of it

pub mod data_set;
pub mod files;
#[cfg(feature = "gui")]
mod harness;
pub mod program;
#[cfg(feature = "gui")]
mod race;
pub mod words;

#[cfg(feature = "gui")]
pub use harness::*;
#[cfg(feature = "gui")]
pub use race::{finish, small_race};
