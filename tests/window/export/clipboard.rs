//! The picture on the clipboard.

use std::fs;

use egui::accesskit::Role;
use egui::{Event, OutputCommand};
use egui_kittest::kittest::Queryable;
use halfpipe::figure::options::SIZE;
use halfpipe::lesson::Lesson;

use super::commands;
use crate::support::files::folder;
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
    window.get_by_label_contains(&word("notice.copied_pixels width=1280 height=720"));

    window.get_by_role_and_label(Role::TextInput, &rate_of("SGD")).focus();
    window.run();
    window.event(Event::Copy);
    let copied = commands(&mut window);
    assert!(!copied.iter().any(|command| matches!(command, OutputCommand::CopyImage(_))), "{copied:?}");
}

#[test]
fn the_picture_on_the_clipboard_carries_its_settings() {
    let mut window = window();
    window.state_mut().as_mut().unwrap().put_picture = Some(|png, pixels| {
        fs::write(folder("pasted").join("x.png"), png).unwrap();
        pixels.size == SIZE
    });
    window.event(Event::Copy);
    let copied = commands(&mut window);
    assert!(!copied.iter().any(|command| matches!(command, OutputCommand::CopyImage(_))), "{copied:?}");
    window.get_by_label_contains(&word("notice.copied_picture width=1280 height=720"));
    let pasted = folder("beside-pasted").with_file_name("pasted").join("x.png");
    let scene = Lesson::read(&pasted).unwrap().scenes.remove(0);
    assert_eq!(scene.paths(), Some(&window.state().as_ref().unwrap().paths.settings));

    window.state_mut().as_mut().unwrap().put_picture = Some(|_, _| false);
    window.event(Event::Copy);
    let copied = commands(&mut window);
    assert!(copied.iter().any(|command| matches!(command, OutputCommand::CopyImage(_))), "at least the pixels");
    window.get_by_label_contains(&word("notice.copied_pixels width=1280 height=720"));
}
