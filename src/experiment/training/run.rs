//! A training run: all networks of a comparison, advancing in turns, so that their curves grow side by side.

use std::sync::{Arc, Mutex, PoisonError};

use serde::{Deserialize, Serialize, Serializer};

use super::landscape::{Keeper, KeptWalk, kept_walks, spacing};
use super::net::RunControl;
use super::sharpness::{Images, Meter};
use super::{Curve, Net, Outcome, Settings};
use crate::dataset::Dataset;
use crate::experiment::SettingsError;
use crate::job::ThreadPool;

/// The number of iterations of a turn.
const TURN: usize = 10;

/// All networks of a comparison. Serialized it is without what only training needs: it can be looked at, but not resumed. It can pause at any time and resume with any number of threads; the curves stay the same.
#[derive(Serialize, Deserialize)]
pub struct TrainingRun {
    /// The settings, as of [`Settings::inputs`].
    pub settings: Settings,
    /// The data set; without the pixels of the training images when all networks are finished.
    #[serde(serialize_with = "without_training_images")]
    pub data: Arc<Dataset>,
    /// The networks: for each curve, one per seed.
    pub nets: Vec<Net>,
}

fn without_training_images<S: Serializer>(data: &Dataset, serializer: S) -> Result<S::Ok, S::Error> {
    data.for_testing().serialize(serializer)
}

impl TrainingRun {
    /// A run before its first iteration, for valid settings; an error if the networks are too large for images of this size, or
    /// if the points of their walks don't fit into the memory that they are given.
    pub fn new(settings: &Settings, data: Arc<Dataset>) -> Result<Self, SettingsError> {
        let of = settings.inputs();
        of.check_size(data.train.pixels(), data.classes)?;
        of.check_images(data.train.count())?;
        let measured_on = of.sharpness_images(data.train.count()).map(|count| Arc::new(Images::first(&data.train, count)));
        let curve_specs = of.curve_specs();
        let spacing = match &of.landscape {
            Some(landscape) => {
                let parameters = of.shape(data.train.pixels(), data.classes).parameter_count();
                Some(spacing(of.iterations, curve_specs.len() * of.seeds, parameters, landscape.memory)?)
            }
            None => None,
        };
        let net = |(index, spec)| {
            let seeds = 0..of.seeds as u64;
            let (of, data, measured_on) = (&of, &data, &measured_on);
            let meter = move || Some(Meter::new(of.sharpness?, measured_on.clone()?, of.weight_decay as f32));
            seeds.map(move |seed| {
                let mut net = Net::new(of, data, spec, index, of.seed.wrapping_add(seed), meter());
                if let Some(spacing) = spacing {
                    net.keep_points(index, spacing);
                }
                net
            })
        };
        let nets = curve_specs.into_iter().enumerate().flat_map(net).collect();
        Ok(Self { settings: of, data, nets })
    }

    /// Train until all networks are finished or the run is paused.
    pub fn run(&mut self, pool: ThreadPool, control: RunControl<'_>) {
        let data = &self.data;
        let mut unfinished: Vec<_> = self.nets.iter_mut().filter(|net| !net.is_finished()).collect();
        unfinished.sort_by_key(|net| net.iterations()); // after a pause the last ones come first
        pool.take_turns(unfinished, |net| net.advance(TURN, data, control) && (control.should_continue)());
        self.nets.iter().for_each(Net::keep_last);
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

    /// What the networks keep of their walks, in their order; it grows during the run. Empty without a landscape.
    pub fn keepers(&self) -> Vec<Arc<Mutex<Keeper>>> {
        self.nets.iter().filter_map(Net::keeper).collect()
    }

    /// The points of the walks that are kept so far.
    pub fn kept_walks(&self) -> Vec<KeptWalk> {
        kept_walks(&self.keepers(), |net| match self.nets[net].curve().lock().unwrap_or_else(PoisonError::into_inner).outcome() {
            Outcome::Diverged { iteration } => Some(iteration),
            Outcome::Trained => None,
        })
    }
}
