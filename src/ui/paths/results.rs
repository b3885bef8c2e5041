//! The results of the settings: computed at once where that is quick, in a background job where it is not.

use crate::experiment::paths::{Path, Settings, run, run_while};
use crate::job::{Job, Status};

/// Updates that are computed within a frame; more go to a job.
const AT_ONCE: usize = 100_000;

/// The paths, and the settings they were computed from.
#[derive(Default)]
pub struct Results {
    /// The paths; while a job runs, those of the settings before.
    pub paths: Vec<Path>,
    of: Option<Settings>,
    job: Option<(Settings, Job<Vec<Path>>)>,
}

impl Results {
    /// Bring the results up to the settings.
    pub fn update(&mut self, ctx: &egui::Context, settings: &Settings) {
        let wanted = computed_from(settings);
        if self.of.as_ref() == Some(&wanted) {
            self.job = None;
        } else if wanted.updates() <= AT_ONCE {
            self.job = None;
            self.paths = run(&wanted);
            self.of = Some(wanted);
        } else if self.job.as_ref().is_none_or(|(under_way, _)| *under_way != wanted) {
            let (ctx, task) = (ctx.clone(), wanted.clone());
            let job = Job::spawn(move |control| run_while(&task, || control.advance()), move || ctx.request_repaint());
            self.job = Some((wanted, job));
        } else {
            self.collect();
        }
        // Rows of entries or starts that are gone would have no name or colour.
        self.paths.retain(|path| path.optimizer < settings.optimizers.len() && path.start < settings.starts.len());
    }

    /// Take the job's result, if it has one.
    fn collect(&mut self) {
        let Some((of, job)) = &self.job else { return };
        match job.poll() {
            Status::Running => {}
            Status::Done(paths) => {
                self.paths = paths;
                self.of = Some(of.clone());
                self.job = None;
            }
            Status::Failed => self.of = Some(of.clone()), // no second try at what has failed
        }
    }

    /// How much of a long run is done, from 0 to 1; `None` when nothing is under way.
    pub fn progress(&self) -> Option<f32> {
        let (of, job) = self.job.as_ref()?;
        Some(job.done() as f32 / (of.optimizers.len() * of.starts.len()).max(1) as f32)
    }
}

/// The settings reduced to what the paths depend on.
fn computed_from(settings: &Settings) -> Settings {
    let mut optimizers = settings.optimizers.clone();
    for entry in &mut optimizers {
        entry.visible = true;
    }
    Settings {
        landscape: settings.landscape.clone(),
        optimizers,
        starts: settings.starts.clone(),
        steps: settings.steps,
        ..Settings::default()
    }
}
