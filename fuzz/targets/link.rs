//! A link with this content, packed and with its checksum, and the text itself as a link: one that is read is the same when it is
//! written and read again.

#![no_main]

use std::io::Write;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use flate2::write::DeflateEncoder;
use flate2::{Compression, Crc};
use halfpipe::lesson::link::Link;
use libfuzzer_sys::fuzz_target;

fn packed(content: &[u8]) -> String {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(content).expect("into memory");
    let whole = format!("hp1={}", URL_SAFE_NO_PAD.encode(encoder.finish().expect("into memory")));
    let mut crc = Crc::new();
    crc.update(whole.as_bytes());
    format!("#{whole}.{:08x}", crc.sum())
}

fuzz_target!(|content: &[u8]| {
    for text in [packed(content), String::from_utf8_lossy(content).into_owned()] {
        match Link::parse(&text) {
            Ok(link) => {
                halfpipe_fuzz::same_again(&link.lesson);
                let written = link.to_fragment();
                // Written again, since a number that is none differs from itself.
                assert_eq!(Link::parse(&written).expect("what was read can be written").to_fragment(), written);
            }
            Err(error) => halfpipe_fuzz::check_message(&error.to_string(), "".as_ref(), content),
        }
    }
});
