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
        for length in [12, 100, 200, 500] {
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
    refuses(2, &["paths", "--out", "x.png", "--size", "100x400"], &["--size", "100 × 400", "200 × 186"]);
    let output = run(&["paths", "--steps", "600", "--size", "220x150", "--optimizer", "sgd", "--out", file]);
    assert!(output.status.success());
    assert!(text(&output.stderr).contains(&word("animation.left_out frames=201 stride=3 steps=600")), "{}", text(&output.stderr));
}

#[test]
fn a_look_that_does_not_fit_is_refused_in_both_languages() {
    for language in ["en", "zh-CN"] {
        let refused = |words: &str, parts: &[&str]| {
            let line: Vec<&str> = words.split(' ').chain(["--language", language]).collect();
            refuses(2, &line, parts);
        };
        for wrong in ["3", "3px", "3pt", "-3in", "0mm", "in"] {
            refused(&format!("paths --out x.png --width {wrong}"), &["--width", "in", "cm", "mm"]);
        }
        refused("paths --out x.png --dpi 300", &["--dpi", "--width 3in"]);
        refused("paths --out x.png --width 3in --dpi 10", &["--dpi", "36", "1200"]);
        refused("paths --out x.png --width 3in --scale 2", &["--scale", "--width", "--dpi"]);
        refused("paths --out x.png --style paper --theme dark", &["--theme", "--style paper"]);
        refused("paths --out x.png --only loss", &["--only", "loss", "map, charts"]);
        refused("activations --out x.png --only map", &["--only", "map", "grid, charts"]);
        refused("training --out x.svg --only grid", &["--only", "grid", "loss, charts"]);
        refused("paths --out x.png --width 1in", &["--width", "1 × 0.75 in", "1.86 × 1.73 in"]);
        refused("activations --out x.pdf --size 600x120", &["--size", "600 × 120", "206"]);
        refused("paths --out x.png --width 30in", &["--width", "9000 × 6750", "8192"]);
    }
}

#[test]
fn a_picture_for_paper_has_its_size_in_the_file() {
    let folder = folder("paper");
    let write = |name: &str| {
        let file = folder.join(name);
        let look = "paths --steps 5 --style paper --width 3in --dpi 150 --only map --no-caption --no-arrows --out";
        prints(&look.split(' ').chain([file.to_str().unwrap()]).collect::<Vec<_>>());
        fs::read(&file).unwrap()
    };
    let png = write("x.png");
    let at = png.windows(4).position(|chunk| chunk == b"pHYs").unwrap() + 4;
    let per_metre = u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
    assert_eq!((per_metre, png[at + 8]), (5906, 1), "150 to the inch");
    let size = image::load_from_memory(&png).unwrap();
    assert_eq!([size.width(), size.height()], [450, 338]);
    let svg = String::from_utf8(write("x.svg")).unwrap();
    assert!(svg.contains(r#" width="3.0000in" height="2.2500in" viewBox="0 0 324 243""#), "{}", &svg[..400]);
    let pdf = write("x.pdf");
    let text = String::from_utf8_lossy(&pdf);
    assert!(text.starts_with("%PDF-") && text.trim_end().ends_with("%%EOF"));
    assert!(text.contains("/MediaBox [0 0 216 162]"), "72 to the inch");
}
