//! The works of Training: a run with its news, the landscape, and the mistakes of a net.

mod run;

use std::path::PathBuf;
use std::sync::Arc;
use std::task::Poll;

use serde::{Deserialize, Serialize};

use crate::dataset::{Dataset, Samples};
use crate::experiment::training::landscape::{KeptWalk, Map, PointLosses, Survey};
use crate::experiment::training::{Mistake, Settings, mistakes};
use crate::job::{Control, Reads, ThreadPool, Work};
use crate::landscape::View;
use crate::network::Shape;
pub use run::{News, TrainNets, unreadable};

/// Lay a plane through the walks of a race; the message says why there is none. `None` if cancelled.
#[derive(Serialize, Deserialize)]
pub struct SurveyWalks {
    /// The settings of the race, with its landscape.
    pub settings: Settings,
    /// The walks.
    pub walks: Arc<Vec<KeptWalk>>,
}

impl Work for SurveyWalks {
    type Output = Option<Option<Result<Arc<Survey>, String>>>;
    type News = ();

    fn run(&mut self, control: &Control) -> Poll<Self::Output> {
        let made = || {
            let data = Dataset::open(self.settings.data.as_deref()).map_err(|error| error.to_string())?;
            Survey::new(&self.settings, &self.walks, &data, ThreadPool::all_cores(), &|| control.should_continue())
        };
        Poll::Ready(Some(made().transpose().map(|made| made.map(Arc::new))))
    }

    fn reads(&self) -> Reads {
        Reads::of_data(self.settings.data.as_ref())
    }
}

/// Measure the losses on a part of a plane; `None` if cancelled.
#[derive(Serialize, Deserialize)]
pub struct MapPlane {
    /// The plane.
    pub survey: Arc<Survey>,
    /// The part.
    pub view: View,
    /// The numbers of nodes along x and y.
    pub nodes: [usize; 2],
}

impl Work for MapPlane {
    type Output = Option<Option<Arc<Map>>>;
    type News = ();

    fn run(&mut self, control: &Control) -> Poll<Self::Output> {
        let map = self.survey.map(self.view, self.nodes, ThreadPool::all_cores(), &|| control.advance());
        Poll::Ready(map.map(|map| Some(Arc::new(map))))
    }
}

/// Measure the losses of all points of the walks; `None` if cancelled, or without data.
#[derive(Serialize, Deserialize)]
pub struct MeasurePoints {
    /// The plane.
    pub survey: Arc<Survey>,
    /// The walks.
    pub walks: Arc<Vec<KeptWalk>>,
    /// Where the data is; MNIST without a place.
    pub data: Option<PathBuf>,
}

impl Work for MeasurePoints {
    type Output = Option<Option<Arc<PointLosses>>>;
    type News = ();

    fn run(&mut self, control: &Control) -> Poll<Self::Output> {
        let data = Dataset::open(self.data.as_deref()).ok();
        let losses = data.and_then(|data| self.survey.losses(&self.walks, &data, ThreadPool::all_cores(), &|| control.advance()));
        Poll::Ready(losses.map(|losses| Some(Arc::new(losses))))
    }

    fn reads(&self) -> Reads {
        Reads::of_data(self.data.as_ref())
    }
}

/// The parameters of a net.
#[derive(Serialize, Deserialize)]
pub struct Parameters(#[serde(with = "crate::job::numbers")] pub Vec<f32>);

/// Find the images that a net misclassifies.
#[derive(Serialize, Deserialize)]
pub struct FindMistakes {
    /// The net with the images; nothing is found without one.
    pub net: Option<(Shape, Parameters, Samples)>,
}

impl Work for FindMistakes {
    type Output = Option<Vec<Mistake>>;
    type News = ();

    fn run(&mut self, _: &Control) -> Poll<Self::Output> {
        let found = self.net.as_ref().map(|(shape, Parameters(parameters), images)| mistakes(shape, parameters, images));
        Poll::Ready(Some(found.unwrap_or_default()))
    }
}
