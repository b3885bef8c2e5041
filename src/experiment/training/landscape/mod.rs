//! The landscape that the optimizers of a race walked on: the loss on a plane through the space of a net's parameters, with the walks of
//! all nets, projected on it.
//!
//! Each net keeps points of its walk while it trains ([`Keeper`]). A plane is laid through them: of their two main directions
//! (`main_directions.rs`) or of two random ones (`random_directions.rs`). A [`Survey`] is all that does not depend on the shown part of the
//! plane; it makes a [`Map`] of any part. To draw a race:
//!
//! 1. [`super::TrainingRun::kept_walks`], or [`kept_walks`] of its keepers while the nets train;
//! 2. [`Survey::new`] with the data, opened again if the run has let go of it;
//! 3. [`Survey::map`] coarse, then [`Survey::losses`], then [`Survey::map`] fine; another view needs the last one only.

mod far;
mod keeper;
mod losses;
mod main_directions;
mod map;
mod own_losses;
mod plane;
mod random_directions;
mod settings;
mod sums;
mod survey;

/// The nodes along each side of a map that is made at once.
pub const COARSE: usize = 21;
/// The nodes along each side of a map that is drawn or written.
pub const FINE: usize = 41;

pub(super) use keeper::spacing;
pub use keeper::{Keeper, KeptPoint, KeptWalk, kept_walks};
pub use map::{Map, Point, PointLosses, Walk};
pub use settings::{Landscape, MAX_IMAGES, MAX_MEMORY, PlaneKind};
pub use survey::{Survey, made};

#[cfg(test)]
mod tests;
