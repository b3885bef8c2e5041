use super::*;

#[test]
fn a_clipboard_that_refuses_is_told_once_and_one_that_is_missing_at_every_copy() {
    let (text, picture) = (Some(Copied::Text), Some(Copied::Picture));
    listen();
    assert!(!failed(text, false));
    log::error!(target: WRITER, "arboard paste error: nothing there");
    log::error!(target: WRITER, "arboard primary copy error: selected, not copied");
    log::error!(target: "other", "arboard copy/cut error: no");
    assert!(!failed(text, false));
    log::error!(target: WRITER, "arboard copy/cut error: no");
    assert!(failed(picture, false) && !failed(picture, false));
    log::warn!(target: WRITER, "Failed to initialize arboard clipboard: no");
    assert!(!failed(None, false) && failed(text, false) && failed(picture, false));
    assert!(!failed(text, true), "a text arrives under Wayland");
    assert!(failed(picture, true), "a picture does not");
}
