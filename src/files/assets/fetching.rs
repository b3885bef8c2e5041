//! Fetching an asset from the page's folder.

use super::Asset;
use crate::browser;
use crate::language::t;

impl Asset {
    /// Fetch it; calls `progress` with the share that has arrived, from 0 to 1. The error says why it can't be had.
    pub async fn fetch(&self, progress: impl Fn(f64)) -> Result<(), String> {
        let (name, length) = (self.name, self.length());
        let progress = |bytes: usize| progress(bytes as f64 / length as f64);
        match browser::fetch(name, length, progress, |bytes| self.provide(bytes)).await {
            Ok(true) => Ok(()),
            Ok(false) => Err(t!("data.other_file", file = name).into_owned()),
            Err(error) => Err(t!("data.not_fetched", file = name, error = error).into_owned()),
        }
    }
}
