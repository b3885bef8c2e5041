//! Any landscape of a race.

use proptest::prelude::*;

use super::finite;
use crate::experiment::paths::Camera;
use crate::experiment::training::landscape::{Landscape, PlaneKind};
use crate::landscape::View;

/// A landscape, or none.
pub(super) fn landscape() -> impl Strategy<Value = Option<Landscape>> {
    let plane = proptest::sample::select(vec![PlaneKind::Walks, PlaneKind::Random]);
    let view = proptest::option::of((finite(), 1e-3..5.0, finite(), 1e-3..5.0));
    let camera = proptest::option::of((0.0..360.0, 5.0..90.0, 0.3..8.0));
    let numbers = (1usize..10_000, 1usize..1_000, any::<u64>(), proptest::option::of(0usize..5_000));
    proptest::option::of((plane, numbers, view, camera).prop_map(|(plane, (images, memory, seed, at), view, camera)| {
        let view = view.map(|(x, width, y, height)| View { x: [x, x + width], y: [y, y + height] });
        let surface = camera.map(|(yaw, pitch, zoom)| Camera { yaw, pitch, zoom });
        Landscape { plane, images, memory, seed, at, view, surface }
    }))
}
