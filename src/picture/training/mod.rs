//! The picture of the Training workspace: the curves of loss and test accuracy.

pub mod content;
pub mod curves;
pub mod page;

pub use content::{Content, KeptCurves, Trace};
pub use curves::{Charts, paint};
pub use page::figure_ui;
