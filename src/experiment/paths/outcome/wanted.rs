//! The maps that settings ask for.

use super::second::second_setting;
use super::{Basins, MapSpec, SIDE, SettingsMap, USUAL_SIDE, basins_while, settings_map_while};
use crate::experiment::paths::Settings;
use crate::job::ThreadPool;
use crate::knob::{Knob, Number, rounded};
use crate::landscape::View;
use crate::noise::Noise;

/// The most updates of a map that is shown beside the paths, and of one that follows a drag within the frame.
pub const FINE_UPDATES: usize = 40_000_000;
/// See [`FINE_UPDATES`].
pub const COARSE_UPDATES: usize = 600_000;

/// The number of pixels along each side of a map of walks of so many steps, with at most so many updates if that is possible.
fn side(steps: usize, updates: usize) -> usize {
    ((updates / steps.max(1)) as f64).sqrt().clamp(SIDE[0] as f64, USUAL_SIDE as f64) as usize
}

impl Settings {
    /// The size of a map of settings of so many updates.
    pub fn map_size(&self, updates: usize) -> [usize; 2] {
        [side(self.steps, updates); 2]
    }

    /// Make the map of settings that is shown, in this size; `None` if there is none, or if `continues` has been false.
    pub fn mapped(&self, size: [usize; 2], continues: impl Fn() -> bool + Sync) -> Option<SettingsMap> {
        let (inputs, spec) = self.settings_map(size)?;
        settings_map_while(&inputs, &spec, ThreadPool::all_cores(), continues).ok().flatten()
    }

    /// The map of settings of the inspected optimizer from the first start, and all that it depends on. The two mapped settings have
    /// the values of the axes' ends where they are on these, so that it does not depend on where one stands.
    pub fn settings_map(&self, size: [usize; 2]) -> Option<(Self, MapSpec)> {
        let mut entry = self.optimizers.get(self.inspected())?.clone();
        let (second, _) = second_setting(&entry.rule, &self.second)?;
        for knob in entry.rule.all_knobs() {
            let is_mapped = |number: &Number| number.key == second.key || number.key == "lr";
            if let Knob::Number(number, value) = knob
                && is_mapped(number)
                && (number.slider.low..=number.slider.high).contains(value)
            {
                *value = number.slider.low;
            }
        }
        let start = *self.starts.first()?;
        let inputs = Self { optimizers: vec![entry], starts: vec![start], noise: Noise::default(), ..self.inputs() };
        Some((inputs, MapSpec { setting: second.key.to_owned(), size, ..MapSpec::default() }))
    }

    /// What the maps of basins depend on: they have starts of their own.
    #[must_use]
    pub fn basin_inputs(&self) -> Self {
        Self { starts: vec![self.landscape.start()], noise: Noise::default(), ..self.inputs() }
    }

    /// The size of the maps of basins of all optimizers in a view, of so many updates together.
    pub fn basins_size(&self, view: View, updates: usize) -> [usize; 2] {
        let longer = side(self.steps * self.optimizers.len(), updates) as f64;
        let [width, height] = [view.x, view.y].map(|[low, high]| high - low);
        [width, height].map(|side| ((side / width.max(height) * longer).round() as usize).max(SIDE[0]))
    }

    /// Make the maps of basins of all optimizers in a view, in this size; none if `continues` has been false.
    pub fn basins(&self, view: View, size: [usize; 2], continues: impl Fn() -> bool + Sync) -> Vec<Basins> {
        let optimizers: Vec<usize> = (0..self.optimizers.len()).collect();
        basins_while(&self.basin_inputs(), &optimizers, view, size, ThreadPool::all_cores(), continues)
            .ok()
            .flatten()
            .unwrap_or_default()
    }

    /// Give the inspected optimizer a learning rate and a value of the second setting of its map, with four digits.
    pub fn take_over(&mut self, chosen: [f64; 2]) {
        let index = self.inspected();
        let Some(entry) = self.optimizers.get_mut(index) else { return };
        let Some((second, _)) = second_setting(&entry.rule, &self.second) else { return };
        for knob in entry.rule.all_knobs() {
            if let Knob::Number(number, value) = knob {
                let chosen = match number.key {
                    "lr" => chosen[0],
                    key if key == second.key => chosen[1],
                    _ => continue,
                };
                *value = rounded(chosen).parse().unwrap_or(chosen);
            }
        }
        self.apply_rate_rule(Some(index));
    }
}
