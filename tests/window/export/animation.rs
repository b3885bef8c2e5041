//! Animations are drawn beside the work.

use std::fs;
use std::io::Cursor;

use egui::Key;
use egui_kittest::kittest::Queryable;
use halfpipe::lesson::Lesson;

use crate::support::files::folder;
use crate::support::words::word;
use crate::support::{app, app_mut, file_panel, says, until, window};

#[test]
fn an_animation_is_drawn_beside_the_work_and_has_a_frame_a_step() {
    let folder = folder("film");
    let path = folder.join("walk.gif");
    let mut window = window();
    app_mut(&mut window).paths.settings.steps = 3;
    window.run();
    file_panel(&mut window, Key::E, &path);
    until(&mut window, "the file", |window| says(window, "notice.exported"));
    let mut options = gif::DecodeOptions::new();
    options.set_color_output(gif::ColorOutput::RGBA);
    let mut decoder = options.read_info(Cursor::new(fs::read(&path).unwrap())).unwrap();
    assert_eq!((decoder.width(), decoder.height()), (1280, 720));
    let mut delays = Vec::new();
    while let Some(frame) = decoder.read_next_frame().unwrap() {
        delays.push(frame.delay);
    }
    assert_eq!(delays, [13, 12, 13, 200]);
    let shown = &app(&window).paths;
    assert_eq!(Lesson::read(&path).unwrap().scenes[0].paths(), Some(&shown.view.exported(&shown.settings)));
}

#[test]
fn a_cancelled_animation_leaves_no_file() {
    let folder = folder("cancelled");
    let mut window = window();
    app_mut(&mut window).paths.settings.steps = 250;
    window.run();
    // The window draws a few frames until it is cancelled; the animation would have to draw all of its 251 meanwhile.
    file_panel(&mut window, Key::E, &folder.join("walk.gif"));
    assert!(says(&window, "animation.drawing frames=251"));
    window.get_by_label(&word("animation.cancel")).click();
    window.step();
    until(&mut window, "the end", |window| says(window, "animation.stopped"));
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 0);
    assert!(window.query_by_label(&word("animation.cancel")).is_none());
}
