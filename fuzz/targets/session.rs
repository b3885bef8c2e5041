//! The session: one that is read is the same when it is written and read again; a broken one is moved aside with a short message.

#![no_main]

use halfpipe::storage::session::Session;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let path = halfpipe_fuzz::file("session.ron", bytes);
    match Session::load(&path) {
        Ok(None) => panic!("the file is there"),
        Ok(Some(session)) => {
            session.save(&path).expect("what was read can be written");
            let text = std::fs::read_to_string(&path).expect("what was written");
            let again = Session::load(&path).expect("and read again").expect("since it is there");
            again.save(&path).expect("and written again");
            // Written again, since a number that is none differs from itself.
            assert_eq!(std::fs::read_to_string(&path).expect("what was written again"), text);
        }
        Err(message) => halfpipe_fuzz::check_message(&message, &path, bytes),
    }
});
