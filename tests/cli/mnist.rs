//! The book's comparisons on MNIST (figures 6-9 and 6-15, with `RMSProp` and Nesterov too) against the book's code.

use halfpipe::experiment::Entry;
use halfpipe::experiment::training::smooth::{HALF, LENGTH, smooth};
use halfpipe::experiment::training::{Curve, Outcome, Settings, Start, with_usual_rate};
use halfpipe::lesson::{Lesson, Scene};
use halfpipe::network::init::InitSpec;
use halfpipe::optimizer::OptimizerSpec;

use crate::support::files::folder;
use crate::support::program::halfpipe;

/// How runs of the book's code went, each from other weights and with other mini-batches: see `tests/reference/README.md`.
#[derive(serde::Deserialize)]
struct Reference {
    /// The number of runs.
    seeds: usize,
    /// The iterations at which the smoothed loss is listed.
    at: Vec<usize>,
    /// Section 6.1.8, with two more.
    optimizers: Vec<Book>,
    /// Section 6.2.4.
    inits: Vec<Book>,
}

#[derive(serde::Deserialize)]
struct Book {
    optimizer: OptimizerSpec,
    init: InitSpec,
    smoothed: Numbers,
    last_100: Number,
    test_accuracy: Number,
}

#[derive(serde::Deserialize)]
struct Numbers {
    mean: Vec<f64>,
    sd: Vec<f64>,
}

#[derive(Clone, Copy, serde::Deserialize)]
struct Number {
    mean: f64,
    sd: f64,
}

/// The book adds 1e-7 to a probability before it takes the logarithm, so that no sample costs more than 16.1, and we don't.
/// Where a mean over 128 samples is above this, a part of them is beyond that: `RMSProp` in its first iterations.
const CAPPED: f32 = 5.0;

/// What is compared of a curve, in the order of [`Book::numbers`]; `None` where the book's loss is another.
fn numbers(curve: &Curve, at: &[usize]) -> Vec<Option<f64>> {
    let smoothed = smooth(&curve.losses);
    let is_capped = |at: usize| curve.losses[at.saturating_sub(HALF)..].iter().take(LENGTH).any(|loss| *loss > CAPPED);
    let losses = at.iter().map(|at| (!is_capped(*at)).then_some(smoothed[*at]));
    losses.chain([curve.recent_loss(), curve.accuracy()]).collect()
}

impl Book {
    fn numbers(&self) -> Vec<Number> {
        let smoothed = self.smoothed.mean.iter().zip(&self.smoothed.sd).map(|(mean, sd)| Number { mean: *mean, sd: *sd });
        smoothed.chain([self.last_100, self.test_accuracy]).collect()
    }
}

/// Student's t of our runs against the book's, the deviation taken from both together: 5 degrees of freedom from the book's
/// six runs, and one less than there are from ours. The standard error is never taken as less than numbers of five digits and
/// losses in f32 can tell: half a unit of the fifth digit, and 1e-6 for the sum over a batch.
fn student(ours: &[f64], book: Number, seeds: usize) -> f64 {
    let (count, seeds) = (ours.len() as f64, seeds as f64);
    let mean = ours.iter().sum::<f64>() / count;
    let squares: f64 = ours.iter().map(|value| (value - mean).powi(2)).sum();
    let variance = (squares + (seeds - 1.0) * book.sd.powi(2)) / (count - 1.0 + seeds - 1.0);
    let digit = 10f64.powf(book.mean.log10().floor() - 4.0);
    (mean - book.mean) / (variance * (1.0 / count + 1.0 / seeds)).sqrt().max(digit / 2.0 + 1e-6 * book.mean)
}

/// The two comparisons of the book, run by halfpipe: for each of the reference's optimizers, then for each of its
/// initializations, the curves of the seeds from 1 on.
fn curves(reference: &Reference, start: Start, seeds: usize) -> Vec<Vec<Curve>> {
    let entry = |book: &Book| Entry::from(with_usual_rate(book.optimizer.clone()));
    let base = Settings { seeds, start, ..Settings::default() };
    let optimizers = Settings { optimizers: reference.optimizers.iter().map(entry).collect(), ..base.clone() };
    let inits = reference.inits.iter().map(|book| book.init.clone()).collect();
    let inits = Settings { optimizers: vec![entry(&reference.inits[0])], inits, ..base };
    [run(&optimizers), run(&inits)].concat()
}

/// What the program writes as JSON of these settings: the one that the variable names, since this one is not made for speed.
fn run(settings: &Settings) -> Vec<Vec<Curve>> {
    #[derive(serde::Deserialize)]
    struct Document {
        curves: Vec<Written>,
    }
    #[derive(serde::Deserialize)]
    struct Written {
        loss: Vec<f32>,
        test_accuracy: Vec<(usize, f64)>,
    }
    assert_eq!((settings.validate(), settings.iterations, settings.batch), (Ok(()), 2_000, 128));
    let lesson = folder("mnist").join("mnist.ron");
    Lesson::from(Scene::new("", "", settings.clone())).write(&lesson).unwrap();
    let output = halfpipe().args(["training", "--format", "json", "--preset"]).arg(&lesson).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let document: Document = serde_json::from_slice(&output.stdout).unwrap();
    let curve = |written: &Written| {
        let mut curve = Curve::default();
        (curve.losses, curve.accuracies) = (written.loss.clone(), written.test_accuracy.clone());
        assert_eq!((curve.losses.len(), curve.outcome()), (2_000, Outcome::Trained));
        curve
    };
    document.curves.chunks(settings.seeds).map(|seeds| seeds.iter().map(curve).collect()).collect()
}

/// Whether every number of every curve agrees with the book's code, by its t. `furthest` is what one of the 580 numbers of this
/// file exceeds by chance in one of a hundred tests: two-sided p = 0.01/580 at t's degrees of freedom. `usual` is for their root
/// mean square over a curve, where a difference shows that is too small for a single number; by chance that is about 1.2 for 7
/// degrees of freedom and 1.3 for 5.
fn assert_agree(reference: &Reference, curves: &[Vec<Curve>], furthest: f64, usual: f64) {
    let Reference { seeds, at, optimizers, inits } = reference;
    for (book, curves) in optimizers.iter().chain(inits).zip(curves) {
        let name = format!("{} from {}, {} seeds", book.optimizer.about().name, book.init.name(), curves.len());
        let ours: Vec<Vec<Option<f64>>> = curves.iter().map(|curve| numbers(curve, at)).collect();
        let of = |index: usize| ours.iter().map(|seed| seed[index]).collect::<Option<Vec<f64>>>();
        let t = |(index, number)| Some(student(&of(index)?, number, *seeds));
        let t: Vec<f64> = book.numbers().into_iter().enumerate().filter_map(t).collect();
        assert!(t.len() >= at.len() + 2 - if book.optimizer.about().key == "rmsprop" { 4 } else { 0 }, "{name}: {}", t.len());
        let most = t.iter().fold(0.0f64, |most, t| most.max(t.abs()));
        let mean_square = t.iter().map(|t| t * t).sum::<f64>() / t.len() as f64;
        println!("{name}: |t| up to {most:.2}, root mean square {:.2}", mean_square.sqrt());
        assert!(most <= furthest && mean_square.sqrt() <= usual, "{name}: {t:.1?}");
    }
}

/// What the book's figures show, for each seed.
fn assert_shows(reference: &Reference, curves: &[Vec<Curve>]) {
    let of = |key: &str, init: &str| {
        let mut all = reference.optimizers.iter().chain(&reference.inits).zip(curves);
        all.find(|(book, _)| book.optimizer.about().key == key && book.init.to_string() == init).unwrap().1
    };
    for better in ["momentum", "adagrad", "adam"] {
        for (better, sgd) in of(better, "he").iter().zip(of("sgd", "he")) {
            assert!(better.recent_loss() < sgd.recent_loss() && better.accuracy() > sgd.accuracy());
        }
    }
    for init in ["normal:std=0.01", "zero"] {
        for curve in of("sgd", init) {
            assert_eq!(curve.accuracy(), Some(0.1135), "from {init} every image is taken for a 1");
            assert!((curve.recent_loss().unwrap() - 10f64.ln()).abs() < 0.01);
        }
    }
}

#[test]
#[ignore = "some minutes: .ci/run runs it"]
fn training_on_mnist_goes_as_with_the_books_code() {
    let reference: Reference = serde_json::from_str(include_str!("../reference/mnist.json")).unwrap();
    for (start, seeds, furthest) in [(Start::Own, 3, 10.3), (Start::Same, 1, 16.0)] {
        let curves = curves(&reference, start, seeds);
        assert_eq!(curves.len(), 10);
        assert_agree(&reference, &curves, furthest, 2.5);
        assert_shows(&reference, &curves);
    }
}
