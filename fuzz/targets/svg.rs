//! SVG: text that begins with a tag.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    halfpipe_fuzz::open(&[b"<", bytes].concat());
});
