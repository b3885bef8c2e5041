//! The map of settings: how walks from one start end, by learning rate and by a second setting.

use serde::{Deserialize, Serialize};

use super::second::{numbers, second_settings};
use super::theory::{self, Theory};
use super::{Axis, USUAL_SIDE};
use crate::experiment::paths::Settings;
use crate::job::ThreadPool;
use crate::knob::{Domain, Knob, Number};
use crate::landscape::trajectory::Outcome;
use crate::landscape::trajectory::many::{Each, End, Walks, walk_all};
use crate::language::t;
use crate::naming;
use crate::optimizer::OptimizerSpec;

/// Which map of settings to make.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct MapSpec {
    /// The index of the optimizer in the settings.
    pub optimizer: usize,
    /// The index of the start point.
    pub start: usize,
    /// The key of the second setting: any number of the rule or of its schedule except the learning rate.
    pub setting: String,
    /// The numbers of learning rates and of values of the second setting.
    pub size: [usize; 2],
    /// The least and the greatest learning rate; `None` for the range of its slider.
    pub rates: Option<[f64; 2]>,
    /// The height above the landscape's floor below which a walk has reached its goal.
    pub tolerance: f64,
}

impl Default for MapSpec {
    fn default() -> Self {
        Self { optimizer: 0, start: 0, setting: String::new(), size: [USUAL_SIDE; 2], rates: None, tolerance: 1e-3 }
    }
}

/// How the walks of a map end.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SettingsMap {
    /// What was asked for, with the setting's key as the optimizer has it.
    pub spec: MapSpec,
    /// The second setting.
    #[serde(with = "super::second::listed")]
    pub number: &'static Number,
    /// The learning rates, from left to right.
    pub rates: Axis,
    /// The values of the second setting, from the lowest row up.
    pub values: Axis,
    /// The ends of the walks, row by row from the lowest.
    pub ends: Vec<End>,
    /// The base of the heights: that of the landscape.
    pub floor: f64,
    /// The index of the end that is lowest, and of several that was low first, if there is one.
    pub best: Option<usize>,
    /// What theory says, on a quadratic landscape.
    pub theory: Option<Theory>,
}

impl MapSpec {
    /// The second setting and the axes of the map; the message tells why there are none.
    pub fn axes(&self, settings: &Settings) -> Result<(&'static Number, [Axis; 2]), String> {
        let entry = settings
            .optimizers
            .get(self.optimizer)
            .ok_or_else(|| t!("parser.no_place", place = self.optimizer + 1, count = settings.optimizers.len()).into_owned())?;
        let others = second_settings(&entry.rule);
        let keys: Vec<&str> = others.iter().map(|(number, _)| number.key).collect();
        let place = naming::find(&t!("naming.mapped", owner = entry.rule.about().key), &self.setting, &keys)?;
        let (number, value) = others[place];
        let Some((rate_number, rate)) = numbers(&entry.rule).into_iter().next() else { return Err(String::new()) };
        let rates = match self.rates {
            None => Axis::of(rate_number, rate, self.size[0]),
            Some([low, high]) if Domain::Positive.contains(low) && high.is_finite() && low < high => {
                Axis { low, high, log: true, whole: false, count: self.size[0] }
            }
            Some(_) => return Err(t!("refused.map_rates").into_owned()),
        };
        Ok((number, [rates, Axis::of(number, value, self.size[1])]))
    }

    /// The optimizer with a value of the second setting.
    fn with(&self, rule: &OptimizerSpec, value: f64) -> OptimizerSpec {
        let mut rule = rule.clone();
        for knob in rule.all_knobs() {
            if let Knob::Number(number, place) = knob
                && number.key == self.setting
            {
                *place = value;
            }
        }
        rule
    }
}

/// Make a map of settings, on these threads. Calls `progress` after each chunk of walks; `None` when it has been false.
pub fn settings_map_while(
    settings: &Settings,
    spec: &MapSpec,
    pool: ThreadPool,
    progress: impl Fn() -> bool + Sync,
) -> Result<Option<SettingsMap>, String> {
    super::check_size(settings, spec.size, 1)?;
    let (number, [rates, values]) = spec.axes(settings)?;
    let spec = MapSpec { setting: number.key.to_owned(), ..spec.clone() };
    let start = *settings
        .starts
        .get(spec.start)
        .ok_or_else(|| t!("parser.no_place", place = spec.start + 1, count = settings.starts.len()).into_owned())?;
    let rule = &settings.optimizers[spec.optimizer].rule;
    let rules: Vec<OptimizerSpec> = values.values().into_iter().map(|value| spec.with(rule, value)).collect();
    let columns = rates.values();
    let walks = |row: usize| Walks {
        landscape: &settings.landscape,
        optimizer: &rules[row],
        starts: Each::Same(start),
        rates: Each::Own(&columns),
        steps: settings.steps,
        tolerance: Some(spec.tolerance),
        places: None,
    };
    let mut ends = vec![End::default(); rates.count * values.count];
    if !walk_all(pool, &mut ends, rates.count, walks, progress) {
        return Ok(None);
    }
    let theory = theory::of(&settings.landscape, &rules, start, pool);
    let floor = settings.landscape.floor();
    let mut map = SettingsMap { spec, number, rates, values, ends, floor, best: None, theory };
    map.best = map.find_best();
    Ok(Some(map))
}

impl SettingsMap {
    /// f at the last step above the floor; `None` where the walk leads to no minimum.
    pub fn height(&self, index: usize) -> Option<f64> {
        let end = &self.ends[index];
        (!end.outcome.is_lost()).then_some(end.value - self.floor)
    }

    /// The first step at which f is less than the tolerance above the floor; `None` where the walk leads to no minimum.
    pub fn reached(&self, index: usize) -> Option<u32> {
        self.ends[index].reached.filter(|_| !self.ends[index].outcome.is_lost())
    }

    /// The learning rate and the value of the second setting of a walk.
    pub fn settings_at(&self, index: usize) -> [f64; 2] {
        [self.rates.at(index % self.rates.count), self.values.at(index / self.rates.count)]
    }

    /// The walk that ends lowest; of several, the one that was low first, then the one that had converged first, then the one with the
    /// least rate. None if all lead to no minimum or one falls without end.
    fn find_best(&self) -> Option<usize> {
        if self.ends.iter().any(|end| matches!(end.outcome, Outcome::Falls { .. })) {
            return None;
        }
        let steps = |index: &usize| {
            (self.ends[*index].reached.unwrap_or(u32::MAX), self.ends[*index].outcome.step().unwrap_or(usize::MAX))
        };
        let usable = (0..self.ends.len()).filter(|index| !self.ends[*index].outcome.is_lost());
        let rate = |index: &usize| index % self.rates.count;
        let value = |index: &usize| self.ends[*index].value;
        usable
            .min_by(|a, b| value(a).total_cmp(&value(b)).then(steps(a).cmp(&steps(b))).then(rate(a).cmp(&rate(b))).then(a.cmp(b)))
    }
}
