//! The camera of the surface view.

use serde::{Deserialize, Serialize};

/// A camera that looks at the middle of the surface from far away.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Camera {
    /// The angle around the vertical axis in degrees: 0 looks along the y axis, 90 along the x axis.
    pub yaw: f64,
    /// The angle above the horizon in degrees, 5 to 90; 90 looks straight down.
    pub pitch: f64,
    /// The zoom factor; 1 fits the picture.
    pub zoom: f64,
}

/// The lowest and the highest pitch, in degrees.
pub const PITCH: [f64; 2] = [5.0, 90.0];
/// The least and the greatest zoom factor.
pub const ZOOM: [f64; 2] = [0.3, 8.0];

impl Default for Camera {
    fn default() -> Self {
        Self { yaw: 62.0, pitch: 30.0, zoom: 1.0 }
    }
}

impl Camera {
    /// Whether all values are within their limits.
    pub fn is_valid(&self) -> bool {
        let within = |[low, high]: [f64; 2], value: f64| (low..=high).contains(&value);
        self.yaw.is_finite() && within(PITCH, self.pitch) && within(ZOOM, self.zoom)
    }

    /// The camera rotated by a drag on the screen, in points; the pitch stays within its limits.
    #[must_use]
    pub fn turned(self, right: f64, down: f64) -> Self {
        const DEGREES: f64 = 0.35; // per point
        let yaw = (self.yaw + right * DEGREES).rem_euclid(360.0);
        Self { yaw, pitch: (self.pitch + down * DEGREES).clamp(PITCH[0], PITCH[1]), ..self }
    }

    /// The camera with its zoom multiplied by a factor, within its limits.
    #[must_use]
    pub fn nearer(self, factor: f64) -> Self {
        Self { zoom: (self.zoom * factor).clamp(ZOOM[0], ZOOM[1]), ..self }
    }
}
