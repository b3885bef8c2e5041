//! Files in the window: the file panel, and the export of an animation.

pub mod animation_export;
pub mod panel;
