//! The landscape of a race as a table, CSV or JSON.

mod csv;
mod json;
mod table;

pub(super) use csv::rows;
pub(super) use json::document;
pub(super) use table::table;
