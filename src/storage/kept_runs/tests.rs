use std::fs;

use super::*;
use crate::experiment::training::{Curve, Results};

/// A training run of up to three iterations with extreme values.
fn race() -> KeptRun<training::Settings, Curves> {
    let settings = training::Settings { iterations: 3, seeds: 2, ..training::Settings::default() };
    let curve = |losses: &[f32]| {
        let mut curve = Curve::default();
        curve.initial = 2.3125;
        curve.losses = losses.to_vec();
        curve.seconds = losses.iter().map(|loss| f64::from(*loss) / 3.0).collect();
        curve.accuracies = vec![(0, 0.1), (losses.len() - 1, 1.0 / 3.0)];
        curve.non_finite = (losses.len() == 2).then_some(2);
        curve.smooth();
        curve
    };
    let seeds = vec![curve(&[0.1, f32::MIN_POSITIVE, 3e38]), curve(&[f32::from_bits(1), -0.0])];
    let results = Results { curves: vec![seeds; 4], data: "MNIST".to_owned(), images: [60_000, 10_000], io_widths: [784, 10] };
    KeptRun { name: "Run 1".to_owned(), shown: false, place: "race/2".to_owned(), settings, results: results.into() }
}

fn kept_runs() -> KeptRuns {
    let mut kept_runs = KeptRuns::default();
    let paths = paths::Settings::default();
    kept_runs.paths.runs_mut().push(KeptRun {
        name: "谷".to_owned(),
        shown: true,
        place: String::new(),
        settings: paths,
        results: (),
    });
    kept_runs.training.runs_mut().push(race());
    kept_runs
}

fn bits(kept: &KeptRun<training::Settings, Curves>) -> Vec<u64> {
    let of = |curve: &Curve| {
        let losses = curve.losses.iter().map(|loss| u64::from(loss.to_bits()));
        losses.chain(curve.seconds.iter().map(|seconds| seconds.to_bits())).collect::<Vec<_>>()
    };
    kept.results.results().curves.iter().flatten().flat_map(of).collect()
}

#[test]
fn kept_runs_read_back_with_the_curves_bit_for_bit() {
    let folder = std::env::temp_dir().join(format!("halfpipe-shelf-round-{}", std::process::id()));
    let path = folder.join("deep/shelf.ron");
    assert_eq!(KeptRuns::load(&path), Ok(None));
    kept_runs().save(&path).unwrap();
    let read = KeptRuns::load(&path).unwrap().unwrap();
    assert_eq!(read, kept_runs());
    assert_eq!(bits(&read.training.runs()[0]), bits(&race()));
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn an_unusable_file_is_set_aside_and_reported() {
    let folder = std::env::temp_dir().join(format!("halfpipe-shelf-broken-{}", std::process::id()));
    let path = folder.join("shelf.ron");
    let text = kept_runs().text().unwrap();
    let losses = text.split("losses: \"").nth(1).unwrap().split('"').next().unwrap();
    let crowd = |count| {
        let mut kept_runs = kept_runs();
        let kept = kept_runs.paths.runs()[0].clone();
        kept_runs.paths = vec![kept; count].into();
        kept_runs.text().unwrap()
    };
    assert!(KeptRuns::parse(&crowd(MAX_RUNS)).is_ok());
    for (bad, expected) in [
        (text[..text.len() / 2].to_owned(), "can't be read"),
        (text.replacen("version: 1", "version: 9", 1), "version 9"),
        (text.replacen("name: \"Run 1\"", "name: \"\"", 1), "a name must"),
        (text.replacen(losses, &losses[..losses.len() - 4], 1), "are incomplete"),
        (text.replacen(losses, "AAAA!", 1), "are incomplete"),
        (text.replacen(losses, "", 1), "do not match their settings"),
        (text.replace("iterations: 3", "iterations: 2"), "do not match their settings"),
        (text.replace("seeds: 2", "seeds: 1"), "do not match their settings"),
        (text.replacen("steps: 29", "steps: 999999999", 1), "too many"),
        (crowd(MAX_RUNS + 1), "at most 12"),
    ] {
        assert_ne!(bad, text, "{expected}");
        fs::create_dir_all(&folder).unwrap();
        fs::write(&path, &bad).unwrap();
        let message = KeptRuns::load(&path).unwrap_err();
        assert!(message.contains(expected) && message.contains("shelf.ron.broken"), "{message}");
        assert!(!path.exists());
        assert_eq!(fs::read_to_string(folder.join("shelf.ron.broken")).unwrap(), bad, "and nothing of it is lost");
    }
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_copied_list_is_shared_until_one_is_changed() {
    let mut list = kept_runs().training;
    let copy = list.clone();
    assert!(list.is_same(&copy) && list == copy);
    list.runs_mut()[0].shown = true;
    assert!(list != copy && copy.runs()[0].results.is_same(&list.runs()[0].results), "the curves are still shared");
}
