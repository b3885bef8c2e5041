//! Lessons and presets: what is read is valid and is read again from what is written of it.

#![no_main]

use halfpipe::lesson::Lesson;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    match Lesson::parse("", text) {
        Ok(lesson) => halfpipe_fuzz::same_again(&lesson),
        Err(error) => halfpipe_fuzz::check_message(&error.to_string(), "".as_ref(), text.as_bytes()),
    }
});
