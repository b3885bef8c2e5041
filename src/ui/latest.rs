//! A cached result that is updated when its inputs change: within the frame if that is quick, else in a job.

use std::time::Duration;

use std::task::Poll;

use crate::job::{Control, Job, Status, Work};

const PROGRESS_INTERVAL: Duration = Duration::from_millis(100);

/// The latest complete result, and the job of the next one. Outdated jobs are cancelled, but not waited for.
pub struct Latest<K, R, W: Work> {
    /// The result; while a job runs, that of the previous inputs.
    pub result: R,
    inputs: Option<K>,
    job: Option<(K, Job<W>)>,
    cancelled: Vec<Job<W>>,
    /// The number of results so far: values derived from one are stale when it has changed.
    pub count: u64,
}

impl<K, R: Default, W: Work> Default for Latest<K, R, W> {
    fn default() -> Self {
        Self { result: R::default(), inputs: None, job: None, cancelled: Vec::new(), count: 0 }
    }
}

impl<K: Clone + PartialEq, R: Clone + Default, W: Work<Output = Option<R>, News = ()>> Latest<K, R, W> {
    /// The inputs of the result; `None` before there is one.
    pub fn inputs(&self) -> Option<&K> {
        self.inputs.as_ref()
    }

    /// Cancel the running job, if there is one.
    pub fn cancel(&mut self) {
        if let Some((_, job)) = self.job.take() {
            job.cancel();
            self.cancelled.push(job);
        }
    }

    fn set(&mut self, result: R, inputs: K) {
        (self.result, self.inputs) = (result, Some(inputs));
        self.count += 1;
    }

    /// Update the result to the inputs `wanted`: within the frame if `at_once`, else in a job. `work` gives the work that makes it, which
    /// may use the previous result and returns `None` if cancelled.
    pub fn update(&mut self, ctx: &egui::Context, wanted: &K, at_once: bool, work: impl FnOnce(&R) -> W) {
        self.cancelled.retain(|job| !job.has_ended());
        let up_to_date = self.inputs.as_ref() == Some(wanted);
        if self.job.as_ref().is_some_and(|(running, _)| up_to_date || running != wanted) {
            self.cancel();
        }
        if up_to_date {
            return;
        }
        match &self.job {
            None => {
                let mut work = work(&self.result);
                if at_once && work.reads().are_at_hand() {
                    if let Poll::Ready(Some(result)) = work.run(&Control::default()) {
                        self.set(result, wanted.clone());
                    }
                    return;
                }
                let waker = ctx.clone();
                self.job = Some((wanted.clone(), Job::spawn(work, move || waker.request_repaint())));
                ctx.request_repaint_after(PROGRESS_INTERVAL);
            }
            Some((inputs, job)) => {
                let (inputs, status) = (inputs.clone(), job.poll());
                match status {
                    Status::Running => ctx.request_repaint_after(PROGRESS_INTERVAL),
                    // After a failure the default result, and no second attempt.
                    Status::Done(result) => self.end(result.unwrap_or_default(), inputs),
                    Status::NoData(_) | Status::Failed => self.end(R::default(), inputs),
                }
            }
        }
    }

    fn end(&mut self, result: R, inputs: K) {
        self.job = None;
        self.set(result, inputs);
    }

    /// The inputs of the running job, and the units of work done.
    pub fn running(&self) -> Option<(&K, usize)> {
        self.job.as_ref().map(|(inputs, job)| (inputs, job.done()))
    }

    /// The units of work done by the running job, if there is one.
    pub fn done(&self) -> Option<usize> {
        self.job.as_ref().map(|(_, job)| job.done())
    }
}
