//! The loops over slices of values, for each activation, compiled for the registers of the processor.

use std::marker::PhantomData;

use super::{FlatEnd, Nonlinearity};
use crate::network::elementary::{Arithmetic, Kernel, Real};

/// outputs = f(sums).
pub(super) struct Apply<'a, N, T> {
    pub sums: &'a [T],
    pub outputs: &'a mut [T],
    pub of: PhantomData<N>,
}

impl<N: Nonlinearity, T: Real> Kernel for Apply<'_, N, T> {
    type Output = ();

    #[inline(always)]
    fn run<A: Arithmetic>(self) {
        for (output, &sum) in self.outputs.iter_mut().zip(self.sums) {
            *output = N::value::<A, T>(sum);
        }
    }
}

/// sums = gradient · f′(sums).
pub(super) struct Backward<'a, N, T> {
    pub sums: &'a mut [T],
    pub outputs: &'a [T],
    pub gradient: &'a [T],
    pub of: PhantomData<N>,
}

impl<N: Nonlinearity, T: Real> Kernel for Backward<'_, N, T> {
    type Output = ();

    #[inline(always)]
    fn run<A: Arithmetic>(self) {
        for ((sum, &output), &gradient) in self.sums.iter_mut().zip(self.outputs).zip(self.gradient) {
            *sum = gradient * N::derivative::<A, T>(*sum, output);
        }
    }
}

/// derivatives = f′(sums).
pub(super) struct Derive<'a, N, T> {
    pub sums: &'a [T],
    pub outputs: &'a [T],
    pub derivatives: &'a mut [T],
    pub of: PhantomData<N>,
}

impl<N: Nonlinearity, T: Real> Kernel for Derive<'_, N, T> {
    type Output = ();

    #[inline(always)]
    fn run<A: Arithmetic>(self) {
        for ((derivative, &sum), &output) in self.derivatives.iter_mut().zip(self.sums).zip(self.outputs) {
            *derivative = N::derivative::<A, T>(sum, output);
        }
    }
}

/// How many of these values are at the lower and at the upper saturated end.
pub(super) struct CountEnds<'a, N> {
    pub sums: &'a [f64],
    pub outputs: &'a [f64],
    pub derivatives: &'a [f64],
    pub of: PhantomData<N>,
}

impl<N: Nonlinearity> Kernel for CountEnds<'_, N> {
    type Output = [usize; 2];

    #[inline(always)]
    fn run<A: Arithmetic>(self) -> [usize; 2] {
        let [mut low, mut high] = [0u64; 2];
        for ((&sum, &output), &derivative) in self.sums.iter().zip(self.outputs).zip(self.derivatives) {
            let end = N::flat_end(sum, output, derivative);
            low += u64::from(matches!(end, Some(FlatEnd::Low)));
            high += u64::from(matches!(end, Some(FlatEnd::High)));
        }
        [low as usize, high as usize]
    }
}
