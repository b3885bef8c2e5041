//! Histograms over a declared range: what lies outside is counted apart, never moved inside.

/// The number of bins, as in the book's figures.
pub const BINS: usize = 30;

/// How many values lie in each of [`BINS`] equally wide bins.
#[derive(Clone, Debug, PartialEq)]
pub struct Histogram {
    /// The ends of the range.
    pub range: [f64; 2],
    /// The values in each bin. A value on the border between two bins belongs to the upper one, at the high end of the range to
    /// the last one (as in NumPy).
    pub counts: [usize; BINS],
    /// The finite values below the range and above it.
    pub outside: [usize; 2],
}

impl Histogram {
    /// Count finite values; others are left out. The range has finite ends, the lower one first.
    pub fn of<'a>(range: [f64; 2], values: impl IntoIterator<Item = &'a [f64]>) -> Self {
        let mut histogram = Self { range, counts: [0; BINS], outside: [0; 2] };
        // The end of the range belongs to the last bin: no value goes beyond it.
        let edges: [f64; BINS + 1] = std::array::from_fn(|bin| if bin == BINS { f64::INFINITY } else { histogram.edge(bin) });
        let bins_per_unit = BINS as f64 / (range[1] - range[0]);
        for &value in values.into_iter().flatten() {
            if value >= range[0] && value <= range[1] {
                // The quotient can be off by its rounding: the edges decide. Without branches, which nobody could predict.
                let guess = (((value - range[0]) * bins_per_unit) as usize).min(BINS - 1);
                histogram.counts[guess + usize::from(value >= edges[guess + 1]) - usize::from(value < edges[guess])] += 1;
            } else if value.is_finite() {
                histogram.outside[usize::from(value > range[1])] += 1;
            }
        }
        histogram
    }

    /// The lower end of a bin; of the bin after the last, the upper end of the range.
    pub fn edge(&self, bin: usize) -> f64 {
        let [low, high] = self.range;
        if bin == BINS { high } else { low + (high - low) * bin as f64 / BINS as f64 }
    }

    /// The finite values, inside and outside.
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
