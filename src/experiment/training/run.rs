//! The race: all nets of a comparison, advancing by turns, so that their curves grow side by side.

use std::sync::{Arc, Mutex};

use super::net::RunControl;
use super::{Curve, Net, Settings};
use crate::dataset::Dataset;
use crate::experiment::SettingsError;
use crate::job::ThreadPool;

/// The iterations of a net's turn.
const TURN: usize = 10;

/// All nets of a comparison. It can stop at any moment and go on later, with any number of threads; the curves are the same.
pub struct TrainingRun {
    /// What it is of.
    pub settings: Settings,
    /// What the nets learn.
    pub data: Arc<Dataset>,
    /// The nets: for each curve one for each seed.
    pub nets: Vec<Net>,
}

impl TrainingRun {
    /// A race of valid settings, before its first iteration; refused if its nets are too large for images of this size.
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

    /// Go on until all nets are done or the supervisor says no.
    pub fn run(&mut self, pool: ThreadPool, control: RunControl<'_>) {
        let data = &self.data;
        let unfinished = self.nets.iter_mut().filter(|net| !net.is_finished());
        pool.take_turns(unfinished, |net| net.advance(TURN, data, control) && (control.should_continue)());
    }

    /// Whether all nets are done.
    pub fn is_finished(&self) -> bool {
        self.nets.iter().all(Net::is_finished)
    }

    /// The curves, which grow while the race runs, in the order of the nets.
    pub fn curves(&self) -> Vec<Arc<Mutex<Curve>>> {
        self.nets.iter().map(Net::curve).collect()
    }
}
