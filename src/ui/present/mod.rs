//! Presenting to a class: the picture alone, ink and spotlight, interface size, the list of shortcuts and the first hint.

pub mod address;
pub mod dialect_list;
pub mod help;
pub mod hint;
pub mod ink;
pub mod menu;
pub mod overlay;
pub mod preferences;
pub mod presentation;
pub mod spotlight;
