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
mod tests {
    use super::*;

    #[test]
    fn the_smallest_buffer_that_fits_is_taken_and_no_more_than_asked_for_is_kept() {
        let mut spare = Spare::default();
        for length in [50, 10, 30] {
            spare.give(&mut vec![1.0; length]);
        }
        let mut buffer = spare.take(20);
        assert_eq!((buffer.len(), buffer.capacity()), (20, 30));
        assert_eq!(spare.take(1_000).len(), 1_000);
        spare.give(&mut buffer);
        spare.keep(40);
        assert_eq!((buffer.capacity(), spare.take(40).capacity(), spare.take(10).capacity()), (0, 40, 10));
        assert_eq!(spare.0.len(), 1); // that of 50 was too much
    }
}
