//! Lessons by name or from a file: listed, checked, and what each of their scenes prints.

use std::fs;

use halfpipe::lesson::Lesson;

use crate::support::files::folder;
use crate::support::program::{prints, refuses, run, text};

#[test]
fn a_preset_before_a_command_is_that_of_the_command() {
    let behind = prints(&["paths", "--preset", "adam"]);
    assert!(behind.contains("Adam") && !behind.contains("SGD"), "{behind}");
    assert_eq!(prints(&["--preset", "adam", "paths"]), behind);
    assert_eq!(
        prints(&["--preset", "valley", "--scene", "2", "paths"]),
        prints(&["paths", "--preset", "valley", "--scene", "2"])
    );
    refuses(2, &["--preset", "adam", "activations"], &["--preset adam", "halfpipe paths --preset adam"]);
    refuses(2, &["--preset", "adam", "paths", "--preset", "sgd"], &["'--preset <NAME|FILE|LINK>' cannot be used multiple times"]);
    refuses(2, &["--preset", "adam", "presets", "list"], &["unexpected argument '--preset'"]);
}

/// But for those of Training, which take minutes in a debug build, and whose table holds the seconds.
#[test]
fn every_preset_tells_its_table() {
    let list = prints(&["presets", "list"]);
    assert!(list.lines().count() >= 11);
    for slug in list.lines().filter_map(|line| line.split_whitespace().next()) {
        let scenes = Lesson::open(slug).unwrap().0.scenes;
        for (number, scene) in (1..).zip(&scenes) {
            let workspace = scene.workspace.kind().key();
            if workspace != "training" {
                let name = if scenes.len() == 1 { format!("preset-{slug}") } else { format!("lesson-{slug}-{number}") };
                insta::assert_snapshot!(name, prints(&[workspace, "--preset", slug, "--scene", &number.to_string()]));
            }
        }
    }
}

#[test]
fn bad_presets_are_refused_with_their_place() {
    let folder = folder("bad-presets");
    let whole = include_str!("../../presets/sgd.ron");
    let file = |name: &str, text: &str| {
        let path = folder.join(name);
        fs::write(&path, text).unwrap();
        path.display().to_string()
    };
    let unknown = file("unknown.ron", &whole.replace("steps:", "stepz:"));
    let newer = file("newer.ron", &whole.replace("version: 2", "version: 99"));
    let cut = file("cut.ron", &whole[..whole.find("workspace").unwrap()]);
    let many = file("many.ron", &whole.replace("steps: 29", "steps: 100001"));
    let good = file("good.ron", whole);
    let cases = [(&unknown, "stepz"), (&newer, "version 99"), (&cut, "cut.ron:"), (&many, "100001 is too many")];
    for (path, part) in cases {
        refuses(2, &["paths", "--preset", path], &[path, part]);
        refuses(2, &["--preset", path], &[path, part]);
        refuses(2, &["presets", "check", path], &[path, part]);
    }
    refuses(2, &["paths", "--preset", "momentm"], &["unknown preset", "did you mean \"momentum\"?"]);
    refuses(2, &["--preset", "nowhere.ron"], &["nowhere.ron"]);

    // Named as a file manager names it, it is said in the window, and on standard error as well.
    let named = run(&[&many]);
    let said = text(&named.stderr);
    assert!(said.starts_with("halfpipe: ") && said.contains("100001 is too many") && said.lines().count() == 2, "{said}");
    assert_eq!(named.status.code(), Some(1), "there is no display");
    refuses(2, &["pathz"], &["unrecognized subcommand 'pathz'", "'paths'"]);

    let output = run(&["presets", "check", &good, &cut]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(text(&output.stdout), format!("{good}: ok\n"));
    assert_eq!(text(&output.stderr).lines().count(), 1);
}
