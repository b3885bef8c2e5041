//! What is message of nets that diverge or do not learn.

use halfpipe::experiment::training::{Curve, Measure, Outcome, Settings};
use halfpipe::words;

use super::{results, settings};
use crate::support::words::{has_words, word};

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
            let message = |key: &str| story.iter().find(|sentence| has_words(sentence, &format!("race.{key} name={name}")));
            match results.outcome(index) {
                Outcome::Trained => {
                    assert!(index >= 2 && curve.losses.len() == 150 && curve.non_finite.is_none(), "{name}");
                    assert_eq!((message("diverged_one"), message("guesses"), message("worse")), (None, None, None));
                }
                Outcome::Diverged { iteration } => {
                    assert!(index < 2 && iteration <= 2, "{name} at {iteration}");
                    assert!(curve.non_finite.is_none_or(|broken| broken == curve.losses.len()));
                    let diverged = word(&format!("race.diverged_one name={name} iteration={iteration}"));
                    assert_eq!(message("diverged_one"), Some(&diverged));
                }
            }
        }
        assert!(curves[1].non_finite.is_some(), "weights of 1e30 leave no finite loss");
    }
}

#[test]
fn a_net_that_does_not_learn_is_told_after_a_hundred_iterations() {
    let message = |iterations, hidden: &[usize]| {
        let settings = Settings { iterations, hidden: hidden.to_vec(), ..settings(&["sgd:lr=0.1"], &["zero", "he"]) };
        words::training::story(&settings, &results(&settings)).join("\n")
    };
    let guesses = |name: &str| word(&format!("race.guesses name={name} classes=3 loss=1.099"));
    let story = message(150, &[8, 6]);
    assert!(story.contains(&guesses("zero")) && !story.contains(&guesses("He")), "{story}");
    assert!(!has_words(&message(100, &[8, 6]), "race.guesses"));
    assert!(!has_words(&message(150, &[]), "race.guesses"), "without hidden layers zero weights learn");
}

#[test]
fn a_loss_above_that_of_guessing_is_told_as_it_is() {
    let learns_badly = Settings { iterations: 150, ..settings(&["sgd:lr=1e3"], &["he"]) };
    let story = words::training::story(&learns_badly, &results(&learns_badly)).join("\n");
    assert!(has_words(&story, "race.worse name=SGD classes=3 guess=1.099"), "{story}");
    // The weights' part of the loss is large; what the net makes of the images is good all the same.
    let decays = Settings { iterations: 150, weight_decay: 0.02, hidden: vec![100], ..settings(&["sgd:lr=0.1"], &["he"]) };
    let results = results(&decays);
    let (loss, share) = (results.recent_loss(0).unwrap().low, results.accuracies(0).last().unwrap().1.low);
    assert!(loss > 1.5 && share > 0.5, "{loss} {share}");
    let story = words::training::story(&decays, &results).join("\n");
    assert!(!has_words(&story, "race.guesses") && !has_words(&story, "race.worse"), "{story}");
}

#[test]
fn a_net_that_only_knows_its_mini_batch_is_not_first() {
    // A hidden layer of one unit, one image at a time, a rate at which it jumps: it fits each image and knows none.
    let of_one = Settings { hidden: vec![1, 1], batch: 1, iterations: 200, goal: 1.0, ..settings(&["sgd:lr=10"], &["he"]) };
    let all = results(&of_one);
    let story = words::training::story(&of_one, &all);
    assert!(story.contains(&word("race.memory batch=1")), "{story:?}");
    assert!(!story.iter().any(|sentence| has_words(sentence, "race.first")), "{story:?}");
    for (batch, measure, tells) in [(15, Measure::After, true), (16, Measure::After, false), (1, Measure::Before, false)] {
        let story = words::training::story(&Settings { batch, measure, ..of_one.clone() }, &all);
        assert_eq!(story.contains(&word(&format!("race.memory batch={batch}"))), tells, "{batch}: {story:?}");
    }
}

#[test]
fn a_net_that_never_beats_guessing_is_not_first() {
    let settings = Settings { batch: 20, goal: 1.2, iterations: 150, ..settings(&["sgd:lr=0.1", "adam:lr=0.01"], &["he"]) };
    let mut all = results(&settings);
    let says_first = |results: &_, name: &str| {
        let story = words::training::story(&settings, results);
        let first = format!("race.first name={name}");
        story.iter().any(|sentence| has_words(sentence, &first) || has_words(sentence, "race.first_all"))
    };
    let names = settings.names();
    assert!(names.iter().any(|name| says_first(&all, name)), "one of them learns");
    for curve in all.curves.iter_mut().flatten() {
        curve.accuracies.iter_mut().for_each(|(_, share)| *share = 0.39); // of three classes
    }
    assert!(!names.iter().any(|name| says_first(&all, name)), "none classifies better than by guessing");
    all.curves[1][0].accuracies.iter_mut().for_each(|(_, share)| *share = 0.41);
    assert!(says_first(&all, &names[1]) || !all.beats_guessing(0));
}

#[test]
fn nobody_is_last_while_another_does_not_reach_the_target() {
    let optimizers = ["sgd:lr=0.1", "sgd:lr=0.03", "sgd:lr=0.1", "sgd:lr=0.1"];
    let mut of_four = Settings { batch: 20, goal: 1.0, iterations: 150, ..settings(&optimizers, &["he"]) };
    let mut all = results(&of_four);
    let names = of_four.names();
    let story = |settings: &_, results: &_| words::training::story(settings, results).join("\n");
    let told = |settings: &_, results: &_, key: &str| has_words(&story(settings, results), key);
    assert!(told(&of_four, &all, &format!("race.slowest name={}", names[1])), "{}", story(&of_four, &all));
    for (reach, ended, under_way) in [(3, "never name=", "not_yet name="), (2, "never_several names=", "not_yet_several names=")]
    {
        let missing = names[reach..].join(", ");
        for curve in &mut all.curves[reach..] {
            curve[0] = Curve::default();
        }
        of_four.iterations = 150;
        assert!(!told(&of_four, &all, "race.slowest"), "{}", story(&of_four, &all));
        assert!(told(&of_four, &all, &format!("race.{ended}{missing}")), "{}", story(&of_four, &all));
        of_four.iterations = 300; // the run goes on
        assert!(told(&of_four, &all, &format!("race.{under_way}{missing}")), "{}", story(&of_four, &all));
        assert!(!told(&of_four, &all, &format!("race.{ended}{missing}")), "{}", story(&of_four, &all));
    }
}

#[test]
fn who_reaches_the_target_at_the_same_iteration_is_first_together() {
    let both = Settings { batch: 20, goal: 1.2, iterations: 150, ..settings(&["sgd:lr=0.1", "sgd:lr=0.1"], &["he"]) };
    let mut all = results(&both);
    let story = |results: &_| words::training::story(&both, results).join("\n");
    assert!(has_words(&story(&all), "race.first_all goal=1.2"), "{}", story(&all));
    assert!(!has_words(&story(&all), "race.slowest"), "{}", story(&all));
    all.curves[1][0] = Curve::default();
    let alone = story(&all);
    assert!(has_words(&alone, &format!("race.first name={}", both.names()[0])) && has_words(&alone, "race.no_other"), "{alone}");
}
