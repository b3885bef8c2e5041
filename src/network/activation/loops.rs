//! The loops over slices of values, for each activation, compiled for the registers of the processor.

use super::{FlatEnd, Nonlinearity};
use crate::network::elementary::{Arithmetic, Kernel, Real};

/// outputs = f(sums).
pub(super) struct Apply<'a, N, T> {
    pub sums: &'a [T],
    pub outputs: &'a mut [T],
    pub of: N,
}

impl<N: Nonlinearity, T: Real> Kernel for Apply<'_, N, T> {
    type Output = ();

    #[inline(always)]
    fn run<A: Arithmetic>(self) {
        for (output, &sum) in self.outputs.iter_mut().zip(self.sums) {
            *output = self.of.value::<A, T>(sum);
        }
    }
}

/// sums = gradient · f′(sums).
pub(super) struct Backward<'a, N, T> {
    pub sums: &'a mut [T],
    pub outputs: &'a [T],
    pub gradient: &'a [T],
    pub of: N,
}

impl<N: Nonlinearity, T: Real> Kernel for Backward<'_, N, T> {
    type Output = ();

    #[inline(always)]
    fn run<A: Arithmetic>(self) {
        for ((sum, &output), &gradient) in self.sums.iter_mut().zip(self.outputs).zip(self.gradient) {
            *sum = gradient * self.of.derivative::<A, T>(*sum, output);
        }
    }
}

/// sums = f′(sums).
pub(super) struct Differentiate<'a, N, T> {
    pub sums: &'a mut [T],
    pub outputs: &'a [T],
    pub of: N,
}

impl<N: Nonlinearity, T: Real> Kernel for Differentiate<'_, N, T> {
    type Output = ();

    #[inline(always)]
    fn run<A: Arithmetic>(self) {
        for (sum, &output) in self.sums.iter_mut().zip(self.outputs) {
            *sum = self.of.derivative::<A, T>(*sum, output);
        }
    }
}

/// sums = f″(sums).
pub(super) struct DifferentiateTwice<'a, N, T> {
    pub sums: &'a mut [T],
    pub outputs: &'a [T],
    pub of: N,
}

impl<N: Nonlinearity, T: Real> Kernel for DifferentiateTwice<'_, N, T> {
    type Output = ();

    #[inline(always)]
    fn run<A: Arithmetic>(self) {
        for (sum, &output) in self.sums.iter_mut().zip(self.outputs) {
            *sum = self.of.second_derivative::<A, T>(*sum, output);
        }
    }
}

/// A local derivative below this lets hardly any gradient pass.
pub const SMALL_DERIVATIVE: f64 = 0.01;

/// What the local derivatives of some values are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Slopes {
    /// Their sum.
    pub sum: f64,
    /// The number of values at the lower saturated end.
    pub low: usize,
    /// The number of values at the upper saturated end.
    pub high: usize,
    /// The number of derivatives below [`SMALL_DERIVATIVE`].
    pub flat: usize,
}

/// sums = f′(sums), and how saturated the activation is there.
pub(super) struct Saturate<'a, N> {
    pub sums: &'a mut [f64],
    pub outputs: &'a [f64],
    pub of: N,
}

/// Partial sums, so that additions do not wait for each other.
const SUMS: usize = 16;

impl<N: Nonlinearity> Kernel for Saturate<'_, N> {
    type Output = Slopes;

    #[inline(always)]
    fn run<A: Arithmetic>(self) -> Slopes {
        let (mut slopes, mut counts) = ([0.0; SUMS], [[0u64; SUMS]; 3]);
        let (groups, rest) = self.sums.as_chunks_mut::<SUMS>();
        let (output_groups, outputs_of_rest) = self.outputs.as_chunks::<SUMS>();
        for (group, outputs) in groups.iter_mut().zip(output_groups) {
            for index in 0..SUMS {
                let (slope, found) = saturate::<N, A>(self.of, group[index], outputs[index]);
                group[index] = slope;
                slopes[index] += slope;
                for (count, found) in counts.iter_mut().zip(found) {
                    count[index] += u64::from(found);
                }
            }
        }
        for (sum, &output) in rest.iter_mut().zip(outputs_of_rest) {
            let (slope, found) = saturate::<N, A>(self.of, *sum, output);
            *sum = slope;
            slopes[0] += slope;
            for (count, found) in counts.iter_mut().zip(found) {
                count[0] += u64::from(found);
            }
        }
        let [low, high, flat] = counts.map(|counts| counts.iter().sum::<u64>() as usize);
        Slopes { sum: slopes.iter().sum(), low, high, flat }
    }
}

/// f′(a); whether the unit is at the lower and at the upper saturated end, and whether it hardly learns.
#[inline(always)]
fn saturate<N: Nonlinearity, A: Arithmetic>(of: N, sum: f64, output: f64) -> (f64, [bool; 3]) {
    let slope = of.derivative::<A, f64>(sum, output);
    let end = of.flat_end(sum, output, slope);
    (slope, [matches!(end, Some(FlatEnd::Low)), matches!(end, Some(FlatEnd::High)), slope.abs() < SMALL_DERIVATIVE])
}
