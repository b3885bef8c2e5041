//! The sharpness that a race measures, on how many images it trains, and how often gradients turn.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use halfpipe::dataset::batches::normalize_pixels;
use halfpipe::experiment::training::{Curve, Net, RunControl, Settings, Sharpness, TrainingRun, run};
use halfpipe::job::ThreadPool;
use halfpipe::network::curvature::{Hessian, dot, largest_eigenvalue};
use halfpipe::network::draws::standard_normal;
use halfpipe::network::loss::{Batch, Evaluator};

use super::{CLASSES, PIXELS, data, results, settings, six};

/// The first training images as numbers, and their classes.
fn first(count: usize) -> (Vec<f32>, Vec<usize>) {
    let data = data();
    let mut inputs = vec![0.0; count * PIXELS];
    inputs.chunks_exact_mut(PIXELS).enumerate().for_each(|(index, out)| normalize_pixels(data.train.image(index), out));
    (inputs, (0..count).map(|index| data.train.label(index)).collect())
}

/// λ and the curvature along the gradient in double precision.
fn exactly(settings: &Settings, parameters: &[f32], images: usize) -> [f64; 2] {
    let (inputs, labels) = first(images);
    let inputs: Vec<f64> = inputs.into_iter().map(f64::from).collect();
    let parameters: Vec<f64> = parameters.iter().copied().map(f64::from).collect();
    let shape = settings.shape(PIXELS, CLASSES);
    let batch = Batch { inputs: &inputs, labels: &labels };
    let hessian = Hessian::new(&shape, &parameters, batch, settings.weight_decay, ThreadPool::with_threads(1));
    let start = standard_normal(9, 9, parameters.len());
    let largest = largest_eigenvalue(|vector, out| hessian.times(vector, out), &[&start], 1e-10).unwrap();
    let (mut gradient, mut product) = (vec![0.0; parameters.len()], vec![0.0; parameters.len()]);
    hessian.gradient(&mut gradient);
    hessian.times(&gradient, &mut product);
    [largest.value, dot(&gradient, &product) / dot(&gradient, &gradient)]
}

fn curve(net: &Net) -> Curve {
    net.curve().lock().unwrap().clone()
}

#[test]
fn a_race_measures_the_largest_eigenvalue_and_the_curvature_along_the_gradient() {
    let sharpness = Some(Sharpness { every: 10, images: 100 });
    let settings = Settings { sharpness, weight_decay: 0.01, ..six() };
    let mut race = TrainingRun::new(&settings, data()).unwrap();
    race.run(ThreadPool::with_threads(2), RunControl { should_continue: &|| true, seconds: &|| 0.0 });
    for net in &race.nets {
        let curve = curve(net);
        assert_eq!(curve.sharpness.iter().map(|(iteration, _)| *iteration).collect::<Vec<_>>(), [0, 10, 20, 30]);
        let ends = [(0, net.start()), (3, net.parameters())];
        for (index, parameters) in ends {
            let ([largest, along], ours) = (exactly(&settings, parameters, 100), curve.sharpness[index].1);
            assert!((ours.largest / largest - 1.0).abs() < 0.01, "{ours:?} {largest}");
            assert!((ours.along_gradient / along - 1.0).abs() < 1e-3, "{ours:?} {along}");
            assert!(ours.along_gradient <= ours.largest * 1.01);
        }
    }
}

#[test]
fn to_measure_changes_nothing_else_and_depends_on_no_threads_and_stops() {
    let sharpness = Some(Sharpness { every: 7, images: 1_000 });
    let measured = Settings { sharpness, ..six() };
    let plain = results(&six());
    let ours = results(&measured);
    for (ours, plain) in ours.curves.iter().flatten().zip(plain.curves.iter().flatten()) {
        assert_eq!((&ours.losses, &ours.accuracies), (&plain.losses, &plain.accuracies));
        assert_eq!((ours.sharpness.len(), plain.sharpness.len()), (6, 0));
        assert!(plain.turns.share().is_none() && ours.turns.of == 29);
    }
    assert_eq!(run(&measured, data(), ThreadPool::with_threads(3)).unwrap(), ours);
    let mut race = TrainingRun::new(&measured, data()).unwrap();
    while !race.is_finished() {
        let asked = AtomicUsize::new(0);
        let goes_on = || asked.fetch_add(1, Ordering::Relaxed) < 5;
        race.run(ThreadPool::with_threads(2), RunControl { should_continue: &goes_on, seconds: &|| 0.0 });
    }
    assert_eq!(race.results(), ours);
    // More images than there are: all of them.
    assert_eq!(measured.sharpness_images(200), Some(200));
    let start = TrainingRun::new(&measured, data()).unwrap().nets[0].start().to_vec();
    let exact = exactly(&measured, &start, 200)[0];
    assert!((ours.curves[0][0].sharpness[0].1.largest / exact - 1.0).abs() < 0.01);
}

#[test]
fn a_mini_batch_of_all_images_is_descent_on_the_whole_loss() {
    let base = settings(&["sgd:lr=0.5", "momentum:lr=0.3"], &["he"]);
    let settings = Settings { images: Some(50), batch: 50, sharpness: Some(Sharpness { every: 40, images: 50 }), ..base };
    let (inputs, labels) = first(50);
    let race = TrainingRun::new(&settings, data()).unwrap();
    let ours = results(&settings);
    for (net, curve) in race.nets.iter().zip(ours.curves.iter().flatten()) {
        let shape = settings.shape(PIXELS, CLASSES);
        let mut evaluator = Evaluator::new(&shape, 50, 0.0);
        let mut optimizer = settings.optimizers[net.spec.optimizer].rule.start::<f32>();
        let (mut parameters, mut gradient) = (net.start().to_vec(), vec![0.0; net.start().len()]);
        let batch = Batch { inputs: &inputs, labels: &labels };
        let (mut turned, mut before) = (0, Vec::new());
        for loss in &curve.losses {
            evaluator.loss_and_gradient(&parameters, batch, &mut gradient);
            turned += usize::from(!before.is_empty() && dot(&before, &gradient) < 0.0);
            before.clone_from(&gradient);
            optimizer.step(&mut parameters, &gradient);
            assert_eq!(evaluator.loss(&parameters, batch), *loss);
        }
        assert_eq!((curve.turns.turned, curve.turns.of), (turned, settings.iterations - 1));
    }
    // With fewer images than these each mini-batch is drawn, and only from them.
    let few = Settings { images: Some(3), batch: 2, ..settings.clone() };
    assert_ne!(results(&few).curves, ours.curves);
}

#[test]
fn a_net_that_diverges_is_measured_as_long_as_its_numbers_are_finite() {
    let sharpness = Some(Sharpness { every: 1, images: 20 });
    let settings = Settings { sharpness, weight_decay: 0.1, ..settings(&["sgd:lr=1e4"], &["he"]) };
    let results = results(&settings);
    let curve = &results.curves[0][0];
    assert!(curve.non_finite.is_some() && !curve.sharpness.is_empty());
    assert!(curve.sharpness.iter().all(|(iteration, at)| at.largest.is_finite() && *iteration <= curve.losses.len()));
    // Zero weights: the gradient and the curvature are small, and nothing breaks.
    let zero = Settings { sharpness, ..super::settings(&["sgd:lr=0.1"], &["zero"]) };
    assert!(super::results(&zero).curves[0][0].sharpness.iter().all(|(_, at)| at.largest >= 0.0));
}

#[test]
fn images_that_there_are_not_are_refused() {
    let refused = |settings: &Settings| {
        let late = |()| TrainingRun::new(settings, data()).map(drop);
        settings.validate().and_then(late).unwrap_err().field
    };
    assert_eq!(refused(&Settings { images: Some(201), ..six() }), "images");
    assert_eq!(refused(&Settings { images: Some(0), ..six() }), "images");
    assert_eq!(refused(&Settings { images: Some(9), ..six() }), "batch");
    let measured = |every, images| Settings { sharpness: Some(Sharpness { every, images }), ..six() };
    assert_eq!([(0, 10), (10, 0), (10, 10_001)].map(|(every, images)| refused(&measured(every, images))), ["sharpness"; 3]);
    assert!(TrainingRun::new(&Settings { images: Some(200), ..six() }, Arc::clone(&data())).is_ok());
}
