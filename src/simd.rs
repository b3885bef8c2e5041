//! Loops over many numbers, compiled for the widest registers of the processor.
//!
//! The program runs on every processor of its architecture and so is compiled for registers of four `f32`. Most current
//! processors have registers of eight or sixteen; a loop also compiled for those takes half the time or less.

use std::env;
use std::sync::LazyLock;

use pulp::Arch;

/// The environment variable that asks for fewer registers than the processor has: `scalar`, or `avx2` on x86-64. It is for
/// comparing results between processors.
pub const REGISTERS: &str = "HALFPIPE_REGISTERS";

/// The registers that all loops use.
pub fn registers() -> Arch {
    static CHOSEN: LazyLock<Arch> = LazyLock::new(|| match env::var(REGISTERS).as_deref() {
        Ok("scalar") => Arch::Scalar,
        Ok("avx2") => avx2().unwrap_or_default(),
        _ => Arch::new(),
    });
    *CHOSEN
}

#[cfg(target_arch = "x86_64")]
fn avx2() -> Option<Arch> {
    pulp::x86::V3::try_new().map(Arch::V3)
}

#[cfg(not(target_arch = "x86_64"))]
fn avx2() -> Option<Arch> {
    None
}

/// Run `work` on the [`registers`]. Only code inlined into `work` benefits, so the loop belongs in a closure marked
/// `#[inline(always)]`. Each number goes through the same operations in the same order on all of them.
pub fn vectorized<R>(work: impl FnOnce() -> R) -> R {
    registers().dispatch(work)
}
