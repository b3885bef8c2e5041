//! The undo history: the states of the settings, one for each change by the user.

/// Maximum number of states; the oldest are dropped first.
const MAX_STATES: usize = 1_000;

/// The states before the present one, and the undone ones.
#[derive(Debug)]
pub struct History<T> {
    past: Vec<T>,
    present: Option<T>,
    future: Vec<T>,
}

impl<T> Default for History<T> {
    fn default() -> Self {
        Self { past: Vec::new(), present: None, future: Vec::new() }
    }
}

impl<T: PartialEq> History<T> {
    /// Record the state after a change, and drop the undone states. Without a change nothing happens.
    pub fn record(&mut self, now: T) {
        if self.present.as_ref() == Some(&now) {
            return;
        }
        self.past.extend(self.present.replace(now));
        self.future.clear();
        if self.past.len() > MAX_STATES {
            self.past.remove(0);
        }
    }

    /// Replace the present state after a change that is not the user's, such as the result of a search.
    pub fn amend(&mut self, now: T) {
        self.present = Some(now);
    }

    /// The present state, if one was recorded.
    pub fn present(&self) -> Option<&T> {
        self.present.as_ref()
    }

    /// Undo one change; returns the state to restore.
    pub fn undo(&mut self) -> Option<&T> {
        let before = self.past.pop()?;
        self.future.extend(self.present.replace(before));
        self.present.as_ref()
    }

    /// Redo one change; returns the state to restore.
    pub fn redo(&mut self) -> Option<&T> {
        let after = self.future.pop()?;
        self.past.extend(self.present.replace(after));
        self.present.as_ref()
    }

    /// Whether there is a change to undo, and one to redo.
    pub fn can(&self) -> [bool; 2] {
        [!self.past.is_empty(), !self.future.is_empty()]
    }
}

#[cfg(test)]
mod tests;
