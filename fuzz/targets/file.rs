//! Any file: its kind is told by its first bytes. Readers of new kinds (a lecture's zip, npz) are reached from here, too; each deserves
//! a target of its own that gets past its checksums, as `png.rs` does.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    halfpipe_fuzz::open(bytes);
});
