//! The lesson on what libraries do under one name: its numbers are those of the walks that it shows.

use halfpipe::experiment::paths::{self, Settings};
use halfpipe::lesson::{Lesson, Scene, Text};
use halfpipe::optimizer::dialect;

/// The points of the walks of a scene, one after the other as they are listed.
fn walks(settings: &Settings) -> Vec<Vec<[f64; 2]>> {
    paths::run(settings).iter().map(|path| path.trajectory.points.clone()).collect()
}

fn distance([a, b]: [&[f64; 2]; 2]) -> f64 {
    (a[0] - b[0]).hypot(a[1] - b[1])
}

/// How far two walks of a scene are apart at the end.
fn apart(walks: &[Vec<[f64; 2]>], [one, other]: [usize; 2]) -> f64 {
    distance([walks[one].last().unwrap(), walks[other].last().unwrap()])
}

/// The first step of a walk along x, in units of the learning rate.
fn first_step(walk: &[[f64; 2]], rate: f64) -> f64 {
    (walk[1][0] - walk[0][0]).abs() / rate
}

/// A number as a text says it, with this many digits behind the point.
fn said(value: f64, digits: usize) -> String {
    format!("{value:.digits$}")
}

/// All texts of a scene in a language, as its file has them.
fn texts(scene: &Scene, language: &str) -> String {
    let mut all = vec![&scene.text];
    if let Some(question) = &scene.question {
        all.push(&question.told);
        all.extend(&question.why);
    }
    let of_language = all.into_iter().flat_map(Text::languages).filter(|(tag, _)| *tag == language);
    of_language.map(|(_, text)| text).collect::<Vec<_>>().join(" ")
}

#[test]
fn the_lesson_tells_the_numbers_of_its_walks() {
    let (lesson, _) = Lesson::open("dialects").unwrap();
    let walks_of = |scene: usize| walks(lesson.scenes[scene].paths().unwrap());
    let [rmsprop, adam, amsgrad, nadam, radam, momentum, adagrad] = [0, 1, 2, 3, 4, 8, 11].map(walks_of);
    let farthest = adam[0].iter().zip(&adam[1]).map(|(one, other)| distance([one, other])).fold(0.0, f64::max);
    let numbers = [
        (0, said(apart(&rmsprop, [0, 3]), 1)),
        (0, said(apart(&rmsprop, [1, 3]), 1)),
        (0, said(first_step(&rmsprop[0], 0.1), 1) + " η"),
        (0, said(first_step(&rmsprop[1], 0.1), 0) + " η"),
        (0, said(first_step(&rmsprop[3], 0.1), 2) + " η"),
        (1, said(farthest, 1)),
        (1, said(apart(&adam, [0, 1]), 2)),
        (1, said(first_step(&adam[1], 0.3), 1)),
        (2, said(apart(&amsgrad, [0, 1]), 1)),
        (3, said(first_step(&nadam[0], 0.3), 1)),
        (3, said(first_step(&nadam[1], 0.3), 1)),
        (3, said(first_step(&nadam[2], 0.3), 1)),
        (3, said(apart(&nadam, [0, 1]), 1)),
        (3, said(apart(&nadam, [0, 2]), 1)),
        (4, said(apart(&radam, [0, 1]), 1)),
        (4, said(apart(&radam, [0, 2]), 2)),
        (8, said(apart(&momentum, [0, 1]), 1)),
        (11, said(first_step(&adagrad[1], 1.5), 2) + " η"),
        (11, said(apart(&adagrad, [0, 1]), 2)),
        (11, said(apart(&adagrad, [0, 2]), 2)),
    ];
    for language in ["en", "zh-CN"] {
        for (scene, number) in &numbers {
            let text = texts(&lesson.scenes[*scene], language);
            assert!(text.contains(number), "{language}, scene {}: {number} is not in {text}", scene + 1);
        }
    }
    // What is told without a number.
    assert!(apart(&walks_of(1), [0, 2]) < 1e-4, "the place of ε");
    assert!(radam[1][..6].iter().all(|point| *point == radam[1][0]) && radam[1][6] != radam[1][0], "5 steps of rest");
    let ten_times = Settings {
        optimizers: vec!["momentum:as=torch,lr=0.1", "momentum:as=autograd,lr=1"]
            .into_iter()
            .map(|text| text.parse::<halfpipe::optimizer::OptimizerSpec>().unwrap().into())
            .collect(),
        ..lesson.scenes[8].paths().unwrap().clone()
    };
    assert!(apart(&walks(&ten_times), [0, 1]) < 1e-9);
    let tenth = |walks: &[Vec<[f64; 2]>], rate: f64| first_step(&walks[1], rate) / first_step(&walks[0], rate);
    assert!((tenth(&momentum, 0.1) - 0.1).abs() < 1e-12);
    assert!((first_step(&adagrad[2], 1.5) - 0.1).abs() < 1e-12);
}

#[test]
fn the_walks_of_the_lesson_are_those_of_the_libraries_that_it_names() {
    let (lesson, _) = Lesson::open("dialects").unwrap();
    for (scene, libraries) in [
        (0, &["keras", "torch", "paddle", "tensorflow1", "book"][..]),
        (1, &["paper", "mlx", "keras"]),
        (2, &["torch", "optax"]),
        (3, &["torch", "optax", "mindspore"]),
        (4, &["torch", "pytorch-optimizer", "thinc"]),
        (8, &["torch", "autograd"]),
        (11, &["torch", "keras", "jax-example"]),
        (13, &["optax"]),
    ] {
        let optimizers = &lesson.scenes[scene].paths().unwrap().optimizers;
        assert_eq!(optimizers.len(), libraries.len());
        for (entry, library) in optimizers.iter().zip(libraries) {
            let alike = dialect::like(&entry.rule);
            assert!(alike.iter().any(|dialect| dialect.library.key == *library), "{}: {library}", entry.rule);
        }
    }
    let five = Scene::open("rmsprop-five-ways").unwrap().0;
    assert_eq!(five.paths().unwrap().optimizers, lesson.scenes[0].paths().unwrap().optimizers);
}
