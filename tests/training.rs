//! Training: a race agrees with a computation of its own in double precision, and does not depend on threads, stops or company.
#![allow(clippy::unwrap_used)] // a test may panic

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock};

use halfpipe::dataset::batches::Batches;
use halfpipe::dataset::{Dataset, Samples};
use halfpipe::experiment::Entry;
use halfpipe::experiment::training::smooth::{HALF, LENGTH, smooth, smooth_from};
use halfpipe::experiment::training::{
    Curve, CurveSpec, Measure, Net, Outcome, Results, RunControl, Settings, Start, TrainingRun, mistakes, run, with_usual_rate,
};
use halfpipe::job::ThreadPool;
use halfpipe::network::draws::{initial_parameters, standard_normal};
use halfpipe::network::loss::{Batch, Classifier};
use halfpipe::network::{Activation, Shape};
use halfpipe::objective::Objective;
use halfpipe::optimizer::OptimizerSpec;
use halfpipe::words;

const SIDE: usize = 6;
const PIXELS: usize = SIDE * SIDE;
const CLASSES: usize = 3;

/// Images of a pattern for each class, with noise: not all of them can be told apart.
fn samples(count: usize, stream: u64) -> Samples {
    let noise = standard_normal(0, stream, count * PIXELS);
    let patterns: Vec<Vec<f64>> = (0..CLASSES as u64).map(|class| standard_normal(1, class, PIXELS)).collect();
    let labels: Vec<u8> = (0..count).map(|image| (image % CLASSES) as u8).collect();
    let pixel = |index: usize, noise: &f64| {
        let pattern = patterns[usize::from(labels[index / PIXELS])][index % PIXELS];
        (128.0 + 12.0 * pattern + 40.0 * noise).clamp(0.0, 255.0) as u8
    };
    let pixels = noise.iter().enumerate().map(|(index, noise)| pixel(index, noise)).collect();
    Samples::new(SIDE, SIDE, pixels, labels).unwrap()
}

/// 200 images to train with, and as many to test with as don't go through a net in equal parts.
fn data() -> Arc<Dataset> {
    static DATA: LazyLock<Arc<Dataset>> =
        LazyLock::new(|| Arc::new(Dataset::new("tiny", samples(200, 1), samples(530, 2)).unwrap()));
    Arc::clone(&DATA)
}

/// A small net for these optimizers from these initializations.
fn settings(optimizers: &[&str], inits: &[&str]) -> Settings {
    Settings {
        optimizers: optimizers.iter().map(|text| Entry::from(text.parse::<OptimizerSpec>().unwrap())).collect(),
        inits: inits.iter().map(|text| text.parse().unwrap()).collect(),
        hidden: vec![8, 6],
        batch: 10,
        iterations: 30,
        seed: 5,
        ..Settings::default()
    }
}

/// Three optimizers from two initializations.
fn six() -> Settings {
    settings(&["sgd:lr=0.1", "momentum:lr=0.05", "adam:lr=0.01"], &["he", "normal:std=0.1"])
}

fn results(settings: &Settings) -> Results {
    settings.validate().unwrap();
    run(settings, data(), ThreadPool::with_threads(1)).unwrap()
}

/// A race that has been run to its end.
fn raced(settings: &Settings) -> TrainingRun {
    let mut race = TrainingRun::new(settings, data()).unwrap();
    race.run(ThreadPool::with_threads(2), RunControl { should_continue: &|| true, seconds: &|| 0.0 });
    assert!(race.is_finished());
    race
}

/// What an entrant should bring, computed in double precision: the loss before and after each update.
fn expected(settings: &Settings, spec: CurveSpec) -> Vec<[f64; 2]> {
    let data = data();
    let shape = settings.shape(PIXELS, CLASSES);
    let start = initial_parameters(&shape, &settings.inits[spec.init], settings.seed, 1);
    let mut parameters: Vec<f64> = start.iter().map(|weight| f64::from(*weight as f32)).collect();
    let mut gradient = vec![0.0; parameters.len()];
    let mut optimizer = settings.optimizers[spec.optimizer].rule.start::<f64>();
    let mut batches = Batches::new(&data.train, settings.batch, settings.seed, 0);
    let iteration = |_| {
        batches.next(&data.train);
        let inputs: Vec<f64> = batches.inputs().iter().map(|value| f64::from(*value)).collect();
        let batch = Batch { inputs: &inputs, labels: batches.labels() };
        let classifier = Classifier::new(&shape, batch, settings.weight_decay);
        let before = classifier.evaluate(&parameters, &mut gradient);
        optimizer.step(&mut parameters, &gradient);
        [before, classifier.evaluate(&parameters, &mut gradient)]
    };
    (0..settings.iterations).map(iteration).collect()
}

/// To 1e-4: rounding to f32 is 6e-8 a step, and grows over 30 iterations. Activations are smooth here, since a sum that
/// rounding takes over the kink of a `ReLU` changes a gradient as a whole; and so does a slope near 0 for what takes only its
/// sign.
#[test]
fn losses_agree_with_double_precision_for_every_optimizer() {
    let only_sign = ["lion", "rprop"];
    let all: Vec<String> = OptimizerSpec::all()
        .into_iter()
        .filter(|spec| !only_sign.contains(&spec.about().key))
        .map(|spec| with_usual_rate(spec).to_string())
        .collect();
    let all: Vec<&str> = all.iter().map(String::as_str).collect();
    let cases = [Measure::After, Measure::Before].map(|measure| [(measure, 0.0), (measure, 0.1)]);
    for (measure, weight_decay) in cases.concat() {
        let settings = Settings { activation: Activation::Tanh, measure, weight_decay, ..settings(&all, &["xavier"]) };
        let results = results(&settings);
        for ((name, spec), curves) in settings.names().iter().zip(settings.curve_specs()).zip(&results.curves) {
            let expected = expected(&settings, spec);
            let close = |ours: f32, theirs: f64| (f64::from(ours) - theirs).abs() <= 1e-4 * theirs.max(1.0);
            assert!(close(curves[0].initial, expected[0][0]), "{name}");
            assert_eq!(curves[0].losses.len(), settings.iterations);
            for (iteration, (ours, theirs)) in curves[0].losses.iter().zip(&expected).enumerate() {
                let theirs = theirs[usize::from(measure == Measure::After)];
                assert!(close(*ours, theirs), "{name}, {measure:?}, decay {weight_decay}, {iteration}: {ours} and {theirs}");
            }
        }
    }
}

#[test]
fn neither_threads_nor_stops_change_a_bit() {
    let settings = Settings { seeds: 2, iterations: 120, ..six() };
    let straight = results(&settings);
    for threads in [2, 5] {
        assert_eq!(run(&settings, data(), ThreadPool::with_threads(threads)).unwrap(), straight, "{threads} threads");
    }
    for (often, threads) in [(1, 1), (7, 1), (23, 2), (100, 5)] {
        let mut race = TrainingRun::new(&settings, data()).unwrap();
        let mut stops = 0;
        while !race.is_finished() {
            let before = race.results();
            let asked = AtomicUsize::new(0);
            let go_on = || asked.fetch_add(1, Ordering::Relaxed) < often;
            race.run(ThreadPool::with_threads(threads), RunControl { should_continue: &go_on, seconds: &|| 0.0 });
            assert_ne!(race.results(), before, "each time it goes on");
            stops += 1;
        }
        assert!(stops >= 12 * 120 / often, "{stops} stops");
        assert_eq!(race.results(), straight, "stopped after {often} on {threads} threads");
    }
}

#[test]
fn a_race_that_may_not_start_has_made_nothing() {
    let mut race = TrainingRun::new(&six(), data()).unwrap();
    race.run(ThreadPool::with_threads(2), RunControl { should_continue: &|| false, seconds: &|| 0.0 });
    assert_eq!(race.results().curves.concat(), vec![Curve::default(); 6]);
    assert!(race.nets.iter().all(|net| net.parameters() == net.start()));
}

#[test]
fn a_seed_has_the_same_curves_in_company_and_alone() {
    for start in [Start::Same, Start::Own] {
        let three = results(&Settings { start, seeds: 3, ..six() });
        for seed in 0..3 {
            let alone = results(&Settings { start, seed: 5 + seed, ..six() });
            for (three, alone) in three.curves.iter().zip(&alone.curves) {
                assert_eq!(three[seed as usize], alone[0], "{start:?}, seed {}", 5 + seed);
            }
        }
        assert!(three.curves.iter().all(|seeds| seeds[0] != seeds[1] && seeds[1] != seeds[2]));
    }
}

#[test]
fn all_nets_start_from_the_same_weights_or_each_from_its_own() {
    let starts = |start| {
        let race = TrainingRun::new(&Settings { start, ..settings(&["sgd", "adam", "momentum"], &["he"]) }, data()).unwrap();
        race.nets.iter().map(|net| net.start().to_vec()).collect::<Vec<_>>()
    };
    let (same, own) = (starts(Start::Same), starts(Start::Own));
    assert!(same.iter().all(|start| *start == same[0]));
    assert!(own[0] == same[0] && own[1] != own[0] && own[2] != own[0] && own[2] != own[1]);
    // No layer has the draws of another net's: weights of different streams don't correlate, to five standard errors.
    let shape = settings(&["sgd"], &["he"]).shape(PIXELS, CLASSES);
    let layers = own.iter().flat_map(|start| shape.layer_ranges().into_iter().map(|place| &start[place.weights]));
    let layers: Vec<&[f32]> = layers.collect();
    for (index, left) in layers.iter().enumerate() {
        for right in &layers[..index] {
            let sum = |products: &mut dyn Iterator<Item = f32>| products.sum::<f32>();
            let both = sum(&mut left.iter().zip(*right).map(|(a, b)| a * b));
            let sizes = [left, right].map(|side| sum(&mut side.iter().take(left.len().min(right.len())).map(|a| a * a)));
            let correlation = both / (sizes[0] * sizes[1]).sqrt();
            assert!(correlation.abs() < 5.0 / (left.len().min(right.len()) as f32).sqrt(), "{correlation}");
        }
    }
}

#[test]
fn initializations_scale_the_same_draws() {
    let race = TrainingRun::new(&settings(&["sgd", "adam"], &["he", "xavier"]), data()).unwrap();
    let [he, xavier] = [0, 1].map(|net: usize| race.nets[net].start());
    let (mut weights, mut biases) = (0, 0);
    for (he, xavier) in he.iter().zip(xavier) {
        assert!((he - xavier * 2f32.sqrt()).abs() <= 1e-6 * he.abs(), "{he} and {xavier}");
        *(if *he == 0.0 { &mut biases } else { &mut weights }) += 1;
    }
    assert_eq!((weights, biases), (PIXELS * 8 + 8 * 6 + 6 * CLASSES, 8 + 6 + CLASSES));
}

#[test]
fn every_optimizer_sees_the_same_batches() {
    let still = ["sgd:lr=1e-12", "adam:lr=1e-12"];
    let same = Settings { measure: Measure::Before, ..settings(&still, &["he"]) };
    let curves = results(&same).curves.concat();
    let furthest = |a: &[f32], b: &[f32]| a.iter().zip(b).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max);
    assert!(furthest(&curves[0].losses, &curves[1].losses) < 1e-6, "the nets hardly move");
    assert!(curves[0].losses.windows(2).all(|pair| pair[0] != pair[1]), "each batch is another");
    // The batches are the seed's also where the weights are a net's own.
    let own = results(&Settings { start: Start::Own, ..same }).curves.concat();
    assert!(furthest(&own[0].losses, &curves[0].losses) == 0.0 && furthest(&own[1].losses, &curves[1].losses) > 1e-3);
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
                    assert!(index >= 2 && curve.losses.len() == 150 && curve.non_finite.is_none(), "{name}");
                    assert_eq!((told("diverged"), told("does not learn")), (None, None));
                }
                Outcome::Diverged { iteration } => {
                    assert!(index < 2 && iteration <= 2, "{name} at {iteration}");
                    assert!(curve.non_finite.is_none_or(|broken| broken == curve.losses.len()));
                    assert_eq!(told("diverged").unwrap(), &format!("{name} diverged at iteration {iteration}"));
                }
            }
        }
        assert!(curves[1].non_finite.is_some(), "weights of 1e30 leave no finite loss");
    }
}

#[test]
fn a_net_that_does_not_learn_is_told_after_a_hundred_iterations() {
    let told = |iterations, hidden: &[usize]| {
        let settings = Settings { iterations, hidden: hidden.to_vec(), ..settings(&["sgd:lr=0.1"], &["zero", "he"]) };
        words::training::story(&settings, &results(&settings)).join("\n")
    };
    let stays = "does not learn: its loss stays at ln 3 = 1.099, that of guessing";
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
        story.contains("SGD does not learn: its loss is ") && story.contains(", above that of guessing, ln 3 = 1.099"),
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

/// The smoothed curves of the book: see `tests/reference/README.md`.
#[derive(serde::Deserialize)]
struct Smoothing {
    window: Vec<f64>,
    curves: Vec<Smoothed>,
}

#[derive(serde::Deserialize)]
struct Smoothed {
    losses: Vec<f64>,
    smoothed: Vec<f64>,
}

fn smoothing() -> Smoothing {
    serde_json::from_str(include_str!("reference/smooth.json")).unwrap()
}

fn assert_close(ours: &[f64], theirs: &[f64]) {
    assert_eq!(ours.len(), theirs.len());
    for (ours, theirs) in ours.iter().zip(theirs) {
        assert!((ours - theirs).abs() < 1e-14, "{ours} against {theirs}");
    }
}

#[test]
fn losses_are_smoothed_as_in_the_book() {
    let Smoothing { window, curves } = smoothing();
    assert_eq!(curves.iter().map(|curve| curve.losses.len()).collect::<Vec<_>>(), [40, LENGTH]);
    for Smoothed { losses, smoothed } in &curves {
        assert_close(&smooth(losses), smoothed);
        for short in 0..LENGTH {
            assert!(smooth(&losses[..short]).is_empty());
        }
    }
    let mut impulse = [0.0; 41];
    impulse[20] = 1.0;
    assert_close(&smooth(&impulse)[20 - HALF..=20 + HALF], &window);
}

#[test]
fn a_curve_that_grows_moves_only_its_last_five_points() {
    let losses = &smoothing().curves[0].losses;
    for count in LENGTH..losses.len() {
        let (shorter, longer) = (smooth(&losses[..count]), smooth(&losses[..=count]));
        assert_eq!(shorter[..count - HALF], longer[..count - HALF]);
        assert!((count - HALF..count).all(|at| shorter[at] != longer[at]), "{count}");
        assert_eq!(smooth_from(&losses[..=count], count - HALF), longer[count - HALF..]);
    }
}
