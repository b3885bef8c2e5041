//! The time, to tell how long something took: the only place that asks for it, for the window and the command line. No result depends
//! on it.

use std::time::Instant;

/// A stopwatch that runs.
#[derive(Clone, Copy, Debug)]
pub struct Stopwatch(Instant);

impl Stopwatch {
    /// Start one.
    pub fn start() -> Self {
        Self(Instant::now())
    }

    /// The seconds since it was started.
    pub fn seconds(self) -> f64 {
        self.0.elapsed().as_secs_f64()
    }
}
