//! Links on the command line: made without a run, and taken wherever a lesson is.

use std::fs;

use halfpipe::lesson::link::Link;
use halfpipe::lesson::{Lesson, Scene};

use crate::support::files::folder;
use crate::support::program::{halfpipe, prints, refuses, run, text};

/// The link that a command prints, which is one line.
#[track_caller]
fn link(arguments: &[&str]) -> String {
    let printed = prints(&[arguments, &["--format", "link"]].concat());
    assert_eq!(printed.lines().count(), 1, "{printed}");
    printed.trim_end().to_owned()
}

#[test]
fn a_link_gives_the_same_bytes_as_the_scene_that_it_was_made_of() {
    for (command, slug, scene) in [
        ("paths", "valley", "2"),
        ("paths", "noise", "1"),
        ("paths", "velocity", "3"),
        ("activations", "starts", "1"),
        ("activations", "slip", "1"),
    ] {
        let named = [command, "--preset", slug, "--scene", scene];
        let link = link(&named);
        assert!(link.starts_with("#hp1=") && link.len() < 120, "{link}");
        for format in ["table", "json"] {
            let by_name = prints(&[&named[..], &["--format", format]].concat());
            assert_eq!(prints(&[command, "--preset", &link, "--format", format]), by_name, "{slug} {scene}");
            let before = prints(&["--preset", &format!("https://school.example/{link}"), command, "--format", format]);
            assert_eq!(before, by_name, "{slug} {scene}");
        }
    }
}

#[test]
fn a_link_carries_what_the_arguments_have_changed() {
    let changed = ["--steps", "7", "--step", "3", "--start", "1,2", "--optimizer", "sgd:lr=0.3", "--chart", "x"];
    let made = link(&[&["paths", "--preset", "valley", "--scene", "3"], &changed[..]].concat());
    assert!(made.len() < 1_000, "{made}");
    let by_arguments = prints(&[&["paths", "--preset", "valley", "--scene", "3", "--format", "json"], &changed[..]].concat());
    assert_eq!(prints(&["paths", "--preset", &made, "--format", "json"]), by_arguments);
    let read = Link::parse(&made).unwrap();
    assert_eq!((read.name.as_deref(), read.scene, read.dark, read.language), (Some("valley"), 2, None, None));
    assert_eq!(read.lesson, Lesson::open("valley").unwrap().0, "the lesson goes on from there");
    // Another scene of the lesson is as the lesson has it.
    let other = prints(&["paths", "--preset", &made, "--scene", "2"]);
    assert_eq!(other, prints(&["paths", "--preset", "valley", "--scene", "2"]));
    refuses(2, &["paths", "--preset", &made, "--scene", "99"], &["--scene 99", "scenes 1 to"]);
    let map = Link::parse(&link(&["paths", "--basins", "64x64", "--theme", "dark", "--language", "zh"])).unwrap();
    assert_eq!(map.dark, Some(true));
    assert_eq!(map.language.map(|language| language.tag()), Some("zh-CN"));
    assert!(format!("{:?}", map.now).contains("Basins"));
}

#[test]
fn a_link_to_a_race_is_made_without_training() {
    let made = link(&["training", "--preset", "mnist-race", "--iterations", "100000", "--data", "/no/such/folder"]);
    let read = Link::parse(&made).unwrap();
    assert_eq!(read.name.as_deref(), Some("mnist-race"));
    let settings = format!("{:?}", read.now);
    assert!(
        settings.contains("iterations: 100000") && settings.contains("\"folder\"") && !settings.contains("/no/"),
        "{settings}"
    );
}

#[test]
fn the_address_before_a_link_is_an_argument_or_a_variable() {
    let base = "https://school.example/halfpipe/";
    let bare = link(&["paths"]);
    assert_eq!(link(&["paths", "--base", base]), format!("{base}{bare}"));
    let with = |value: &str, arguments: &[&str]| halfpipe().env("HALFPIPE_BASE", value).args(arguments).output().unwrap();
    let of_variable = with(base, &["paths", "--format", "link"]);
    assert_eq!(text(&of_variable.stdout), format!("{base}{bare}\n"));
    let other = with(base, &["paths", "--format", "link", "--base", "file:///srv/x.html"]);
    assert_eq!(text(&other.stdout), format!("file:///srv/x.html{bare}\n"));
    let wrong = with("school", &["paths", "--format", "link"]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(text(&wrong.stderr).contains("HALFPIPE_BASE: school: an address begins with https://"), "{}", text(&wrong.stderr));
    assert_eq!(with("school", &["paths"]).status.code(), Some(0), "where no link is made it does not matter");
    refuses(2, &["paths", "--format", "link", "--base", "https://a.example/#x"], &["--base", "without the #"]);
    refuses(2, &["paths", "--base", base], &["--base: only with --format link"]);
    refuses(2, &["paths", "--format", "link", "--out", "x.png"], &["--out: a link is printed"]);
}

#[test]
fn a_link_that_cannot_be_opened_is_refused_in_one_line() {
    let whole = link(&["paths", "--steps", "5"]);
    let cut = &whole[..whole.len() - 20];
    let changed = whole.replacen('=', "=A", 1);
    for command in [&["paths"][..], &["training"], &[]] {
        refuses(2, &[command, &["--preset", cut]].concat(), &["cut off"]);
        refuses(2, &[command, &["--preset", &changed]].concat(), &["changed or lost"]);
        refuses(
            2,
            &[command, &["--preset", "https://a.example/#hp2=x"]].concat(),
            &["later version of halfpipe", "up to version 1"],
        );
    }
    refuses(2, &["training", "--preset", &whole], &["halfpipe paths --preset #hp1="]);
    assert!(text(&run(&["paths", "--preset", cut, "--language", "zh-CN"]).stderr).contains("缺少结尾"));
}

#[test]
fn a_lesson_of_ones_own_is_carried_whole_while_it_is_short() {
    let folder = folder("linked-lessons");
    let file = folder.join("own.ron");
    let scenes: Vec<Scene> = Lesson::open("valley").unwrap().0.scenes;
    Lesson::new("My own", scenes).write(&file).unwrap();
    let made = link(&["paths", "--preset", file.to_str().unwrap(), "--scene", "2"]);
    let read = Link::parse(&made).unwrap();
    assert_eq!((read.lesson, read.scene), (Lesson::read(&file).unwrap(), 1));

    let letters = |seed: u32| {
        (0..4_900)
            .map(move |place: u32| char::from_u32(0x4e00 + (place * place * 31 + place * seed * 7_919 + seed) % 20_000).unwrap())
    };
    let long = |seed: u32| Scene { text: letters(seed).collect::<String>().as_str().into(), ..Scene::open("sgd").unwrap().0 };
    Lesson::new("Long", (1..9).map(long).collect()).write(&file).unwrap();
    let output = run(&["paths", "--preset", file.to_str().unwrap(), "--scene", "2", "--format", "link"]);
    assert!(text(&output.stderr).contains("carries this scene only"), "{}", text(&output.stderr));
    let read = Link::parse(&text(&output.stdout)).unwrap();
    assert_eq!((read.lesson.scenes.len(), &read.lesson.scenes[0].text), (1, &long(2).text));
    fs::remove_file(file).unwrap();
}
