//! Work in a thread of its own: cancellable, with progress, joined on drop. The only place that spawns threads.

use std::collections::VecDeque;
use std::num::NonZero;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

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
    /// Ask the work to stop; it may take a moment.
    fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }

    /// One more unit of work is done; returns whether to go on.
    pub fn advance(&self) -> bool {
        self.done.fetch_add(1, Ordering::Relaxed);
        self.should_continue()
    }

    /// Whether to go on.
    pub fn should_continue(&self) -> bool {
        !self.cancelled.load(Ordering::Relaxed)
    }
}

/// So many threads that work side by side on one thing while its owner waits. Who gets which part depends on chance, the
/// results don't.
#[derive(Clone, Copy, Debug)]
pub struct ThreadPool {
    threads: usize,
}

impl ThreadPool {
    /// One thread for each core.
    pub fn all_cores() -> Self {
        Self::with_threads(std::thread::available_parallelism().map_or(1, NonZero::get))
    }

    /// This many threads, at least one.
    pub fn with_threads(threads: usize) -> Self {
        Self { threads: threads.max(1) }
    }

    /// Do `work` with every item, which it gets with its index; each thread takes the next item when it is done with one.
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

    /// Work on every item by turns: while `work` says that there is more to do, the item queues up again behind the others.
    pub fn take_turns<T: Send>(self, items: impl IntoIterator<Item = T>, work: impl Fn(&mut T) -> bool + Sync) {
        let queue = Mutex::new(items.into_iter().collect::<VecDeque<T>>());
        let queue = || queue.lock().unwrap_or_else(PoisonError::into_inner);
        // A thread that finds the queue empty is not needed any more: each item that is left has a thread already.
        self.for_each(0..self.threads, |_, _| {
            while let Some(mut item) = { queue().pop_front() } {
                if work(&mut item) {
                    queue().push_back(item);
                }
            }
        });
    }

    /// The results of `work` for every index below `count`, in their order.
    pub fn map<R: Send>(self, count: usize, work: impl Fn(usize) -> R + Sync) -> Vec<R> {
        let mut results: Vec<Option<R>> = (0..count).map(|_| None).collect();
        self.for_each(&mut results, |index, result| *result = Some(work(index)));
        results.into_iter().flatten().collect()
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

    /// Ask the work to stop, without waiting for it.
    pub fn cancel(&self) {
        self.control.cancel();
    }

    /// Whether the thread has ended, so that dropping the job takes no time.
    pub fn has_ended(&self) -> bool {
        self.thread.as_ref().is_none_or(JoinHandle::is_finished)
    }

    /// The units of work done so far.
    pub fn done(&self) -> usize {
        self.control.done.load(Ordering::Relaxed)
    }

    /// The result, as soon as there is one.
    pub fn poll(&self) -> Status<T> {
        self.wait(Duration::ZERO)
    }

    /// The result, if there is one within this time.
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
            let _ = thread.join(); // a panic in the work has told itself on standard error
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crew_does_every_part_once_and_keeps_their_order() {
        for threads in [0, 1, 2, 7] {
            let pool = ThreadPool::with_threads(threads);
            assert_eq!(pool.map(50, |index| index * index), (0..50).map(|index| index * index).collect::<Vec<_>>());
            let mut items = vec![1; 20];
            pool.for_each(&mut items, |index, item| *item += index);
            assert_eq!(items, (1..21).collect::<Vec<_>>());
        }
        let mut items = [3, 1, 2];
        ThreadPool::with_threads(2).take_turns(&mut items, |item| {
            **item -= 1;
            **item > 0
        });
        assert_eq!(items, [0; 3]);
        assert!(ThreadPool::all_cores().map(0, |index| index).is_empty());
    }

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
