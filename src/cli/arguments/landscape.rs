//! The arguments of `halfpipe training` for the landscape of a race.

use clap::Args;

use super::parse::{parse_camera, parse_count, parse_position, parse_ranges, parse_seed};
use crate::experiment::paths::Camera;
use crate::experiment::training::landscape::PlaneKind;
use crate::landscape::View;

/// The landscape of a race.
#[derive(Args, Debug)]
pub struct LandscapeArgs {
    /// The landscape: the loss on a plane through the nets' parameters, with the walks on it
    #[arg(long, value_enum, value_name = "PLANE")]
    pub(in crate::cli) landscape: Option<PlaneKind>,
    /// On how many of the first training images its loss is measured, 1 to 10000; 1000 if not given
    #[arg(long, value_name = "N", value_parser = parse_count)]
    pub(in crate::cli) landscape_images: Option<usize>,
    /// The most memory for the points of the walks in MB; 200 if not given
    #[arg(long, value_name = "MB", value_parser = parse_count)]
    pub(in crate::cli) landscape_memory: Option<usize>,
    /// The seed of the random directions
    #[arg(long, value_name = "N", value_parser = parse_seed)]
    pub(in crate::cli) landscape_seed: Option<u64>,
    /// The number of updates at which the walks are shown; all if not given
    #[arg(long, value_name = "N", value_parser = parse_count)]
    pub(in crate::cli) landscape_at: Option<usize>,
    /// The part of the plane to show
    #[arg(long, value_name = "X0,X1,Y0,Y1", allow_hyphen_values = true, value_parser = parse_ranges)]
    pub(in crate::cli) landscape_view: Option<View>,
    /// Draw the surface in a picture instead of the map: the angle around it, the angle above the horizon (5 to 90), the zoom (0.3 to 8),
    /// such as 62,30,1
    #[arg(long, value_name = "YAW,PITCH,ZOOM", allow_hyphen_values = true, value_parser = parse_camera)]
    pub(in crate::cli) landscape_camera: Option<Camera>,
    /// The curve whose end a random plane goes through, by its place in the list, counted from 1
    #[arg(long, value_name = "N", value_parser = parse_position)]
    pub(in crate::cli) landscape_around: Option<usize>,
}
