//! In front of a class: the picture alone, ink and spotlight over it, sizes, the list of shortcuts and the hint of the first start.

pub mod hint;
pub mod ink;
pub mod menu;
pub mod overlay;
pub mod preferences;
pub mod presentation;
pub mod shortcut_list;
pub mod spotlight;
