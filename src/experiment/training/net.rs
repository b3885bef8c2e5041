//! A network in training: parameters, optimizer, mini-batches and buffers. It can pause after any iteration.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde::{Deserialize, Serialize};

use super::landscape::Keeper;
use super::sharpness::Meter;
use super::test_accuracy::accuracy;
use super::{Curve, CurveSpec, Measure, Settings, Start, TEST_EVERY};
use crate::dataset::Dataset;
use crate::dataset::batches::Batches;
use crate::network::Shape;
use crate::network::draws::initial_parameters;
use crate::network::loss::{Batch, Evaluator};
use crate::optimizer::Optimizer;

/// The random streams of a seed: mini-batches, then the weights of the layers, for [`Start::Own`] followed by those of the
/// other networks.
const BATCHES: u64 = 0;
const WEIGHTS: u64 = 1;
/// The streams reserved for the weights of a network: more than the greatest number of layers.
const STREAMS: u64 = 100;

/// A network in training. Serialized it is as [released](super::TrainingRun::release), and without the points of its walk.
#[derive(Serialize, Deserialize)]
pub struct Net {
    /// The optimizer and the initialization.
    pub spec: CurveSpec,
    /// The seed of weights and mini-batches.
    pub seed: u64,
    shape: Shape,
    #[serde(with = "crate::job::numbers")]
    start: Vec<f32>,
    #[serde(with = "crate::job::numbers")]
    parameters: Vec<f32>,
    /// What only training needs; `None` when it has been let go.
    #[serde(skip)]
    work: Option<Work>,
    iterations: usize,
    measure: Measure,
    curve: Arc<Mutex<Curve>>,
    /// The points of its walk, if they are kept.
    #[serde(skip)]
    keeper: Option<Arc<Mutex<Keeper>>>,
}

/// The optimizer, the mini-batches and the buffers of a network in training.
struct Work {
    gradient: Vec<f32>,
    optimizer: Box<dyn Optimizer<f32>>,
    evaluator: Evaluator<f32>,
    batches: Batches,
    meter: Option<Meter>,
}

/// The connection of a run to its caller.
#[derive(Clone, Copy)]
pub struct RunControl<'a> {
    /// Checked before every iteration; false pauses the run.
    pub should_continue: &'a (dyn Fn() -> bool + Sync),
    /// A clock in seconds, for the times in the curves; it affects nothing else.
    pub seconds: &'a (dyn Fn() -> f64 + Sync),
}

impl Net {
    /// The network of a curve before its first iteration, for valid settings; `index` is that of the curve.
    pub(super) fn new(
        settings: &Settings,
        data: &Dataset,
        spec: CurveSpec,
        index: usize,
        seed: u64,
        meter: Option<Meter>,
    ) -> Self {
        let shape = settings.shape(data.train.pixels(), data.classes);
        let own = match settings.start {
            Start::Same => 0,
            Start::Own => index as u64,
        };
        let draws = initial_parameters(&shape, &settings.inits[spec.init], seed, WEIGHTS + STREAMS * own);
        let start: Vec<f32> = draws.into_iter().map(|weight| weight as f32).collect();
        let work = Work {
            gradient: vec![0.0; start.len()],
            optimizer: settings.optimizers[spec.optimizer].rule.start(),
            evaluator: Evaluator::new(&shape, settings.batch, settings.weight_decay as f32),
            batches: Batches::new(&data.train, settings.images, settings.batch, seed, BATCHES),
            meter,
        };
        Self {
            spec,
            seed,
            parameters: start.clone(),
            work: Some(work),
            start,
            shape,
            iterations: settings.iterations,
            measure: settings.measure,
            curve: Arc::new(Mutex::new(Curve::with_capacity(settings.iterations))),
            keeper: None,
        }
    }

    /// Keep points of the walk from its start on, so many updates from each other; `index` is that of the curve.
    pub(super) fn keep_points(&mut self, index: usize, spacing: usize) {
        self.keeper = Some(Arc::new(Mutex::new(Keeper::new(index, self.seed, spacing, &self.start))));
    }

    /// The points of the walk that are kept; they grow during training.
    pub fn keeper(&self) -> Option<Arc<Mutex<Keeper>>> {
        self.keeper.clone()
    }

    /// Keep the point where the network stands, if it keeps any and its loss there is finite.
    pub(super) fn keep_last(&self) {
        let Some(keeper) = &self.keeper else { return };
        let (iteration, is_finite) = {
            let curve = self.lock();
            (curve.iterations(), curve.non_finite.is_none())
        };
        if is_finite {
            keeper.lock().unwrap_or_else(PoisonError::into_inner).stop(iteration, &self.parameters);
        }
    }

    /// Make up to `count` iterations, fewer at the end of the training or if paused. Returns whether there are more to make.
    pub(super) fn advance(&mut self, count: usize, data: &Dataset, control: RunControl<'_>) -> bool {
        for _ in 0..count {
            if self.is_finished() || self.work.is_none() {
                return false;
            }
            if !(control.should_continue)() {
                return true;
            }
            self.iterate(data, control.seconds);
        }
        !self.is_finished()
    }

    /// One iteration: the gradient on a mini-batch, the optimizer's step, and the loss.
    fn iterate(&mut self, data: &Dataset, seconds: &(dyn Fn() -> f64 + Sync)) {
        self.measure_sharpness(false);
        let Some(Work { gradient, optimizer, evaluator, batches, meter }) = &mut self.work else { return };
        let began = seconds();
        batches.next(&data.train);
        let batch = Batch { inputs: batches.inputs(), labels: batches.labels() };
        let before = evaluator.loss_and_gradient(&self.parameters, batch, gradient);
        optimizer.step(&mut self.parameters, gradient);
        let loss = match self.measure {
            Measure::Before => before,
            Measure::After => evaluator.loss(&self.parameters, batch),
        };
        let took = seconds() - began;
        let iteration = {
            let mut curve = self.curve.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some(meter) = meter {
                meter.compare(gradient, &mut curve.turns);
            }
            let iteration = curve.losses.len();
            if iteration == 0 {
                curve.initial = before;
            }
            if !loss.is_finite() {
                curve.non_finite = Some(iteration);
                return;
            }
            curve.losses.push(loss);
            let spent = curve.seconds.last().copied().unwrap_or(0.0);
            curve.seconds.push(spent + took);
            iteration
        };
        if let Some(keeper) = &self.keeper {
            keeper.lock().unwrap_or_else(PoisonError::into_inner).pass(iteration + 1, &self.parameters);
        }
        if iteration.is_multiple_of(TEST_EVERY) || iteration + 1 == self.iterations {
            let accuracy = accuracy(&self.shape, &self.parameters, &data.test);
            self.lock().accuracies.push((iteration, accuracy));
        }
        self.measure_sharpness(true);
    }

    /// Measure the sharpness, if that is asked for and it is time: before an update, or after the last.
    fn measure_sharpness(&mut self, is_after: bool) {
        let iteration = self.iterations();
        let Some(meter) = self.work.as_mut().and_then(|work| work.meter.as_mut()) else { return };
        let is_due = if is_after { iteration == self.iterations } else { meter.is_due(iteration) };
        if is_due && let Some(measured) = meter.measure(&self.shape, &self.parameters) {
            self.lock().sharpness.push((iteration, measured));
        }
    }

    /// Let go of what only training needs: no iteration follows.
    pub(super) fn release(&mut self) {
        self.work = None;
    }

    /// Whether all iterations are made, or the loss is not finite.
    pub fn is_finished(&self) -> bool {
        let curve = self.lock();
        curve.losses.len() >= self.iterations || curve.non_finite.is_some()
    }

    /// The number of iterations made.
    pub fn iterations(&self) -> usize {
        self.lock().iterations()
    }

    /// The curve, which grows during training.
    pub fn curve(&self) -> Arc<Mutex<Curve>> {
        Arc::clone(&self.curve)
    }

    /// The shape of the network.
    pub fn shape(&self) -> &Shape {
        &self.shape
    }

    /// The current parameters.
    pub fn parameters(&self) -> &[f32] {
        &self.parameters
    }

    /// The initial parameters.
    pub fn start(&self) -> &[f32] {
        &self.start
    }

    fn lock(&self) -> MutexGuard<'_, Curve> {
        self.curve.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
