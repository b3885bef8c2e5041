//! `halfpipe training --data`: data sets as other programs write them, and pictures that come without theirs.

use std::fs;
use std::path::Path;

use crate::support::data_set::stripes;
use crate::support::files::folder;
use crate::support::program::{halfpipe, refuses, run, text};
use crate::support::words::chinese;

/// The arguments of a small run.
const SMALL: [&str; 9] = ["training", "--optimizer", "sgd", "--hidden", "4", "--batch", "5", "--iterations", "3"];

fn case(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(name).display().to_string()
}

#[test]
fn what_is_to_be_known_of_a_data_set_is_said_before_it_is_trained_on() {
    for (name, note) in [
        ("idx-bytes", ""),
        ("idx-labels-int32", ""),
        ("idx-labels-qmnist", ""),
        ("idx-folders-of-that-name", ""),
        ("npz-compressed.npz", ""),
        ("npz-stored.npz", ""),
        ("idx-float32-0-to-1", "pixels from 0 to 1 are scaled to 0 to 255"),
        ("npz-floats-one-hot.npz", "pixels from 0 to 1 are scaled to 0 to 255"),
        ("idx-bytes-0-to-1", "the brightest pixel is 1 of 255: are these floats from 0 to 1?"),
        ("idx-emnist-names", "the images of EMNIST lie on their side; they are turned upright"),
    ] {
        let output = run(&[&SMALL[..], &["--data", &case(name)]].concat());
        let errors = text(&output.stderr);
        assert_eq!(output.status.code(), Some(0), "{name}: {errors}");
        let (data, said) = (name.trim_end_matches(".npz"), errors.lines().next().unwrap());
        match note {
            "" => assert!(!errors.contains("halfpipe: "), "{name}: {errors}"),
            _ => assert!(said.starts_with(&format!("halfpipe: {data}: {note}")), "{name}: {errors}"),
        }
        assert!(text(&output.stdout).starts_with(&format!("{data} · 16-4-2 ")), "{}", text(&output.stdout));
    }
    let message = "npz-other-names.npz: has no array x_train; it holds images, labels";
    refuses(2, &["training", "--data", &case("npz-other-names.npz")], &["--data ", message]);
}

#[test]
fn a_file_of_a_set_is_as_good_as_its_folder() {
    let [whole, file] = ["idx-bytes", "idx-bytes/t10k-labels-idx1-ubyte"]
        .map(|data| text(&run(&[&SMALL[..], &["--format", "csv", "--data", &case(data)]].concat()).stdout));
    assert!(whole.lines().count() > 3, "{whole}");
    assert_eq!(whole, file);
}

#[test]
fn a_lesson_without_its_images_says_which_they_were_and_how_to_give_them() {
    let folder = folder("without-images");
    let images = stripes("given-images").display().to_string();
    let figure = folder.join("figure.json").display().to_string();
    let output = run(&[&SMALL[..], &["--data", &images, "--out", &figure]].concat());
    assert_eq!(output.status.code(), Some(0));
    let written = fs::read_to_string(&figure).unwrap();
    assert!(written.contains("\"data\":\"given-images\"") && !written.contains(&images), "{written}");
    let message = "made with the images of folder given-images, which is not here: give them with --data";
    refuses(2, &["training", "--preset", &figure], &[message]);
    let again = run(&["training", "--preset", &figure, "--data", &images, "--format", "json"]);
    assert_eq!(text(&again.stdout), written);
    refuses(2, &["training", "--preset", &figure, "--data", "nowhere"], &["--data nowhere: there is no such folder or file"]);

    let output = halfpipe().args(["--language", "zh-CN", "training", "--preset", &figure]).output().unwrap();
    let what = chinese("data.the_folder name=given-images");
    let message = chinese(&format!("data.not_here what={what}"));
    assert!(text(&output.stderr).contains(&message), "{}", text(&output.stderr));
}
