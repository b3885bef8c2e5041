//! Work that takes longer than a frame: in a thread of a desktop, in a worker of a browser. Cancellable, with progress. No other module
//! spawns threads.

mod control;
pub mod numbers;
mod pool;
#[cfg(target_arch = "wasm32")]
pub mod serve;
#[cfg(any(target_arch = "wasm32", test))]
pub mod serving;
#[cfg(not(target_arch = "wasm32"))]
mod thread;
#[cfg(any(target_arch = "wasm32", test))]
pub mod wire;
#[cfg(target_arch = "wasm32")]
mod worker;

use std::path::PathBuf;
use std::task::Poll;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::files::assets::{Asset, CHINESE_FONT, MNIST};
pub use control::Control;
pub use pool::ThreadPool;
#[cfg(not(target_arch = "wasm32"))]
pub use thread::{Job, Thread, pause};
#[cfg(target_arch = "wasm32")]
pub use worker::Job;

/// Work for a [`Job`]: plain data that says what to do, so that it can be sent to where it is done. What is skipped by its
/// serialization only saves work: without it the results are the same.
pub trait Work: Serialize + DeserializeOwned + Send + 'static {
    /// What it makes.
    type Output: Serialize + DeserializeOwned + Send + 'static;
    /// What it tells on the way.
    type News: Serialize + DeserializeOwned + Send + 'static;

    /// Do it, or a part of it: `Pending` asks for another call, for which all that is known is in `self`. It should call
    /// [`Control::advance`] or [`Control::should_continue`] often, and return early when that is false.
    fn run(&mut self, control: &Control<Self::News>) -> Poll<Self::Output>;

    /// The data that it reads.
    fn reads(&self) -> Reads {
        Reads::Nothing
    }

    /// The work that goes on from an output, if it was cancelled before its end and can go on. In a browser the output is not used: the
    /// worker has kept what it worked with.
    fn resumed(_: Self::Output) -> Option<Self> {
        None
    }
}

/// The data that a work reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reads {
    /// None.
    Nothing,
    /// The images of MNIST.
    Mnist,
    /// The font for Chinese.
    ChineseFont,
    /// The files at this path.
    Files(PathBuf),
}

impl Reads {
    /// Those of a data set: of the files at a path, or of MNIST without one.
    pub fn of_data(path: Option<&PathBuf>) -> Self {
        path.map_or(Self::Mnist, |path| Self::Files(path.clone()))
    }

    /// What a browser has to fetch first.
    pub fn asset(&self) -> Option<&'static Asset> {
        match self {
            Self::Nothing | Self::Files(_) => None,
            Self::Mnist => Some(&MNIST),
            Self::ChineseFont => Some(&CHINESE_FONT),
        }
    }

    /// Whether it can be read within a frame: in a browser the images are in the workers.
    pub fn are_at_hand(&self) -> bool {
        self.asset().is_none_or(Asset::is_there)
    }
}

/// The state of a job.
#[derive(Debug, PartialEq, Eq)]
pub enum Status<T> {
    /// Still running.
    Running,
    /// Finished with this result.
    Done(T),
    /// The data that the work reads can't be had, for this reason.
    NoData(String),
    /// Ended without a result: the work panicked, or its result was taken before.
    Failed,
}

#[cfg(test)]
mod tests;
