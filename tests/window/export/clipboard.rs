//! The picture on the clipboard.

use egui::accesskit::Role;
use egui::{Event, OutputCommand};
use egui_kittest::kittest::Queryable;
use halfpipe::figure::options::SIZE;

use super::commands;
use crate::support::window;
use crate::support::words::{rate_of, word};

#[test]
fn the_picture_goes_to_the_clipboard_unless_text_is_meant() {
    let mut window = window();
    window.event(Event::Copy);
    let copied = commands(&mut window);
    let size = copied.iter().find_map(|command| match command {
        OutputCommand::CopyImage(image) => Some(image.size),
        _ => None,
    });
    assert_eq!(size, Some(SIZE));
    window.get_by_label_contains(&word("notice.copied_picture width=1280 height=720"));

    window.get_by_role_and_label(Role::TextInput, &rate_of("SGD")).focus();
    window.run();
    window.event(Event::Copy);
    let copied = commands(&mut window);
    assert!(!copied.iter().any(|command| matches!(command, OutputCommand::CopyImage(_))), "{copied:?}");
}
