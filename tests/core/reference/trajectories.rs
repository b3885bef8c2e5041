//! Every optimizer goes where the book's code and `PyTorch` go.

use halfpipe::landscape::trajectory::trace;
use halfpipe::lesson::{EMBEDDED, Scene};
use serde::Deserialize;

#[derive(Deserialize)]
struct Reference {
    library: String,
    optimizer: String,
    landscape: String,
    start: [f64; 2],
    sensitivity: f64,
    points: Vec<[f64; 2]>,
}

fn references() -> Vec<Reference> {
    serde_json::from_str(include_str!("../../reference/trajectories.json")).unwrap()
}

/// Whether two numbers agree: to 1e-12, relative above 1, or to 1e-9 where rounding grows over the run.
fn agree(ours: f64, theirs: f64, sensitivity: f64) -> bool {
    let tolerance = if sensitivity > 10.0 { 1e-9 } else { 1e-12 };
    (ours - theirs).abs() <= tolerance * theirs.abs().max(1.0)
}

#[test]
fn every_step_agrees_with_the_libraries() {
    let references = references();
    assert!(references.len() >= 70);
    for reference in references {
        let optimizer = reference.optimizer.parse().unwrap();
        let walk = trace(&reference.landscape.parse().unwrap(), &optimizer, reference.start, reference.points.len() - 1);
        assert_eq!(walk.points.len(), reference.points.len());
        for (step, (ours, theirs)) in walk.points.iter().zip(&reference.points).enumerate() {
            let good = (0..2).all(|axis| agree(ours[axis], theirs[axis], reference.sensitivity));
            assert!(good, "{} {} step {step}: {ours:?} against {theirs:?}", reference.library, reference.optimizer);
        }
    }
}

#[test]
fn the_presets_of_the_book_show_the_books_trajectories() {
    let references = references();
    let mut compared = 0;
    for (slug, text) in EMBEDDED {
        let preset = Scene::parse(slug, text).unwrap();
        let Some(settings) = preset.paths() else { continue };
        for path in halfpipe::experiment::paths::run(settings) {
            let rule = &settings.optimizers[path.optimizer].rule;
            let same = |reference: &&Reference| {
                reference.library.contains("scratch")
                    && reference.landscape.parse() == Ok(settings.landscape.clone())
                    && reference.start == settings.starts[path.start]
                    && reference.optimizer.parse() == Ok(rule.clone())
            };
            let Some(reference) = references.iter().find(same) else { continue };
            compared += 1;
            for (ours, theirs) in path.trajectory.points.iter().zip(&reference.points) {
                assert!((0..2).all(|axis| agree(ours[axis], theirs[axis], reference.sensitivity)), "{slug}: {rule}");
            }
        }
    }
    assert!(compared >= 10, "only {compared} paths of the presets have a reference");
}
