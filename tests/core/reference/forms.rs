//! The forms of rules go where the libraries go that have them.

use halfpipe::landscape::trajectory::trace;
use serde::Deserialize;

#[derive(Deserialize)]
struct Reference {
    library: String,
    optimizer: String,
    tolerance: f64,
    steps: Vec<usize>,
    points: Vec<[f64; 2]>,
}

#[test]
fn every_form_walks_as_the_library_does() {
    let references: Vec<Reference> = serde_json::from_str(include_str!("../../reference/forms.json")).unwrap();
    assert!(references.len() >= 46);
    for Reference { library, optimizer, tolerance, steps, points } in references {
        let walk = trace(&"bowl".parse().unwrap(), &optimizer.parse().unwrap(), [-7.0, 2.0], 30);
        for (step, theirs) in steps.iter().zip(&points) {
            let ours = walk.points[*step];
            let apart = (ours[0] - theirs[0]).abs().max((ours[1] - theirs[1]).abs());
            assert!(apart <= tolerance, "{library} {optimizer} step {step}: {ours:?} against {theirs:?}");
        }
    }
}
