//! Files in the window: the file panel, data sets, and the export of an animation.

pub mod animation_export;
pub mod data;
pub mod dialog;
mod folder_list;
mod format_choice;
pub mod hover;
pub mod look;
pub mod panel;
mod purpose;
mod replace;
mod typed_path;
