//! Work in a thread of its own: cancellable, with progress, joined on drop. The only place that spawns threads.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, TryRecvError, sync_channel};
use std::thread::JoinHandle;

/// Work under way; dropping it cancels the work and waits until it has stopped.
pub struct Job<T> {
    control: Arc<Control>,
    result: Receiver<T>,
    thread: Option<JoinHandle<()>>,
}

/// What the work and its owner tell each other.
#[derive(Default)]
pub struct Control {
    cancelled: AtomicBool,
    done: AtomicUsize,
}

impl Control {
    /// One more unit of work is done; returns whether to go on.
    pub fn advance(&self) -> bool {
        self.done.fetch_add(1, Ordering::Relaxed);
        !self.cancelled.load(Ordering::Relaxed)
    }
}

/// What has become of the work.
#[derive(Debug, PartialEq, Eq)]
pub enum Status<T> {
    /// It goes on.
    Running,
    /// It has ended, and this is its result.
    Done(T),
    /// It has ended without a result.
    Failed,
}

impl<T: Send + 'static> Job<T> {
    /// Start `work`; it should call [`Control::advance`] often and return early when that is false. `wake` is called
    /// when it has ended.
    pub fn spawn(work: impl FnOnce(&Control) -> T + Send + 'static, wake: impl FnOnce() + Send + 'static) -> Self {
        let control = Arc::new(Control::default());
        let (sender, result) = sync_channel(1);
        let shared = Arc::clone(&control);
        let thread = std::thread::spawn(move || {
            let _ = sender.send(work(&shared)); // nobody listens any more when the job was dropped
            wake();
        });
        Self { control, result, thread: Some(thread) }
    }

    /// The units of work done so far.
    pub fn done(&self) -> usize {
        self.control.done.load(Ordering::Relaxed)
    }

    /// The result, as soon as there is one.
    pub fn poll(&self) -> Status<T> {
        match self.result.try_recv() {
            Ok(result) => Status::Done(result),
            Err(TryRecvError::Empty) => Status::Running,
            Err(TryRecvError::Disconnected) => Status::Failed,
        }
    }
}

impl<T> Drop for Job<T> {
    fn drop(&mut self) {
        self.control.cancelled.store(true, Ordering::Relaxed);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join(); // a panic in the work has told itself on standard error
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_job_brings_its_result() {
        let job = Job::spawn(|control| (0..5).filter(|_| control.advance()).count(), || {});
        loop {
            match job.poll() {
                Status::Done(count) => break assert_eq!((count, job.done()), (5, 5)),
                Status::Running => std::thread::yield_now(),
                Status::Failed => panic!("no result"),
            }
        }
    }

    #[test]
    fn dropping_a_job_cancels_it() {
        let job = Job::spawn(|control| while control.advance() {}, || {});
        drop(job); // would wait for ever if it did not cancel
    }

    #[test]
    fn a_panic_is_a_failure_not_a_hang() {
        let job = Job::<()>::spawn(|_| panic!("on purpose"), || {});
        loop {
            match job.poll() {
                Status::Failed => break,
                Status::Running => std::thread::yield_now(),
                Status::Done(()) => panic!("a result"),
            }
        }
    }
}
