//! Jobs in threads.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::task::Poll;
use std::thread::JoinHandle;
use std::time::Duration;

use super::{Control, Status, Work};

/// Work in a background thread. Dropping it cancels the work and waits for the thread.
pub struct Thread<T, N = ()> {
    control: Arc<Control<N>>,
    result: Receiver<T>,
    handle: Option<JoinHandle<()>>,
}

impl<T: Send + 'static, N: Send + 'static> Thread<T, N> {
    /// Start `work`, which should call [`Control::advance`] often and return early when that is false. `wake` is called at the
    /// end.
    pub fn spawn(work: impl FnOnce(&Control<N>) -> T + Send + 'static, wake: impl FnOnce() + Send + 'static) -> Self {
        let control = Arc::new(Control::default());
        let (sender, result) = sync_channel(1);
        let shared = Arc::clone(&control);
        let thread = std::thread::spawn(move || {
            let _ = sender.send(work(&shared)); // no receiver any more if the job was dropped
            wake();
        });
        Self { control, result, handle: Some(thread) }
    }

    /// Ask the work to stop, without waiting.
    pub fn cancel(&self) {
        self.control.cancel();
    }

    /// Whether the thread has ended, so that dropping the job does not block.
    pub fn has_ended(&self) -> bool {
        self.handle.as_ref().is_none_or(JoinHandle::is_finished)
    }

    /// The units of work done so far.
    pub fn done(&self) -> usize {
        self.control.done()
    }

    /// What the work has told since the last call.
    pub fn news(&self) -> Vec<N> {
        self.control.news()
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

impl<T, N> Drop for Thread<T, N> {
    fn drop(&mut self) {
        self.control.cancel();
        if let Some(thread) = self.handle.take() {
            let _ = thread.join(); // a panic in the work has already been reported on standard error
        }
    }
}

/// A running [`Work`]. Dropping it cancels the work.
pub struct Job<W: Work>(Thread<W::Output, W::News>);

impl<W: Work> Job<W> {
    /// Start a work. `wake` is called at its end.
    pub fn spawn(mut work: W, wake: impl Fn() + Send + 'static) -> Self {
        let run = move |control: &Control<W::News>| loop {
            if let Poll::Ready(output) = work.run(control) {
                return output;
            }
        };
        Self(Thread::spawn(run, wake))
    }

    /// Go on with a work that was cancelled, from its output; false if it can't go on.
    pub fn resume(&mut self, output: W::Output, wake: impl Fn() + Send + 'static) -> bool {
        W::resumed(output).is_some_and(|work| {
            *self = Self::spawn(work, wake);
            true
        })
    }

    /// Ask the work to stop, without waiting; its output is what is made so far.
    pub fn cancel(&self) {
        self.0.cancel();
    }

    /// Whether dropping the job does not block.
    pub fn has_ended(&self) -> bool {
        self.0.has_ended()
    }

    /// The units of work done so far.
    pub fn done(&self) -> usize {
        self.0.done()
    }

    /// The share of the data that has arrived, while it is fetched: here it is there already.
    pub fn fetched(&self) -> Option<f32> {
        None
    }

    /// What the work has told since the last call.
    pub fn news(&self) -> Vec<W::News> {
        self.0.news()
    }

    /// The output, if there is one now.
    pub fn poll(&self) -> Status<W::Output> {
        self.0.poll()
    }
}

/// Let this thread rest for some time.
pub fn pause(time: Duration) {
    std::thread::sleep(time);
}
