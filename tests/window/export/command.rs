//! The copied command makes the exported picture.

use std::fs;
use std::path::Path;

use egui::{Key, Modifiers, OutputCommand};
use halfpipe::experiment::activations;
use halfpipe::lesson::Lesson;

use super::{commands, pixels};
use crate::support::files::folder;
use crate::support::program::halfpipe;
use crate::support::words::{rate_of, word};
use crate::support::{
    Window, app_mut, choose, click_on, file_panel, finish, key_down, press, says, small_race, type_into, window,
};

/// The line that the window puts on the clipboard.
fn copied_line(window: &mut Window) -> String {
    // Without the release of the key, for which the harness would draw another frame.
    window.input_mut().events.push(key_down(Modifiers::COMMAND | Modifiers::SHIFT, Key::C));
    let commands = commands(window);
    let line = commands.iter().find_map(|command| match command {
        OutputCommand::CopyText(line) => Some(line.clone()),
        _ => None,
    });
    line.unwrap_or_else(|| panic!("no text is copied: {commands:?}"))
}

/// Run a copied line as a shell would, in this folder.
fn run_line(line: &str, folder: &Path) {
    let words = shlex::split(line).unwrap();
    assert_eq!(words[0], "halfpipe");
    let output = halfpipe().args(&words[1..]).current_dir(folder).output().unwrap();
    assert!(output.status.success(), "{line}: {}", String::from_utf8_lossy(&output.stderr));
}

/// The copied line writes the picture that the window exports, and the same settings in it.
fn line_makes_the_export(window: &mut Window, folder: &Path, name: &str) {
    let (by_window, by_line) = (folder.join("window.png"), folder.join(name));
    let _ = fs::remove_file(&by_window); // the second export of a test is a new file
    file_panel(window, Key::E, &by_window);
    let line = copied_line(window);
    run_line(&line, folder);
    assert!(pixels(&by_window) == pixels(&by_line), "{line}");
    let scene = |path: &Path| Lesson::read(path).unwrap().scenes.remove(0).workspace;
    assert_eq!(scene(&by_window), scene(&by_line), "{line}");
}

#[test]
fn the_copied_command_makes_the_exported_picture_of_paths() {
    let folder = folder("command-paths");
    let mut window = window();
    line_makes_the_export(&mut window, &folder, "paths.png");
    assert_eq!(copied_line(&mut window), "halfpipe paths --theme dark --out paths.png");

    click_on(&mut window, &word("top.theme"));
    choose(&mut window, &word("landscape.choose"), &word("landscape.own"));
    press(&mut window, Key::Escape);
    type_into(&mut window, &word("landscape.formula"), "x^2/20 + y^2");
    type_into(&mut window, &rate_of("Adam"), "0.31");
    press(&mut window, Key::Escape);
    for key in [Key::Home, Key::ArrowRight, Key::V, Key::Plus] {
        press(&mut window, key);
    }
    let line = copied_line(&mut window);
    for part in ["'formula:x^2/20 + y^2'", "--optimizer adam:lr=0.31", "--step 1", "--camera 62,30,"] {
        assert!(line.contains(part), "{part} is not in {line}");
    }
    assert!(says(&window, "notice.copied_command"));
    line_makes_the_export(&mut window, &folder, "paths.png");
}

#[test]
fn the_copied_command_makes_the_exported_picture_of_nets() {
    let folder = folder("command-nets");
    let mut window = window();
    press(&mut window, Key::Num2);
    type_into(&mut window, &word("net.units"), "30");
    press(&mut window, Key::Escape);
    line_makes_the_export(&mut window, &folder, "activations.png");
    app_mut(&mut window).activations.settings.show = activations::Show::Symmetry;
    app_mut(&mut window).activations.settings.symmetry.shown = Some(7);
    window.run();
    line_makes_the_export(&mut window, &folder, "activations.png");
}

#[test]
fn the_copied_command_makes_the_exported_picture_of_a_race() {
    let folder = folder("command-race");
    let mut window = window();
    press(&mut window, Key::Num3);
    small_race(&mut window, 30);
    finish(&mut window);
    line_makes_the_export(&mut window, &folder, "training.png");
}
