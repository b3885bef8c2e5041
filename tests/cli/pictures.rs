//! Pictures and animations that the command line writes and reads back.

use std::fs;

use halfpipe::lesson::{Lesson, Scene};

use crate::output::check_refuses;
use crate::support::files::folder;
use crate::support::program::{prints, refuses, run, text};
use crate::support::words::{has_words, word};

#[test]
fn pictures_carry_their_settings_and_damaged_or_foreign_ones_are_told() {
    let folder = folder("pictures");
    for name in ["x.png", "x.svg", "x.gif", "x.apng"] {
        let file = folder.join(name);
        let to = ["--size", "200x150", "--out", file.to_str().unwrap()];
        prints(&[&["paths", "--preset", "next-hollow", "--steps", "2", "--noise", "0.5"], &to[..]].concat());
        let again = prints(&["paths", "--preset", file.to_str().unwrap()]);
        assert_eq!(again, prints(&["paths", "--preset", "next-hollow", "--steps", "2", "--noise", "0.5"]), "{name}");
        let preset = Lesson::read(&file).unwrap().scenes.remove(0);
        assert_eq!(preset.title, Scene::open("next-hollow").unwrap().0.title);

        let bytes = fs::read(&file).unwrap();
        for length in [12, 40, 200, 500] {
            fs::write(&file, &bytes[..length]).unwrap();
            let output = run(&["presets", "check", file.to_str().unwrap()]);
            let message = text(&output.stderr);
            let clear = ["cut", "foreign", "broken_at"].iter().any(|key| has_words(&message, &format!("export.{key}")));
            assert!(
                output.status.code() == Some(2) && clear && message.lines().count() == 1,
                "{name}, {length} bytes: {message}"
            );
        }
        fs::write(&file, "(version: 1)").unwrap(); // a lesson by its first bytes
        check_refuses(&file, &[name, &word("file.missing_field field=title")]);
        fs::write(&file, "").unwrap();
        check_refuses(&file, &[name, &word("export.empty")]);
    }
    fs::write(folder.join("drawing.svg"), "<svg><metadata><rdf/></metadata></svg>").unwrap();
    check_refuses(&folder.join("drawing.svg"), &[&word("export.foreign")]);
    // Of a file without an end only the beginning is read.
    let huge = fs::File::create(folder.join("huge.png")).unwrap();
    huge.set_len(if cfg!(target_os = "linux") { 1 << 40 } else { 1 << 30 }).unwrap(); // a hole, not a disk full
    check_refuses(&folder.join("huge.png"), &[&word("export.no_picture")]);
    check_refuses(&folder.join("missing.png"), &["missing.png"]);
}

#[test]
fn what_has_no_steps_is_no_animation_and_what_is_too_large_no_picture() {
    let file = folder("film").join("x.gif");
    let file = file.to_str().unwrap();
    refuses(2, &["training", "--out", file], &["--out", &word("animation.still")]);
    refuses(2, &["activations", "--out", file], &["--out", &word("animation.still")]);
    refuses(2, &["paths", "--out", "x.png", "--size", "3000x100", "--scale", "3"], &["--scale", "9000 × 300", "8192"]);
    refuses(2, &["paths", "--out", "x.png", "--scale", "5"], &["--scale", "1 to 4"]);
    let output = run(&["paths", "--steps", "600", "--size", "60x40", "--optimizer", "sgd", "--out", file]);
    assert!(output.status.success());
    assert!(text(&output.stderr).contains(&word("animation.left_out frames=201 stride=3 steps=600")), "{}", text(&output.stderr));
}
