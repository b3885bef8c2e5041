//! Loops over many numbers, compiled for the widest registers of the processor.
//!
//! The program runs on every processor of its architecture and so is compiled for registers of four `f32`. Most current
//! processors have registers of eight or sixteen; a loop also compiled for those takes half the time or less.

use std::env;
use std::sync::LazyLock;

use pulp::{Arch, Simd};

/// The environment variable that asks for fewer registers than the processor has: `scalar`, or `avx2` on x86-64. It is for
/// comparing results between processors.
pub const REGISTERS: &str = "HALFPIPE_REGISTERS";

/// The registers that can be asked for.
pub const NAMES: [&str; 2] = ["scalar", "avx2"];

/// Why there are no registers of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoRegisters {
    /// There is no such name.
    Unknown(String),
    /// This processor lacks them.
    Lacking(String),
}

/// The registers that all loops use: the widest where what is [`asked`] for can't be had.
pub fn registers() -> Arch {
    static CHOSEN: LazyLock<Arch> = LazyLock::new(|| asked().unwrap_or_default());
    *CHOSEN
}

/// The registers that the environment asks for: the widest if it says nothing.
pub fn asked() -> Result<Arch, NoRegisters> {
    env::var_os(REGISTERS).map_or_else(|| Ok(Arch::new()), |name| named(&name.to_string_lossy()))
}

/// The registers of this name; the widest if it is empty.
pub fn named(name: &str) -> Result<Arch, NoRegisters> {
    match name {
        "" => Ok(Arch::new()),
        "scalar" => Ok(Arch::Scalar),
        "avx2" => avx2().ok_or_else(|| NoRegisters::Lacking(name.to_owned())),
        _ => Err(NoRegisters::Unknown(name.to_owned())),
    }
}

#[cfg(target_arch = "x86_64")]
fn avx2() -> Option<Arch> {
    pulp::x86::V3::try_new().map(Arch::V3)
}

#[cfg(not(target_arch = "x86_64"))]
fn avx2() -> Option<Arch> {
    None
}

/// How many registers a loop may fill. For WebAssembly `pulp` counts 32; most processors below it have 16, of which a browser keeps one.
pub const fn register_count<S: Simd>() -> usize {
    if cfg!(target_arch = "wasm32") { 16 } else { S::REGISTER_COUNT }
}

/// Run `work` on the [`registers`]. Only code inlined into `work` benefits, so the loop belongs in a closure marked
/// `#[inline(always)]`. Each number goes through the same operations in the same order on all of them.
pub fn vectorized<R>(work: impl FnOnce() -> R) -> R {
    registers().dispatch(work)
}
