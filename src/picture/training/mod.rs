//! The picture of the Training workspace: the curves of loss and test accuracy, and the landscape.

pub mod content;
pub mod curves;
pub mod landscape;
pub mod page;
mod sentences;

pub use content::{Content, KeptCurves, Trace};
pub use curves::{Charts, paint};
pub use page::figure_ui;
