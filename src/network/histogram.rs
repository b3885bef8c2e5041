//! Histograms over a given range: values outside are counted separately, never moved inside.

/// The number of bins, as in the book's figures.
pub const BINS: usize = 30;

/// The counts of values in [`BINS`] bins of equal width.
#[derive(Clone, Debug, PartialEq)]
pub struct Histogram {
    /// The ends of the range.
    pub range: [f64; 2],
    /// The count of each bin. A value on the edge of two bins belongs to the upper one; the upper end of the range belongs to
    /// the last bin, as in NumPy.
    pub counts: [usize; BINS],
    /// The numbers of finite values below and above the range.
    pub outside: [usize; 2],
}

impl Histogram {
    /// Count the finite values of these slices. The ends of the range must be finite and rising.
    pub fn of<'a>(range: [f64; 2], values: impl IntoIterator<Item = &'a [f64]>) -> Self {
        let mut histogram = Self { range, counts: [0; BINS], outside: [0; 2] };
        // The last bin includes the upper end of the range.
        let edges: [f64; BINS + 1] = std::array::from_fn(|bin| if bin == BINS { f64::INFINITY } else { histogram.edge(bin) });
        let bins_per_unit = BINS as f64 / (range[1] - range[0]);
        for &value in values.into_iter().flatten() {
            if value >= range[0] && value <= range[1] {
                // Rounding can put the quotient one bin off: the edges decide. Free of branches, which would be unpredictable.
                let guess = (((value - range[0]) * bins_per_unit) as usize).min(BINS - 1);
                histogram.counts[guess + usize::from(value >= edges[guess + 1]) - usize::from(value < edges[guess])] += 1;
            } else if value.is_finite() {
                histogram.outside[usize::from(value > range[1])] += 1;
            }
        }
        histogram
    }

    /// The lower edge of a bin; for `BINS` the upper end of the range.
    pub fn edge(&self, bin: usize) -> f64 {
        let [low, high] = self.range;
        if bin == BINS { high } else { low + (high - low) * bin as f64 / BINS as f64 }
    }

    /// The number of finite values, inside and outside the range.
    pub fn total(&self) -> usize {
        self.counts.iter().chain(&self.outside).sum()
    }

    /// The largest count of a bin.
    pub fn max_count(&self) -> usize {
        self.counts.iter().max().copied().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Values and counts of `numpy.histogram(values, 30, range=(0, 1))`, NumPy 2.4.6.
    #[test]
    fn counts_are_those_of_numpy() {
        let values =
            [-0.2, 0.0, 1e-17, 1.0 / 30.0, 0.033_333_333_3, 0.05, 0.5, 0.95, 0.966_666_666_7, 0.999_999, 1.0, 1.000_000_1, 2.0];
        let histogram = Histogram::of([0.0, 1.0], [values.as_slice()]);
        let mut expected = [0; BINS];
        for (bin, count) in [(0, 3), (1, 2), (15, 1), (28, 1), (29, 3)] {
            expected[bin] = count;
        }
        assert_eq!(histogram.counts, expected);
        assert_eq!(histogram.outside, [1, 2]);
        assert_eq!(histogram.total(), values.len());
    }

    #[test]
    fn every_edge_belongs_to_the_bin_that_it_begins() {
        for range in [[0.0, 1.0], [-1.0, 1.0], [-3.0, 3.0], [-0.4, 2.0]] {
            let empty = Histogram::of(range, []);
            for bin in 0..BINS {
                let counts = Histogram::of(range, [[empty.edge(bin)].as_slice()]).counts;
                assert_eq!(counts.iter().position(|count| *count == 1), Some(bin), "{range:?}");
            }
        }
    }

    #[test]
    fn what_is_not_finite_is_not_counted() {
        let values = [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 0.5, 1e300, -1e300];
        let histogram = Histogram::of([0.0, 1.0], [values.as_slice()]);
        assert_eq!((histogram.total(), histogram.outside), (3, [1, 1]));
    }
}
