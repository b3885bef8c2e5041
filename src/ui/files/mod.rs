//! Files in the window: the panel that asks for one, and the export of an animation.

pub mod animation_export;
pub mod panel;
