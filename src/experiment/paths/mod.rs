//! Paths: several optimizers on a landscape, from several start points.

mod camera;
mod chart;
mod frame;
pub mod insight;
pub mod milestones;
pub mod other_forms;
pub mod outcome;
mod path;
mod prediction_error;
mod rate_rule;
mod starts;
pub mod story;
pub mod sweep;

use std::borrow::Cow;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::{Entry, SettingsError, entry};
use crate::knob::Domain;
use crate::landscape::{LandscapeSpec, Point, View};
use crate::language::t;
use crate::noise::{DEVIATION, MAX_SEEDS, Noise};
use crate::optimizer::OptimizerSpec;
pub use camera::Camera;
pub use chart::{Chart, Levels, MapColor};
pub use path::{Path, run, run_again, run_while};
pub use prediction_error::{PredictionError, prediction_error};
pub use rate_rule::{RateRule, usual_rate, with_usual_rate};
pub use starts::{MAX_OPTIMIZERS, MAX_STARTS, check_start};

/// The greatest number of steps.
pub const MAX_STEPS: usize = 100_000;
/// The greatest number of updates over all paths with several seeds, whose trajectories are all kept in memory.
pub const MAX_NOISY_UPDATES: usize = 5_000_000;
/// The number of updates in the book's figures.
const BOOK_STEPS: usize = 29;
/// The optimizers of the book's figure 6-8.
const BOOK_OPTIMIZERS: [&str; 4] = ["sgd", "momentum", "adagrad", "adam:epsilon=1e-7,epsilon_form=book"];

/// All settings of the Paths workspace.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// The function to minimize.
    pub landscape: LandscapeSpec,
    /// The optimizers, in the order of the cards.
    pub optimizers: Vec<Entry>,
    /// The start points of every optimizer.
    pub starts: Vec<Point>,
    /// The number of updates, at most [`MAX_STEPS`].
    pub steps: usize,
    /// How the learning rates are chosen.
    pub rates: RateRule,
    /// Noise on the gradient.
    pub noise: Noise,
    /// The number of steps that are shown; `None` for all. It does not affect what is computed.
    pub shown: Option<usize>,
    /// The playback speed in steps per second.
    pub speed: f64,
    /// The view that was chosen; `None` for what the paths need, see [`Self::frame`].
    pub view: Option<View>,
    /// Whether the whole landscape is shown instead of what the paths need.
    pub whole: bool,
    /// Whether arrows of −∇f are drawn.
    pub arrows: bool,
    /// The spacing of the contour levels.
    pub levels: Levels,
    /// The camera of the surface; `None` shows the map.
    pub surface: Option<Camera>,
    /// The index of the inspected optimizer; an index beyond the list means the last one.
    pub inspected: usize,
    /// Whether the terms of its step are drawn as arrows.
    pub terms: bool,
    /// The chart that is shown.
    pub chart: Chart,
    /// The key of the second setting of the map of settings; empty, or one that the inspected optimizer lacks, for its first after
    /// the learning rate.
    pub second: String,
    /// What the colours of the map of settings tell.
    pub map_color: MapColor,
}

/// The default settings, built once: deserialization of partial settings asks for them often.
static DEFAULT: LazyLock<Settings> = LazyLock::new(Settings::book);

impl Default for Settings {
    fn default() -> Self {
        DEFAULT.clone()
    }
}

impl Settings {
    /// The settings of the book's figure 6-8.
    fn book() -> Self {
        let landscape = LandscapeSpec::new(&crate::landscape::LANDSCAPES[0]);
        let book = BOOK_OPTIMIZERS.iter().filter_map(|text| text.parse().ok()).map(|rule: OptimizerSpec| Entry::from(rule));
        Self {
            starts: vec![landscape.start()],
            landscape,
            optimizers: book.collect(),
            steps: BOOK_STEPS,
            rates: RateRule::Free,
            noise: Noise::default(),
            shown: None,
            speed: 8.0,
            view: None,
            whole: false,
            arrows: false,
            levels: Levels::Log,
            surface: None,
            inspected: 1, // Momentum, whose step raises the most questions
            terms: true,
            chart: Chart::Height,
            second: String::new(),
            map_color: MapColor::Height,
        }
    }
}

impl Settings {
    /// Check that the settings can be run; everything that is computed or drawn relies on it.
    pub fn validate(&self) -> Result<(), SettingsError> {
        let fail = |field, message: Cow<'_, str>| Err(SettingsError { field, message: message.into_owned() });
        if self.optimizers.is_empty() {
            return fail("optimizers", t!("refused.no_optimizers"));
        }
        if self.optimizers.len() > MAX_OPTIMIZERS {
            return fail("optimizers", t!("refused.several", count = self.optimizers.len(), most = MAX_OPTIMIZERS));
        }
        if self.starts.is_empty() {
            return fail("starts", t!("refused.no_starts"));
        }
        if self.starts.len() > MAX_STARTS {
            return fail("starts", t!("refused.too_many_starts", count = self.starts.len(), most = MAX_STARTS));
        }
        for &start in &self.starts {
            check_start(&self.landscape, start).map_err(|message| SettingsError { field: "starts", message })?;
        }
        if self.steps > MAX_STEPS {
            return fail("steps", t!("refused.steps", value = self.steps, most = MAX_STEPS));
        }
        if !DEVIATION.domain.contains(self.noise.deviation) {
            return fail("deviation", t!("refused.must", domain = DEVIATION.domain.description()));
        }
        if !(1..=MAX_SEEDS).contains(&self.noise.seeds) {
            return fail("seeds", t!("refused.from_to", low = 1, high = MAX_SEEDS));
        }
        if self.noise.seed_count() > 1 && self.updates() > MAX_NOISY_UPDATES {
            return fail("seeds", t!("refused.updates", count = self.updates(), most = MAX_NOISY_UPDATES));
        }
        if self.shown.is_some_and(|shown| shown > self.steps) {
            return fail("shown", t!("refused.shown", steps = self.steps));
        }
        if !(self.speed.is_finite() && self.speed > 0.0) {
            return fail("speed", t!("refused.must", domain = Domain::Positive.description()));
        }
        if self.surface.is_some_and(|camera| !camera.is_valid()) {
            return fail("surface", t!("refused.surface"));
        }
        if self.view.is_some_and(|view| !view.is_valid()) {
            return fail("view", t!("refused.view"));
        }
        Ok(())
    }

    /// Change the landscape, and with it start point, view, learning rates, number of steps and speed. A formula in place of another keeps them if f
    /// and ∇f are finite at the start points, and if it is no example with its own.
    pub fn set_landscape(&mut self, landscape: LandscapeSpec) {
        let starts_fit = self.starts.iter().all(|start| check_start(&landscape, *start).is_ok());
        let is_new_example = landscape.is_example() && landscape != self.landscape;
        if landscape.key() != self.landscape.key() || is_new_example || !starts_fit {
            self.starts = vec![landscape.start()];
            self.view = None;
            if let Some(steps) = landscape.steps() {
                self.set_steps(steps);
            }
            for entry in &mut self.optimizers {
                entry.rule = with_usual_rate(entry.rule.clone(), &landscape);
            }
        }
        self.landscape = landscape;
    }

    /// Take so many steps, all of them shown, at a speed at which they can be watched in seconds.
    fn set_steps(&mut self, steps: usize) {
        const SPEED: f64 = 8.0;
        const LONGEST_SECS: f64 = 10.0;
        self.steps = steps;
        self.shown = None;
        self.speed = (steps as f64 / LONGEST_SECS).max(SPEED);
    }

    /// The step that is shown: the last one, unless playback is at an earlier one.
    pub fn shown_step(&self) -> usize {
        self.shown.unwrap_or(self.steps)
    }

    /// The index of the inspected optimizer.
    pub fn inspected(&self) -> usize {
        self.inspected.min(self.optimizers.len().saturating_sub(1))
    }

    /// The view that was chosen, or the landscape's own: what is searched for minima, and where a start is added.
    pub fn region(&self) -> View {
        self.view.unwrap_or(self.landscape.view())
    }

    /// Search what is shown and where the paths go for minima of a typed formula. Returns whether something else is known then.
    pub fn explore(&mut self, paths: &[Path]) -> bool {
        let regions: Vec<View> =
            [self.region()].into_iter().chain(View::around(paths.iter().filter_map(|path| path.corners).flatten())).collect();
        let searched = self.landscape.searched(&regions);
        let is_new = searched.is_some();
        self.landscape = searched.unwrap_or_else(|| self.landscape.clone());
        is_new
    }

    /// The settings that affect the paths; all others are set to their defaults.
    #[must_use]
    pub fn inputs(&self) -> Self {
        let optimizers = self.optimizers.iter().map(|entry| Entry::from(entry.rule.clone())).collect();
        let Self { landscape, starts, steps, noise, .. } = self.clone();
        Self { landscape, optimizers, starts, steps, noise, ..Self::default() }
    }

    /// The names of the optimizers: as short as possible, with a setting where an optimizer occurs more than once.
    pub fn names(&self) -> Vec<String> {
        entry::names(&self.optimizers)
    }

    /// The number of entries of the same optimizer before this one: 0 for the first.
    pub fn variation(&self, index: usize) -> usize {
        entry::variation(&self.optimizers, index)
    }

    /// The number of updates of a run, over all optimizers, start points and seeds.
    pub fn updates(&self) -> usize {
        self.optimizers.len() * self.starts.len() * self.noise.seed_count() * self.steps
    }
}

#[cfg(test)]
mod tests;
