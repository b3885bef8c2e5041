//! A result that is kept up to date with what it follows from: at once where that is quick, in a job where it is not.

use std::time::Duration;

use crate::job::{Control, Job, Status};

/// How often the progress of a job is told anew.
const PROGRESS: Duration = Duration::from_millis(100);

/// The latest complete result, and the job that makes the next one. Work that has been overtaken is cancelled, but not waited for.
pub struct Latest<K, R> {
    /// The result; while a job runs, that of the inputs before.
    pub result: R,
    of: Option<K>,
    job: Option<(K, Job<Option<R>>)>,
    overtaken: Vec<Job<Option<R>>>,
}

impl<K, R: Default> Default for Latest<K, R> {
    fn default() -> Self {
        Self { result: R::default(), of: None, job: None, overtaken: Vec::new() }
    }
}

impl<K: Clone + PartialEq, R: Clone + Default + Send + 'static> Latest<K, R> {
    /// What the result follows from; `None` before there is one.
    pub fn of(&self) -> Option<&K> {
        self.of.as_ref()
    }

    /// Bring the result up to `wanted`. `work` makes it from the result before, and returns `None` if it was told to stop.
    pub fn update(
        &mut self,
        ctx: &egui::Context,
        wanted: &K,
        at_once: bool,
        work: impl FnOnce(&R, &Control) -> Option<R> + Send + 'static,
    ) {
        self.overtaken.retain(|job| !job.has_ended());
        let up_to_date = self.of.as_ref() == Some(wanted);
        if let Some((_, job)) = self.job.take_if(|(under_way, _)| up_to_date || under_way != wanted) {
            job.cancel();
            self.overtaken.push(job);
        }
        if up_to_date {
            return;
        }
        match &self.job {
            None if at_once => {
                if let Some(result) = work(&self.result, &Control::default()) {
                    (self.result, self.of) = (result, Some(wanted.clone()));
                }
            }
            None => {
                let (waker, before) = (ctx.clone(), self.result.clone());
                let job = Job::spawn(move |control| work(&before, control), move || waker.request_repaint());
                self.job = Some((wanted.clone(), job));
                ctx.request_repaint_after(PROGRESS);
            }
            Some((of, job)) => match job.poll() {
                Status::Running => ctx.request_repaint_after(PROGRESS),
                Status::Done(Some(result)) => {
                    (self.result, self.of) = (result, Some(of.clone()));
                    self.job = None;
                }
                // No second try at what has failed, and nothing of the settings before in its place.
                Status::Done(None) | Status::Failed => {
                    (self.result, self.of) = (R::default(), Some(of.clone()));
                    self.job = None;
                }
            },
        }
    }

    /// The units of work that are done of a result that is on its way; `None` when nothing is under way.
    pub fn done(&self) -> Option<usize> {
        self.job.as_ref().map(|(_, job)| job.done())
    }
}
