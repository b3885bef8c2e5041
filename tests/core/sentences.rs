//! Sentences that were once untrue, against the numbers that they speak of.

use std::f64::consts::PI;

use halfpipe::experiment::activations::{Row, run as layers};
use halfpipe::experiment::paths::milestones::milestones;
use halfpipe::experiment::paths::{Settings, run};
use halfpipe::experiment::{Entry, activations};
use halfpipe::landscape::analysis::curvature::condition_number;
use halfpipe::lesson::{Lesson, Scene};
use halfpipe::network::Activation;
use halfpipe::words::comparison::declared;
use halfpipe::words::numbers::number;
use halfpipe::words::story::{rates, words};

use crate::support::words::{has_words, word};

/// The text of a scene in both languages.
fn texts(scene: &Scene) -> String {
    scene.text.languages().map(|(_, text)| text).collect::<Vec<_>>().join("\n")
}

fn preset(name: &str) -> Scene {
    Scene::open(name).unwrap().0
}

/// "A ReLU passes on only half of the mean square": of weights that keep the mean square, 0.5 is left, and 34 % of the variance.
#[test]
fn a_relu_halves_the_mean_square_and_not_the_variance() {
    let rows: Vec<Row> = vec!["xavier".parse().unwrap()];
    let settings = activations::Settings { activation: Activation::Relu, rows, units: 400, samples: 400, ..Default::default() };
    let spread = layers(&settings).rows[0].layers[0].spread;
    let (variance, square) = (spread.std.powi(2), spread.mean.powi(2) + spread.std.powi(2));
    assert!((square - 0.5).abs() < 0.03, "{square}");
    assert!((variance - (1.0 - 1.0 / PI) / 2.0).abs() < 0.03, "{variance}");
    let lesson = Lesson::open("weights").unwrap().0;
    for text in lesson.scenes.iter().map(texts).chain([texts(&preset("relu"))]).filter(|text| text.contains("ReLU")) {
        assert!(!text.contains("half of the variance") && !text.contains("方差通过一半"), "{text}");
    }
    assert!(texts(&preset("relu")).contains("half of the mean square") && texts(&preset("relu")).contains("均方值通过一半"));
}

/// "17 steps … 44 … 2.6 times as many; in the long run about √κ = 4.5".
#[test]
fn what_momentum_gains_is_told_for_these_steps_and_for_the_long_run() {
    let scene = preset("best-momentum");
    let settings = scene.paths().unwrap();
    let paths = run(settings);
    let first = |index: usize| milestones(settings, &paths[index], &[]).first.unwrap();
    let (sgd, momentum) = (first(0), first(1));
    let root = condition_number(settings.landscape.hessian([0.0, 0.0])).unwrap().sqrt();
    let gained = sgd as f64 / momentum as f64;
    assert_eq!((sgd, momentum), (44, 17));
    for told in [sgd.to_string(), momentum.to_string(), number(gained, 2), number(root, 2)] {
        assert!(scene.text.languages().all(|(_, text)| text.contains(&told)), "{told}: {}", texts(&scene));
    }
    assert!(root > 1.5 * gained, "they differ, and the text gives both");
}

/// "An offset of its own, the same for every input": offsets spread the units, and an output around 0 leaves none.
#[test]
fn outputs_around_a_half_give_each_unit_an_offset_of_its_own() {
    let scene = preset("why-zero-mean");
    let results = layers(scene.activations().unwrap());
    let last = |row: usize| results.rows[row].layers.last().unwrap().spread;
    assert!(last(0).between > 5.0 * last(0).within, "units differ by more than inputs: {:?}", last(0));
    assert!(last(2).between < last(2).within, "without the half they do not: {:?}", last(2));
    assert!(texts(&scene).contains("an offset of its own") && texts(&scene).contains("自己的偏移"));
}

/// A bowl of a = 1e300 curves upward along both axes.
#[test]
fn a_bowl_however_steep_curves_upward() {
    let settings = Settings { landscape: "bowl:a=1e300".parse().unwrap(), ..Settings::default() };
    for path in run(&settings) {
        let insight = halfpipe::experiment::paths::insight::insight(&settings, &path, &[]);
        let told = words(&settings, &insight);
        assert!(!rates(&insight).expert.is_some_and(|told| has_words(&told, "rates.not_convex")));
        assert!(told.sentences.iter().all(|sentence| !has_words(sentence, "story.flat")), "{:?}", told.sentences);
        if has_words(&told.sentences[0], "story.diverged") {
            assert!(told.sentences.iter().all(|sentence| !has_words(sentence, "story.swing axis=in x")), "{:?}", told.sentences);
        }
    }
}

/// With a schedule the learning rate is the book's only at the first step.
#[test]
fn a_schedule_is_a_part_of_the_rule() {
    let mut settings = Settings::default();
    assert_eq!(declared(&settings), word("rule.book"));
    settings.optimizers[0] =
        Entry::from("sgd:lr=0.95,schedule=inverse,half=20".parse::<halfpipe::optimizer::OptimizerSpec>().unwrap());
    assert_eq!(declared(&settings), format!("{} · {}", word("rule.book"), word("rule.scheduled")));
}

/// Of each listed landscape, at its number of steps and the usual rates, at least one of the book's optimizers has arrived.
#[test]
fn the_number_of_steps_suits_the_landscape() {
    for row in halfpipe::landscape::LANDSCAPES.iter().filter(|row| row.key != "ackley") {
        let mut settings = Settings::default();
        settings.set_landscape(halfpipe::landscape::LandscapeSpec::new(row));
        settings.steps = row.steps;
        let is_near = |path: &halfpipe::experiment::paths::Path| {
            let end = path.trajectory.points[path.trajectory.last_step()];
            let height = |point| settings.landscape.value_and_gradient(point).0;
            let is_there = |minimum: &[f64; 2]| (minimum[0] - end[0]).hypot(minimum[1] - end[1]) < 0.2;
            let mut near = settings.landscape.minima().iter().filter(|minimum| is_there(minimum));
            near.any(|minimum| height(end) - height(*minimum) < 0.02)
        };
        let arrived = run(&settings).iter().filter(|path| is_near(path)).count();
        let least = if row.key == "bowl" { 1 } else { 2 }; // the book's own number of steps
        assert!(arrived >= least, "{}: {arrived} of 4 in {} steps", row.key, row.steps);
    }
}
