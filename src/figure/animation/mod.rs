//! The animation of a figure, as GIF or APNG: from the start to the last step, at the speed of the playback.

#[cfg(feature = "gui")]
mod apng;
#[cfg(feature = "gui")]
mod change;
#[cfg(feature = "gui")]
mod colors;
#[cfg(feature = "gui")]
mod encode;
#[cfg(feature = "gui")]
mod gif;
#[cfg(feature = "gui")]
mod motion;

use super::Figure;
#[cfg(feature = "gui")]
pub use encode::encode;

/// Maximum number of frames; with more steps, some are omitted.
pub const MAX_FRAMES: usize = 300;
/// Minimum duration of a frame in hundredths of a second: viewers slow shorter frames down.
const MIN_DURATION: f64 = 2.0;
/// Duration of the last frame, in hundredths of a second.
const LAST_DURATION: u16 = 200;

/// The shown steps and their durations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timeline {
    /// The step and the duration in hundredths of a second of each frame.
    pub frames: Vec<(usize, u16)>,
    /// The number of steps from one frame to the next.
    pub stride: usize,
    /// The last step.
    pub steps: usize,
}

impl Timeline {
    /// The timeline of a figure; `None` if it has no steps.
    pub fn from_figure(figure: &Figure<'_>) -> Option<Self> {
        match figure {
            Figure::Paths(settings, _) => Some(Self::new(settings.steps, settings.speed)),
            Figure::Symmetry(settings, _) => Some(Self::new(settings.symmetry.steps, settings.symmetry.speed)),
            Figure::Activations(..) | Figure::Training(..) | Figure::Landscape(..) => None,
        }
    }

    /// The timeline of `steps` steps at `speed` steps per second. Where steps are omitted, a frame stays longer.
    pub fn new(steps: usize, speed: f64) -> Self {
        let too_short = (MIN_DURATION * speed / 100.0).ceil().min(steps.max(1) as f64) as usize;
        let stride = too_short.max(steps.div_ceil(MAX_FRAMES - 1)).max(1);
        let shown: Vec<usize> = (0..steps).step_by(stride).chain([steps]).collect();
        // Start times are rounded, not durations, so that rounding errors do not add up.
        let time = |step: usize| (step as f64 * 100.0 / speed).round();
        let duration = |pair: &[usize]| (time(pair[1]) - time(pair[0])).clamp(MIN_DURATION, f64::from(u16::MAX)) as u16;
        let times = shown.windows(2).map(duration).chain([LAST_DURATION]);
        Self { frames: shown.iter().copied().zip(times).collect(), stride, steps }
    }

    /// The total duration in seconds.
    pub fn seconds(&self) -> f64 {
        self.frames.iter().map(|(_, time)| f64::from(*time) / 100.0).sum()
    }

    /// The number of omitted steps.
    pub fn omitted_steps(&self) -> usize {
        self.steps + 1 - self.frames.len()
    }
}

#[cfg(test)]
mod tests;
