//! Widgets independent of a workspace: cards, fields, sliders, switches, icons, and the playback bar.

pub mod card;
pub mod card_settings;
pub mod dialect;
pub mod explain;
pub mod field;
pub mod focus;
pub mod glossary;
pub mod icon;
pub mod knobs;
pub mod min_size;
pub mod notice;
pub mod optimizer_card;
pub mod right;
pub mod schedule;
pub mod segments;
pub mod setting_row;
pub mod slider;
pub mod table;
pub mod transport;
pub mod view_input;
