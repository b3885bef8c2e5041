//! Losses agree with double precision, whatever the number of threads, the stops on the way and the company.

use std::sync::atomic::{AtomicUsize, Ordering};

use halfpipe::dataset::batches::Batches;
use halfpipe::experiment::training::{
    Curve, CurveSpec, Measure, Net, RunControl, Settings, Start, TrainingRun, run, with_usual_rate,
};
use halfpipe::job::ThreadPool;
use halfpipe::network::Activation;
use halfpipe::network::draws::initial_parameters;
use halfpipe::network::loss::{Batch, Classifier};
use halfpipe::objective::Objective;
use halfpipe::optimizer::OptimizerSpec;

use super::{CLASSES, PIXELS, data, results, settings, six};

/// What an entrant should bring, computed in double precision: the loss before and after each update.
fn expected(settings: &Settings, spec: CurveSpec) -> Vec<[f64; 2]> {
    let data = data();
    let shape = settings.shape(PIXELS, CLASSES);
    let start = initial_parameters(&shape, &settings.inits[spec.init], settings.seed, 1);
    let mut parameters: Vec<f64> = start.iter().map(|weight| f64::from(*weight as f32)).collect();
    let mut gradient = vec![0.0; parameters.len()];
    let mut optimizer = settings.optimizers[spec.optimizer].rule.start::<f64>();
    let mut batches = Batches::new(&data.train, None, settings.batch, settings.seed, 0);
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
        let (mut stops, mut apart) = (0, 0);
        while !race.is_finished() {
            let before = race.results();
            let asked = AtomicUsize::new(0);
            let go_on = || asked.fetch_add(1, Ordering::Relaxed) < often;
            race.run(ThreadPool::with_threads(threads), RunControl { should_continue: &go_on, seconds: &|| 0.0 });
            assert_ne!(race.results(), before, "each time it goes on");
            stops += 1;
            let made = || race.nets.iter().map(Net::iterations);
            apart = apart.max(made().max().unwrap() - made().min().unwrap());
        }
        assert!(stops >= 12 * 120 / often, "{stops} stops");
        assert_eq!(race.results(), straight, "stopped after {often} on {threads} threads");
        assert!(apart < 20, "side by side to two turns, but {apart} apart");
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
