//! A training run: all networks of a comparison, advancing in turns, so that their curves grow side by side.

use std::sync::{Arc, Mutex};

use super::net::RunControl;
use super::{Curve, Net, Settings};
use crate::dataset::Dataset;
use crate::experiment::SettingsError;
use crate::job::ThreadPool;

/// The number of iterations of a turn.
const TURN: usize = 10;

/// All networks of a comparison. It can pause at any time and resume with any number of threads; the curves stay the same.
pub struct TrainingRun {
    /// The settings, as of [`Settings::inputs`].
    pub settings: Settings,
    /// The data set; without the pixels of the training images when all networks are finished.
    pub data: Arc<Dataset>,
    /// The networks: for each curve, one per seed.
    pub nets: Vec<Net>,
}

impl TrainingRun {
    /// A run before its first iteration, for valid settings; an error if the networks are too large for images of this size.
    pub fn new(settings: &Settings, data: Arc<Dataset>) -> Result<Self, SettingsError> {
        let of = settings.inputs();
        of.check_size(data.train.pixels(), data.classes)?;
        let curve_specs = of.curve_specs();
        let net = |(index, spec)| {
            let seeds = 0..of.seeds as u64;
            let (of, data) = (&of, &data);
            seeds.map(move |seed| Net::new(of, data, spec, index, of.seed.wrapping_add(seed)))
        };
        let nets = curve_specs.into_iter().enumerate().flat_map(net).collect();
        Ok(Self { settings: of, data, nets })
    }

    /// Train until all networks are finished or the run is paused.
    pub fn run(&mut self, pool: ThreadPool, control: RunControl<'_>) {
        let data = &self.data;
        let unfinished = self.nets.iter_mut().filter(|net| !net.is_finished());
        pool.take_turns(unfinished, |net| net.advance(TURN, data, control) && (control.should_continue)());
        if self.is_finished() {
            self.release();
        }
    }

    /// Let go of what only training needs. The run must not be resumed.
    pub fn release(&mut self) {
        self.data = Arc::new(self.data.for_testing());
        self.nets.iter_mut().for_each(Net::release);
    }

    /// Whether all networks are finished.
    pub fn is_finished(&self) -> bool {
        self.nets.iter().all(Net::is_finished)
    }

    /// The curves in the order of the networks; they grow during the run.
    pub fn curves(&self) -> Vec<Arc<Mutex<Curve>>> {
        self.nets.iter().map(Net::curve).collect()
    }
}
