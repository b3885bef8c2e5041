//! Threads that share a task while the caller waits. Where there are no threads, as in a browser, it is the caller alone.

use std::collections::VecDeque;
use std::num::NonZero;
use std::sync::{Mutex, PoisonError};

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
