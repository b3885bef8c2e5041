//! Buffers that are used again, since the system takes long to clear new ones.

/// Buffers that are not in use.
#[derive(Debug, Default)]
pub struct Spare(Vec<Vec<f64>>);

impl Spare {
    /// A buffer of this length, the smallest that fits, with values from its last use.
    pub fn take(&mut self, length: usize) -> Vec<f64> {
        let fitting = self.0.iter().enumerate().filter(|(_, buffer)| buffer.capacity() >= length);
        let smallest = fitting.min_by_key(|(_, buffer)| buffer.capacity()).map(|(index, _)| index);
        let mut buffer = smallest.map_or_else(Vec::new, |index| self.0.swap_remove(index));
        buffer.resize(length, 0.0);
        buffer
    }

    /// Give a buffer back; leaves an empty one.
    pub fn give(&mut self, buffer: &mut Vec<f64>) {
        if buffer.capacity() > 0 {
            self.0.push(std::mem::take(buffer));
        }
    }

    /// Keep no more than this number of values.
    pub fn keep(&mut self, most: usize) {
        let mut room = most;
        self.0.retain(|buffer| {
            let fits = buffer.capacity() <= room;
            room -= if fits { buffer.capacity() } else { 0 };
            fits
        });
    }
}

#[cfg(test)]
mod tests;
