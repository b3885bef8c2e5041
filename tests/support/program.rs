//! The program as a user runs it.

use std::process::{Command, Output};

/// The program, in English and without a display.
pub fn halfpipe() -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_halfpipe"));
    program.env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY").env_remove("LANGUAGE").env("LC_ALL", "C");
    program
}

/// Runs with these arguments to the end.
pub fn run(arguments: &[&str]) -> Output {
    halfpipe().args(arguments).output().unwrap()
}

/// What a program has written.
pub fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// Runs, and expects success without a word on standard error.
#[track_caller]
pub fn prints(arguments: &[&str]) -> String {
    let output = run(arguments);
    assert_eq!((output.status.code(), text(&output.stderr).as_str()), (Some(0), ""), "{arguments:?}");
    text(&output.stdout)
}

/// Runs, and expects this exit code, one line on standard error that contains every part, and nothing on standard output.
#[track_caller]
pub fn refuses(code: i32, arguments: &[&str], parts: &[&str]) {
    let output = run(arguments);
    let (out, err) = (text(&output.stdout), text(&output.stderr));
    assert_eq!(output.status.code(), Some(code), "{arguments:?}: {err}");
    assert_eq!(out, "", "{arguments:?}");
    assert_eq!(err.lines().count(), 1, "{arguments:?}: {err}");
    assert!(!err.contains("panicked"), "{arguments:?}: {err}");
    for part in parts {
        assert!(err.contains(part), "{arguments:?}: \"{part}\" is not in: {err}");
    }
}
