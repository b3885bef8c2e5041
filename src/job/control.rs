//! What a work and its owner share: the cancel request, the progress, and what the work tells on the way.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use crate::clock::Stopwatch;

/// The connection of a running work to its owner; `N` is what the work tells.
pub struct Control<N = ()> {
    cancelled: AtomicBool,
    done: AtomicUsize,
    news: Mutex<Vec<N>>,
    /// Called whenever the work has made progress or has told something.
    listener: Option<Listener<N>>,
    /// When the present part of the work is to end, if it is to be done in parts: a watch and the seconds on it.
    part: Mutex<Option<(Stopwatch, f64)>>,
}

/// What is called with the control.
pub type Listener<N> = Box<dyn Fn(&Control<N>) + Send + Sync>;

impl<N> Default for Control<N> {
    fn default() -> Self {
        Self::with_listener(None)
    }
}

impl<N> Control<N> {
    /// A control whose `listener` is called whenever the work has made progress or has told something.
    pub fn with_listener(listener: Option<Listener<N>>) -> Self {
        let (cancelled, done) = (AtomicBool::new(false), AtomicUsize::new(0));
        Self { cancelled, done, news: Mutex::new(Vec::new()), listener, part: Mutex::new(None) }
    }

    /// Ask the work to stop; it does so at its next check.
    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }

    /// Forget that the work was asked to stop.
    pub fn go_on(&self) {
        self.cancelled.store(false, Ordering::Relaxed);
    }

    /// Whether the work is asked to stop for good.
    pub fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }

    /// Begin a part of the work that is to end after so many seconds.
    pub fn begin_part(&self, seconds: f64) {
        *self.part.lock().unwrap_or_else(PoisonError::into_inner) = Some((Stopwatch::start(), seconds));
    }

    /// Count one more unit of work as done; returns whether to continue.
    pub fn advance(&self) -> bool {
        self.done.fetch_add(1, Ordering::Relaxed);
        self.wake_listener();
        self.should_continue()
    }

    /// Whether to go on: false when the work has been cancelled.
    pub fn should_continue(&self) -> bool {
        !self.is_cancelled()
    }

    /// Whether to go on with this part of the work: false when the work has been cancelled or the time of the part is over.
    pub fn has_time(&self) -> bool {
        let part = self.part.lock().unwrap_or_else(PoisonError::into_inner);
        self.should_continue() && part.is_none_or(|(watch, seconds)| watch.seconds() < seconds)
    }

    /// The units of work done so far.
    pub fn done(&self) -> usize {
        self.done.load(Ordering::Relaxed)
    }

    /// Tell the owner something.
    pub fn tell(&self, news: N) {
        self.news.lock().unwrap_or_else(PoisonError::into_inner).push(news);
        self.wake_listener();
    }

    /// What was told since the last call.
    pub fn news(&self) -> Vec<N> {
        std::mem::take(&mut *self.news.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn wake_listener(&self) {
        if let Some(listener) = &self.listener {
            listener(self);
        }
    }
}
