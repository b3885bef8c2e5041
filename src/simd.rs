//! Loops over many numbers, compiled for the widest registers of the processor.
//!
//! The program runs on every processor of its architecture and so is compiled for registers of four `f32`. Most current
//! processors have registers of eight; a loop also compiled for those takes about half the time. Each number still goes through
//! the same operations in the same order, so the results are identical bit for bit.

/// Run `work` with the widest registers that the processor has. Only code inlined into `work` benefits, so the loop belongs in
/// a closure marked `#[inline(always)]`.
pub fn vectorized<R>(work: impl FnOnce() -> R) -> R {
    pulp::Arch::new().dispatch(work)
}
