//! Histograms over a given range: values outside are counted separately, never moved inside.

use super::elementary::{self, Arithmetic, Kernel, Real};

/// The number of bins, as in the book's figures.
pub const BINS: usize = 30;

/// The places of a value beside the bins: below and above the range, not finite, and so near to an edge that rounding could
/// put it on the other side.
const BELOW: usize = BINS;
const ABOVE: usize = BINS + 1;
const NOT_FINITE: usize = BINS + 2;
const UNSURE: usize = BINS + 3;
const PLACES: usize = BINS + 4;
/// The number of values at a time.
const CHUNK: usize = 512;

/// The place of each value. Free of branches, so that it is done for a register full of values.
struct Places<'a> {
    range: [f64; 2],
    values: &'a [f64],
    found: &'a mut [u32],
}

impl Kernel for Places<'_> {
    type Output = ();

    #[inline(always)]
    #[allow(clippy::inline_always)] // what is not inlined is not compiled for the registers
    fn run<A: Arithmetic>(self) {
        let [low, high] = self.range;
        let bins_per_unit = BINS as f64 / (high - low);
        // The quotient's error is some units in the last place of the ends, in bins.
        let margin = 16.0 * f64::EPSILON * (BINS as f64 + low.abs().max(high.abs()) * bins_per_unit);
        for (place, &value) in self.found.iter_mut().zip(self.values) {
            let quotient = (value - low) * bins_per_unit;
            // The whole part: what is added leaves it in the last bits.
            let rounded = (quotient - 0.5) + f64::ROUNDER;
            let whole = rounded - f64::ROUNDER;
            let is_sure = quotient - whole > margin && quotient - whole < 1.0 - margin;
            let inside = if is_sure { rounded.to_bits() as u32 } else { UNSURE as u32 };
            let place_below = if value == f64::NEG_INFINITY { NOT_FINITE as u32 } else { BELOW as u32 };
            let place_above = if value == f64::INFINITY { NOT_FINITE as u32 } else { ABOVE as u32 };
            let below = if value < low { place_below } else { NOT_FINITE as u32 };
            let outside = if value > high { place_above } else { below };
            *place = if value >= low && value <= high { inside } else { outside };
        }
    }
}

/// The counts of values in [`BINS`] bins of equal width.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
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
        // Four counts of each place, so that equal places next to each other do not wait for each other.
        let mut counts = [[0usize; PLACES]; 4];
        let mut places = [0; CHUNK];
        for values in values.into_iter().flat_map(|values| values.chunks(CHUNK)) {
            let places = &mut places[..values.len()];
            elementary::run(Places { range, values, found: places });
            let (quads, rest) = places.as_chunks::<4>();
            for quad in quads {
                for (counts, place) in counts.iter_mut().zip(quad) {
                    counts[*place as usize] += 1;
                }
            }
            for place in rest {
                counts[0][*place as usize] += 1;
            }
            if counts.iter_mut().fold(0, |unsure, counts| unsure + std::mem::take(&mut counts[UNSURE])) > 0 {
                let unsure = values.iter().zip(&*places).filter(|(_, place)| **place as usize == UNSURE);
                unsure.for_each(|(value, _)| histogram.counts[histogram.bin(*value)] += 1);
            }
        }
        for counts in counts {
            histogram.counts.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
            histogram.outside[0] += counts[BELOW];
            histogram.outside[1] += counts[ABOVE];
        }
        histogram
    }

    /// The bin of a value inside the range, whose edges decide.
    fn bin(&self, value: f64) -> usize {
        let [low, high] = self.range;
        let guess = (((value - low) * (BINS as f64 / (high - low))) as usize).min(BINS - 1);
        // Rounding can put the quotient one bin off. The last bin includes the upper end of the range.
        let is_above = guess + 1 < BINS && value >= self.edge(guess + 1);
        guess + usize::from(is_above) - usize::from(value < self.edge(guess))
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
mod tests;
