//! Test accuracy and mistakes, against sums weight by weight.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use halfpipe::dataset::Dataset;
use halfpipe::experiment::training::{Net, RunControl, Settings, TrainingRun, mistakes};
use halfpipe::job::ThreadPool;
use halfpipe::network::Shape;

use super::{CLASSES, data, results, samples, six};

/// A race that has been run to its end.
fn raced(settings: &Settings) -> TrainingRun {
    let mut race = TrainingRun::new(settings, data()).unwrap();
    race.run(ThreadPool::with_threads(2), RunControl { should_continue: &|| true, seconds: &|| 0.0 });
    assert!(race.is_finished());
    race
}

/// The scores of an image, summed up weight by weight.
fn scores(shape: &Shape, parameters: &[f32], image: &[u8]) -> Vec<f64> {
    let mut values: Vec<f64> = image.iter().map(|pixel| f64::from(*pixel) / 255.0).collect();
    for (layer, place) in shape.layer_ranges().into_iter().enumerate() {
        let (weights, biases) = (&parameters[place.weights], &parameters[place.biases]);
        let sum = |unit: usize| {
            let terms = values.iter().enumerate().map(|(input, value)| f64::from(weights[input * biases.len() + unit]) * value);
            terms.sum::<f64>() + f64::from(biases[unit])
        };
        let sums: Vec<f64> = (0..biases.len()).map(sum).collect();
        let is_last = layer + 1 == shape.layer_count();
        values = if is_last { sums } else { sums.iter().map(|sum| sum.max(0.0)).collect() };
    }
    values
}

/// The test images that a net takes for another class, by the sums above: index, answer and its probability.
fn wrong(net: &Net) -> Vec<(usize, usize, f64)> {
    let test = &data().test;
    let answer = |image| {
        let scores = scores(net.shape(), net.parameters(), test.image(image));
        let answer = (0..CLASSES).max_by(|a, b| scores[*a].total_cmp(&scores[*b])).unwrap();
        let probability = scores[answer].exp() / scores.iter().map(|score| score.exp()).sum::<f64>();
        (answer != test.label(image)).then_some((image, answer, probability))
    };
    (0..test.count()).filter_map(answer).collect()
}

#[test]
fn the_test_accuracy_is_counted_at_every_hundredth_iteration_and_the_last() {
    for (iterations, at) in [(1, vec![0]), (100, vec![0, 99]), (101, vec![0, 100]), (230, vec![0, 100, 200, 229])] {
        let race = raced(&Settings { iterations, ..six() });
        for (net, curve) in race.nets.iter().zip(race.results().curves.concat()) {
            assert_eq!(curve.accuracies.iter().map(|(at, _)| *at).collect::<Vec<_>>(), at);
            let right = data().test.count() - wrong(net).len();
            assert_eq!(curve.accuracy(), Some(right as f64 / data().test.count() as f64));
        }
    }
    let longer = results(&Settings { iterations: 230, ..six() });
    let shorter = results(&Settings { iterations: 101, ..six() });
    for (longer, shorter) in longer.curves.concat().iter().zip(shorter.curves.concat()) {
        assert_eq!(longer.accuracies[..2], shorter.accuracies, "a longer run begins like a shorter one");
    }
}

#[test]
fn a_race_that_is_over_keeps_no_training_images() {
    let own = Arc::new(Dataset::new("tiny", samples(200, 1), samples(530, 2)).unwrap());
    let in_use = Arc::downgrade(&own);
    let settings = Settings { iterations: 100, ..six() };
    let mut race = TrainingRun::new(&settings, own).unwrap();
    let left = AtomicUsize::new(60);
    let some = || left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(1)).is_ok();
    let pool = ThreadPool::with_threads(2);
    race.run(pool, RunControl { should_continue: &some, seconds: &|| 0.0 });
    assert!(!race.is_finished() && in_use.upgrade().is_some(), "paused, it goes on");
    race.run(pool, RunControl { should_continue: &|| true, seconds: &|| 0.0 });
    assert!(race.is_finished() && in_use.upgrade().is_none());
    let whole = raced(&settings);
    assert_eq!((race.results(), race.data.test.clone()), (whole.results(), data().test.clone()));
    for (net, other) in race.nets.iter().zip(&whole.nets) {
        let of = |net: &Net| mistakes(net.shape(), net.parameters(), &race.data.test);
        assert_eq!((of(net), net.start()), (of(other), other.start()));
    }
    // One that was ended by the user can't go on.
    let mut ended = TrainingRun::new(&settings, data()).unwrap();
    ended.release();
    ended.run(pool, RunControl { should_continue: &|| true, seconds: &|| 0.0 });
    assert_eq!((ended.results().iterations(), ended.is_finished()), (0, false));
}

#[test]
fn mistakes_are_the_wrong_answers_the_surest_first() {
    let race = raced(&Settings { iterations: 100, ..six() });
    for net in &race.nets {
        let mistakes = mistakes(net.shape(), net.parameters(), &data().test);
        assert!(mistakes.is_sorted_by(|a, b| a.probability >= b.probability));
        let wrong = wrong(net);
        assert!((5..500).contains(&wrong.len()), "{} of 530 are wrong", wrong.len());
        let mut ours = mistakes.clone();
        ours.sort_by_key(|mistake| mistake.image);
        assert_eq!(ours.len(), wrong.len());
        for (ours, (image, answer, probability)) in ours.iter().zip(wrong) {
            assert_eq!((ours.image, ours.answer, ours.label), (image, answer, data().test.label(image)));
            assert!((ours.probability - probability).abs() < 1e-5, "{ours:?} and {probability}");
        }
    }
}
