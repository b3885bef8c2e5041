//! What can be said of a landscape and of a walk on it: contour lines, curvature, the eigenvalues of a step, the learning rates that
//! follow from them, and a walk's steps taken apart again.

pub mod contour;
pub mod curvature;
pub mod mode;
pub mod replay;
pub mod stable_rates;
