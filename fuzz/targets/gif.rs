//! GIF: the bytes behind its signature.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    halfpipe_fuzz::open(&[b"GIF8", bytes].concat());
});
