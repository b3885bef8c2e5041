//! Work in a background thread: cancellable, with progress, joined on drop. No other module spawns threads.

use std::collections::VecDeque;
use std::num::NonZero;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

/// Work in a background thread. Dropping it cancels the work and waits for the thread.
pub struct Job<T> {
    control: Arc<Control>,
    result: Receiver<T>,
    thread: Option<JoinHandle<()>>,
}

/// The state that the work and its owner share: the cancel request and the progress.
#[derive(Default)]
pub struct Control {
    cancelled: AtomicBool,
    done: AtomicUsize,
}

impl Control {
    /// Ask the work to stop; it does so at its next check.
    fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }

    /// Count one more unit of work as done; returns whether to continue.
    pub fn advance(&self) -> bool {
        self.done.fetch_add(1, Ordering::Relaxed);
        self.should_continue()
    }

    /// Whether the work has not been cancelled.
    pub fn should_continue(&self) -> bool {
        !self.cancelled.load(Ordering::Relaxed)
    }
}

/// A number of threads that share a task while the caller waits. The order of execution varies, the results do not.
#[derive(Clone, Copy, Debug)]
pub struct ThreadPool {
    threads: usize,
}

impl ThreadPool {
    /// One thread per core.
    pub fn all_cores() -> Self {
        Self::with_threads(std::thread::available_parallelism().map_or(1, NonZero::get))
    }

    /// `threads` threads, at least one.
    pub fn with_threads(threads: usize) -> Self {
        Self { threads: threads.max(1) }
    }

    /// Call `work` with every item and its index. Each thread takes the next item when it has finished one.
    pub fn for_each<T: Send>(self, items: impl IntoIterator<Item = T, IntoIter: Send>, work: impl Fn(usize, T) + Sync) {
        let queue = Mutex::new(items.into_iter().enumerate());
        let take = || queue.lock().unwrap_or_else(PoisonError::into_inner).next();
        let work = || {
            while let Some((index, item)) = take() {
                work(index, item);
            }
        };
        std::thread::scope(|scope| {
            for _ in 1..self.threads {
                scope.spawn(work);
            }
            work();
        });
    }

    /// Call `work` on the items in turns: while it returns true, the item goes back to the end of the queue.
    pub fn take_turns<T: Send>(self, items: impl IntoIterator<Item = T>, work: impl Fn(&mut T) -> bool + Sync) {
        let queue = Mutex::new(items.into_iter().collect::<VecDeque<T>>());
        let queue = || queue.lock().unwrap_or_else(PoisonError::into_inner);
        // A thread that finds the queue empty can stop: each remaining item is held by another thread.
        self.for_each(0..self.threads, |_, _| {
            while let Some(mut item) = { queue().pop_front() } {
                if work(&mut item) {
                    queue().push_back(item);
                }
            }
        });
    }

    /// The results of `work` for the indices below `count`, in order.
    pub fn map<R: Send>(self, count: usize, work: impl Fn(usize) -> R + Sync) -> Vec<R> {
        let mut results: Vec<Option<R>> = (0..count).map(|_| None).collect();
        self.for_each(&mut results, |index, result| *result = Some(work(index)));
        results.into_iter().flatten().collect()
    }
}

/// The state of a job.
#[derive(Debug, PartialEq, Eq)]
pub enum Status<T> {
    /// Still running.
    Running,
    /// Finished with this result.
    Done(T),
    /// Ended without a result: the work panicked, or its result was taken before.
    Failed,
}

impl<T: Send + 'static> Job<T> {
    /// Start `work`, which should call [`Control::advance`] often and return early when that is false. `wake` is called at the
    /// end.
    pub fn spawn(work: impl FnOnce(&Control) -> T + Send + 'static, wake: impl FnOnce() + Send + 'static) -> Self {
        let control = Arc::new(Control::default());
        let (sender, result) = sync_channel(1);
        let shared = Arc::clone(&control);
        let thread = std::thread::spawn(move || {
            let _ = sender.send(work(&shared)); // no receiver any more if the job was dropped
            wake();
        });
        Self { control, result, thread: Some(thread) }
    }

    /// Ask the work to stop, without waiting.
    pub fn cancel(&self) {
        self.control.cancel();
    }

    /// Whether the thread has ended, so that dropping the job does not block.
    pub fn has_ended(&self) -> bool {
        self.thread.as_ref().is_none_or(JoinHandle::is_finished)
    }

    /// The units of work done so far.
    pub fn done(&self) -> usize {
        self.control.done.load(Ordering::Relaxed)
    }

    /// The result, if there is one now.
    pub fn poll(&self) -> Status<T> {
        self.wait(Duration::ZERO)
    }

    /// The result, if there is one within `time`.
    pub fn wait(&self, time: Duration) -> Status<T> {
        match self.result.recv_timeout(time) {
            Ok(result) => Status::Done(result),
            Err(RecvTimeoutError::Timeout) => Status::Running,
            Err(RecvTimeoutError::Disconnected) => Status::Failed,
        }
    }
}

impl<T> Drop for Job<T> {
    fn drop(&mut self) {
        self.control.cancel();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join(); // a panic in the work has already been reported on standard error
        }
    }
}

#[cfg(test)]
mod tests;
