//! The preferences of the user: interface size, motion, and how much is shown. They belong to the session, not to a lesson.

use serde::{Deserialize, Serialize};

/// The available interface sizes, in per cent.
pub const SIZES: [u16; 10] = [75, 90, 100, 110, 125, 150, 175, 200, 250, 300];

/// Interface size and motion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Preferences {
    /// The interface size in per cent, one of [`SIZES`].
    pub size: u16,
    /// Whether animations of the interface are off: fading, gliding, blinking.
    pub still: bool,
    /// Whether only what a beginner needs is shown: the picture, learning rates, the playback, one chart.
    pub simple: bool,
}

impl Default for Preferences {
    fn default() -> Self {
        Self { size: 100, still: false, simple: false }
    }
}

impl Preferences {
    /// The next larger size, if there is one.
    pub fn larger(self) -> Option<u16> {
        SIZES.into_iter().find(|size| *size > self.size)
    }

    /// The next smaller size, if there is one.
    pub fn smaller(self) -> Option<u16> {
        SIZES.into_iter().rev().find(|size| *size < self.size)
    }

    /// Check that the size is one of [`SIZES`].
    pub fn validate(self) -> Result<(), String> {
        SIZES.contains(&self.size).then_some(()).ok_or_else(|| format!("size of the interface: one of {SIZES:?} per cent"))
    }
}

#[cfg(test)]
mod tests;
