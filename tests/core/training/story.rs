//! What is told of nets that diverge or do not learn.

use halfpipe::experiment::training::{Measure, Outcome, Settings};
use halfpipe::words;

use super::{results, settings};

#[test]
fn a_net_that_diverges_ends_where_it_does_and_the_others_go_on() {
    let optimizers = ["sgd:lr=1e6", "momentum:lr=1e30", "sgd:lr=0.1", "adam:lr=0.01"];
    for measure in [Measure::After, Measure::Before] {
        let settings = Settings { iterations: 150, measure, ..settings(&optimizers, &["he"]) };
        let results = results(&settings);
        let curves = results.curves.concat();
        assert!(curves.iter().all(|curve| curve.losses.iter().all(|loss| loss.is_finite())));
        let story = words::training::story(&settings, &results);
        for (index, (curve, name)) in curves.iter().zip(settings.names()).enumerate() {
            let told = |begin: &str| story.iter().find(|sentence| sentence.starts_with(&format!("{name} {begin}")));
            match results.outcome(index) {
                Outcome::Trained => {
                    assert!(index >= 2 && curve.losses.len() == 150 && curve.broken.is_none(), "{name}");
                    assert_eq!((told("diverged"), told("does not learn")), (None, None));
                }
                Outcome::Diverged { iteration } => {
                    assert!(index < 2 && iteration <= 2, "{name} at {iteration}");
                    assert!(curve.broken.is_none_or(|broken| broken == curve.losses.len()));
                    assert_eq!(told("diverged").unwrap(), &format!("{name} diverged at iteration {iteration}"));
                }
            }
        }
        assert!(curves[1].broken.is_some(), "weights of 1e30 leave no finite loss");
    }
}

#[test]
fn a_net_that_does_not_learn_is_told_after_a_hundred_iterations() {
    let told = |iterations, hidden: &[usize]| {
        let settings = Settings { iterations, hidden: hidden.to_vec(), ..settings(&["sgd:lr=0.1"], &["zero", "he"]) };
        words::training::story(&settings, &results(&settings)).join("\n")
    };
    let stays = "does not learn: its loss stays at ln 3 = 1.099, as if it guessed";
    let story = told(150, &[8, 6]);
    assert!(story.contains(&format!("zero {stays}")), "{story}");
    assert_eq!(story.matches("does not learn").count(), 1, "{story}");
    assert!(!told(100, &[8, 6]).contains("does not learn"));
    assert!(!told(150, &[]).contains("does not learn"), "without hidden layers zero weights learn");
}

#[test]
fn a_loss_above_that_of_guessing_is_told_as_it_is() {
    let learns_badly = Settings { iterations: 150, ..settings(&["sgd:lr=1e3"], &["he"]) };
    let story = words::training::story(&learns_badly, &results(&learns_badly)).join("\n");
    assert!(
        story.contains("SGD does not learn: its loss is ") && story.contains(", more than guessing costs, ln 3 = 1.099"),
        "{story}"
    );
    // The weights' part of the loss is large; what the net makes of the images is good all the same.
    let decays = Settings { iterations: 150, weight_decay: 0.02, hidden: vec![100], ..settings(&["sgd:lr=0.1"], &["he"]) };
    let results = results(&decays);
    let (loss, share) = (results.recent_loss(0).unwrap().low, results.accuracies(0).last().unwrap().1.low);
    assert!(loss > 1.5 && share > 0.5, "{loss} {share}");
    let story = words::training::story(&decays, &results).join("\n");
    assert!(!story.contains("does not learn"), "{story}");
}
