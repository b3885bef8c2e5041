//! Analysis of landscapes and trajectories: contour lines, curvature, modes of a step, stable learning rates and curvatures, and the terms of
//! each step.

pub mod contour;
pub mod curvature;
pub mod replay;
pub mod stable_curvature;
pub mod stable_rates;
pub mod step_modes;
