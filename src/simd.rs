//! Loops over many numbers, compiled for the processor at hand.
//!
//! The program is compiled for every processor of its kind, whose registers hold 4 numbers of f32. Nearly all of today's hold
//! 8, and a loop that was compiled for them as well takes about half the time. Each number still goes through the same
//! operations in the same order, so the results are the same, to the last bit.

/// Do `work` with the widest registers that it was compiled for and the processor has. Only what is inlined into `work` is
/// compiled for them, so the loop is written in a closure that is marked `#[inline(always)]`.
pub fn vectorized<R>(work: impl FnOnce() -> R) -> R {
    pulp::Arch::new().dispatch(work)
}
