//! The works of Activations.

use std::task::Poll;

use serde::{Deserialize, Serialize};

use crate::experiment::activations::symmetry::{SymmetryRun, train_while};
use crate::experiment::activations::{Results, Settings, run_while};
use crate::job::{Control, Reads, ThreadPool, Work};

/// Take inputs through all nets; `None` if cancelled.
#[derive(Serialize, Deserialize)]
pub struct RunNets {
    /// What to run.
    pub settings: Settings,
    /// The results of other settings, of which what is the same is not computed again.
    #[serde(skip)]
    pub before: Results,
}

impl Work for RunNets {
    type Output = Option<Results>;
    type News = ();

    fn run(&mut self, control: &Control) -> Poll<Self::Output> {
        Poll::Ready(run_while(&self.settings, &self.before, ThreadPool::all_cores(), &|| control.advance()))
    }

    fn reads(&self) -> Reads {
        if self.settings.reads_images() { Reads::Mnist } else { Reads::Nothing }
    }
}

/// Train the small nets, each from its initialization; `None` if cancelled.
#[derive(Serialize, Deserialize)]
pub struct TrainSmallNets(pub Settings);

impl Work for TrainSmallNets {
    type Output = Option<Vec<SymmetryRun>>;
    type News = ();

    fn run(&mut self, control: &Control) -> Poll<Self::Output> {
        Poll::Ready(train_while(&self.0, &|| control.advance()))
    }
}
