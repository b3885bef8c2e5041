//! A training run as a work: it tells what is new while it trains, and its output is the run, paused or finished.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::Poll;

use serde::{Deserialize, Serialize};

use crate::clock::Stopwatch;
use crate::dataset::{Dataset, DatasetError, Note};
use crate::experiment::training::landscape::{Keeper, KeptWalk};
use crate::experiment::training::{Curve, Results, RunControl, Settings, TrainingRun};
use crate::job::{Control, Reads, ThreadPool, Work};
use crate::language::t;

/// Seconds between two news.
const NEWS_SECS: f64 = 1.0 / 30.0;

/// Train the nets of a comparison. The output is the run as far as it has come, or why there is none.
#[derive(Serialize, Deserialize)]
pub struct TrainNets {
    /// The settings, as of [`Settings::inputs`].
    pub settings: Settings,
    /// The run, once it has begun, and what of it was told.
    #[serde(skip)]
    begun: Option<(TrainingRun, Teller)>,
}

/// What is new of a run since the last news.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct News {
    /// With the first news: name and sizes of the data, without curves, and what is to be said of how it was read.
    pub about: Option<(Results, Vec<Note>)>,
    /// What the curve of each net has in addition.
    pub curves: Vec<Curve>,
    /// For each net that keeps points of its walk the number of those told before that stay, and those that follow them.
    pub walks: Vec<(usize, KeptWalk)>,
}

impl TrainNets {
    /// A run from its beginning.
    pub fn new(settings: &Settings) -> Self {
        Self { settings: settings.inputs(), begun: None }
    }

    fn begin(&self) -> Result<(TrainingRun, Teller), String> {
        let data = Dataset::open(self.settings.data.as_deref()).map_err(|error| unreadable(&error))?;
        let run = TrainingRun::new(&self.settings, data).map_err(|error| error.to_string())?;
        let teller = Teller::new(&run);
        Ok((run, teller))
    }
}

impl Work for TrainNets {
    type Output = Result<TrainingRun, String>;
    type News = News;

    fn run(&mut self, control: &Control<News>) -> Poll<Self::Output> {
        let (mut run, teller) = match self.begun.take().map_or_else(|| self.begin(), Ok) {
            Ok(begun) => begun,
            Err(message) => return Poll::Ready(Err(message)),
        };
        teller.tell(control);
        let (watch, told) = (Stopwatch::start(), Mutex::new(Stopwatch::start()));
        let should_continue = || {
            if let Ok(mut told) = told.try_lock()
                && told.seconds() > NEWS_SECS
            {
                teller.tell(control);
                *told = Stopwatch::start();
            }
            control.has_time()
        };
        run.run(ThreadPool::all_cores(), RunControl { should_continue: &should_continue, seconds: &|| watch.seconds() });
        teller.tell(control);
        if run.is_finished() || control.is_cancelled() {
            return Poll::Ready(Ok(run));
        }
        self.begun = Some((run, teller));
        Poll::Pending
    }

    fn reads(&self) -> Reads {
        Reads::of_data(self.settings.data.as_ref())
    }

    fn resumed(output: Self::Output) -> Option<Self> {
        let run = output.ok()?;
        let teller = Teller::of_told(&run);
        Some(Self { settings: run.settings.clone(), begun: Some((run, teller)) })
    }
}

/// What is told of a run.
struct Teller {
    curves: Vec<Arc<Mutex<Curve>>>,
    keepers: Vec<Arc<Mutex<Keeper>>>,
    about: Mutex<Option<(Results, Vec<Note>)>>,
    /// What is told of each net.
    known: Mutex<Vec<Told>>,
}

/// What is told of a net: the lengths of its curve's lists, and the number of points of its walk that stay.
type Told = ([usize; 4], usize);

impl Teller {
    /// Nothing is told yet.
    fn new(run: &TrainingRun) -> Self {
        let about = Results { curves: Vec::new(), ..run.results() };
        let teller = Self::of_told(run);
        let known = vec![([0; 4], 0); run.nets.len()];
        Self { about: Mutex::new(Some((about, run.data.notes.clone()))), known: Mutex::new(known), ..teller }
    }

    /// All that there is is told.
    fn of_told(run: &TrainingRun) -> Self {
        let (curves, keepers) = (run.curves(), run.keepers());
        let points = |net: usize| keepers.get(net).map_or(0, |keeper| lock(keeper).lasting());
        let known = curves.iter().enumerate().map(|(net, curve)| (lock(curve).lengths(), points(net))).collect();
        Self { known: Mutex::new(known), about: Mutex::new(None), curves, keepers }
    }

    /// Tell what is new.
    fn tell(&self, control: &Control<News>) {
        let mut known = lock(&self.known);
        let about = lock(&self.about).take();
        let curve = |(curve, (lengths, _)): (&Arc<Mutex<Curve>>, &mut Told)| {
            let curve = lock(curve);
            let new = curve.after(*lengths);
            *lengths = curve.lengths();
            new
        };
        let curves = self.curves.iter().zip(&mut *known).map(curve).collect();
        let walk = |(keeper, (_, points)): (&Arc<Mutex<Keeper>>, &mut Told)| {
            let keeper = lock(keeper);
            let from = std::mem::replace(points, keeper.lasting());
            (from, keeper.walk_from(from))
        };
        let walks = self.keepers.iter().zip(&mut *known).map(walk).collect();
        control.tell(News { about, curves, walks });
    }
}

fn lock<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Why the data can't be read, and what to do in the window.
pub fn unreadable(error: &DatasetError) -> String {
    match error {
        DatasetError::NotHere(what) => t!("data.not_here_choose", what = what, button = t!("run.folder")).into_owned(),
        _ => error.to_string(),
    }
}
