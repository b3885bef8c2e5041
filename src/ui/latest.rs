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
    /// Counts the results: whatever is derived from one is out of date when it has changed.
    pub count: u64,
}

impl<K, R: Default> Default for Latest<K, R> {
    fn default() -> Self {
        Self { result: R::default(), of: None, job: None, overtaken: Vec::new(), count: 0 }
    }
}

impl<K: Clone + PartialEq, R: Clone + Default + Send + 'static> Latest<K, R> {
    /// What the result follows from; `None` before there is one.
    pub fn of(&self) -> Option<&K> {
        self.of.as_ref()
    }

    /// Stop the job that is under way, if there is one.
    pub fn cancel(&mut self) {
        if let Some((_, job)) = self.job.take() {
            job.cancel();
            self.overtaken.push(job);
        }
    }

    /// There is another result.
    fn set(&mut self, result: R, of: K) {
        (self.result, self.of) = (result, Some(of));
        self.count += 1;
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
        if self.job.as_ref().is_some_and(|(under_way, _)| up_to_date || under_way != wanted) {
            self.cancel();
        }
        if up_to_date {
            return;
        }
        match &self.job {
            None if at_once => {
                if let Some(result) = work(&self.result, &Control::default()) {
                    self.set(result, wanted.clone());
                }
            }
            None => {
                let (waker, before) = (ctx.clone(), self.result.clone());
                let job = Job::spawn(move |control| work(&before, control), move || waker.request_repaint());
                self.job = Some((wanted.clone(), job));
                ctx.request_repaint_after(PROGRESS);
            }
            Some((of, job)) => {
                let (of, status) = (of.clone(), job.poll());
                match status {
                    Status::Running => ctx.request_repaint_after(PROGRESS),
                    // No second try at what has failed, and nothing of the settings before in its place.
                    Status::Done(result) => self.end(result.unwrap_or_default(), of),
                    Status::Failed => self.end(R::default(), of),
                }
            }
        }
    }

    fn end(&mut self, result: R, of: K) {
        self.job = None;
        self.set(result, of);
    }

    /// What a job is under way for, and the units of work that are done of it.
    pub fn under_way(&self) -> Option<(&K, usize)> {
        self.job.as_ref().map(|(of, job)| (of, job.done()))
    }

    /// The units of work that are done of a result that is on its way; `None` when nothing is under way.
    pub fn done(&self) -> Option<usize> {
        self.job.as_ref().map(|(_, job)| job.done())
    }
}
