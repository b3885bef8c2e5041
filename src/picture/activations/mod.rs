//! The picture of the Activations workspace: the grid of histograms, one cell of it, or the small nets.

pub mod bars;
pub mod cell;
pub mod content;
pub mod enlarged;
pub mod grid;
pub mod layout;
pub mod page;
pub mod spreads;
pub mod story_card;
pub mod symmetry;

pub use content::{Content, marker};
pub use layout::Layout;
pub use page::{paint, paint_symmetry};
pub use symmetry::Strips;
