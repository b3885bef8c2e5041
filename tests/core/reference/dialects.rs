//! Every dialect walks where its library has walked.

use std::collections::BTreeSet;

use halfpipe::landscape::trajectory::trace;
use halfpipe::lesson::{EMBEDDED, LESSONS, Scene};
use halfpipe::optimizer::dialect::{self, dialects};
use halfpipe::optimizer::{OptimizerError, OptimizerSpec};
use serde::Deserialize;

#[derive(Deserialize)]
struct Reference {
    /// The updates after which a walk's points are.
    steps: Vec<usize>,
    walks: Vec<Walk>,
}

#[derive(Deserialize)]
struct Walk {
    library: String,
    optimizer: String,
    call: String,
    /// What the library computes in: float64 or float32.
    numbers: String,
    /// The optimizer in halfpipe's words; none if no setting makes the walk.
    spec: Option<String>,
    #[serde(default)]
    points: Vec<[f64; 2]>,
}

/// Walks that no setting makes: library, optimizer, and why.
const LEFT_OUT: [(&str, &str, &str); 11] = [
    ("keras", "Adafactor", "looks at all parameters of a layer at once"),
    ("torch", "Adafactor", "looks at all parameters of a layer at once"),
    ("mlx", "Adafactor", "looks at all parameters of a layer at once"),
    ("optax", "NovoGrad", "has one norm for all parameters of a layer"),
    ("torch", "ASGD", "SGD with a rate that falls by 1e-4 of itself; its average is not what walks"),
    ("climin", "Nesterov", "the library tells the points w, not those ahead of which it takes the slope"),
    ("climin", "Adam", "has ε in the bias corrections too, 5e-6 away: teaches nothing"),
    ("brainjs", "adam, biases", "the moments are those before this slope: a mistake"),
    ("tfjs", "rmsprop-centered", "ε is taken away inside the root: a mistake"),
    ("tfjs", "adadelta", "the divisor is the mean before this slope, so that it walks as SGD: a mistake"),
    ("burn", "Adan", "needs the difference of two gradients, a state that no other rule has"),
];

/// Walks that are rounded more than by their numbers: library, optimizer, the tolerance, and why.
const ROUNDED: [(&str, &str, f64, &str); 14] = [
    ("tinygrad", "Adam", 5e-5, POWERS),
    ("tinygrad", "AdamW", 5e-5, POWERS),
    ("mlx", "Adam corrected", 5e-5, POWERS),
    ("mxnet", "Adam", 5e-5, POWERS),
    ("mxnet", "Adam decay", 5e-5, POWERS),
    ("thinc", "Adam", 5e-5, POWERS),
    ("tensorflow1", "Adam", 1e-5, POWERS),
    ("burn", "Adam", 5e-5, POWERS),
    ("burn", "AdamW", 5e-5, POWERS),
    ("tfjs", "adam", 5e-5, POWERS),
    ("paddle", "Adamax", 1e-6, POWERS),
    ("torch-optimizer", "RAdam", 1e-6, "its numbers are float32"),
    ("brainjs", "adam, weights", 1e-6, "the weights are float32"),
    ("optax", "yogi", 1e-5, "the mean slope starts at 1e-6 too, so that a weight without a slope would move"),
];
const POWERS: &str = "1 − βᵗ is rounded to float32, and loses half of its digits at first";

fn reference() -> Reference {
    serde_json::from_str(include_str!("../../reference/dialects.json")).unwrap()
}

/// How far the walk of a spec is from the library's at most, in units of max(1, |coordinate|).
fn distance(steps: &[usize], walk: &Walk, spec: &OptimizerSpec) -> f64 {
    let path = trace(&"bowl".parse().unwrap(), spec, [-7.0, 2.0], 30);
    let apart = |(step, theirs): (&usize, &[f64; 2])| {
        let ours = path.points[*step];
        (0..2).map(|axis| (ours[axis] - theirs[axis]).abs() / theirs[axis].abs().max(1.0)).fold(0.0, f64::max)
    };
    assert_eq!(steps.len(), walk.points.len());
    steps.iter().zip(&walk.points).map(apart).fold(0.0, f64::max)
}

#[test]
fn every_walk_of_a_library_is_made_again_by_its_dialect() {
    let reference = reference();
    assert_eq!(reference.walks.len(), 358);
    let (mut left_out, mut wrong) = (BTreeSet::new(), Vec::new());
    for walk in &reference.walks {
        let Walk { library, optimizer, call, numbers, spec, .. } = walk;
        let Some(spec) = spec else {
            left_out.insert((library.as_str(), optimizer.as_str()));
            continue;
        };
        let rounded = ROUNDED.iter().find(|(name, rounded, ..)| name == library && rounded == optimizer);
        let tolerance = rounded.map_or(if numbers == "float32" { 1e-5 } else { 1e-9 }, |(_, _, tolerance, _)| *tolerance);
        let read: Result<OptimizerSpec, OptimizerError> = spec.parse();
        match read.map(|optimizer| distance(&reference.steps, walk, &optimizer)) {
            Ok(apart) if apart <= tolerance => {}
            Ok(apart) => wrong.push(format!("{apart:.1e} {spec}: {call}")),
            Err(error) => wrong.push(format!("{error} {spec}: {call}")),
        }
    }
    assert_eq!(wrong, [""; 0], "{}", wrong.join("\n"));
    assert_eq!(left_out, LEFT_OUT.iter().map(|(library, optimizer, _)| (*library, *optimizer)).collect());
}

/// Rows that no walk was made of: those of papers were read, and the others are their library's Momentum without momentum.
fn is_not_measured(library: &str, optimizer: &str) -> bool {
    library == "paper" || optimizer == "sgd" && ["autograd", "dlib"].contains(&library)
}

#[test]
fn every_row_of_the_table_is_measured_once_in_its_library() {
    let walked: BTreeSet<String> =
        reference().walks.iter().filter_map(|walk| walk.spec.as_ref()?.split(',').next().map(str::to_owned)).collect();
    let mut rows = BTreeSet::new();
    for dialect in dialects() {
        let (library, optimizer) = (dialect.library.key, dialect.row.optimizer);
        let text = format!("{optimizer}:{}={library}", dialect::KEY);
        assert!(walked.contains(&text) != is_not_measured(library, optimizer), "{text}");
        assert!(rows.insert(text.clone()), "{text} is there twice");
        let spec = dialect::spec(dialect).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(Some(spec.rate()), dialect.row.rate.or_else(|| spec.default_rate()), "{text}");
    }
}

/// Each walk of the examples is one that a library has made; some of the libraries compute in float32.
#[test]
fn the_examples_walk_as_libraries_have_walked() {
    let reference = reference();
    let of_libraries =
        |slug: &str| slug.ends_with("-as-libraries") || ["rmsprop-five-ways", "momentum-when-the-rate-falls"].contains(&slug);
    for (slug, text) in EMBEDDED.iter().filter(|(slug, _)| of_libraries(slug)) {
        let scene = Scene::parse(slug, text).unwrap();
        for entry in &scene.paths().unwrap().optimizers {
            let apart = reference.walks.iter().filter(|walk| walk.spec.is_some());
            let nearest = apart.map(|walk| distance(&reference.steps, walk, &entry.rule)).fold(f64::INFINITY, f64::min);
            assert!(nearest < 1e-5, "{slug}: {} is {nearest:.1e} from any library's walk", entry.rule);
        }
    }
}

#[test]
fn a_lesson_keeps_the_settings_and_no_librarys_name() {
    let preset = include_str!("../../../presets/adam.ron");
    let (before, rest) = preset.split_once("rule: \"adam").unwrap();
    let named = format!("{before}rule: \"adam:as=keras,beta1=0.8{}", &rest[rest.find('"').unwrap()..]);
    let written = Scene::parse("adam", &named).unwrap().text().unwrap();
    assert!(written.contains("\"adam:lr=0.001,beta1=0.8,epsilon=1e-7,epsilon_form=book\""), "{written}");
    assert!(LESSONS.iter().chain(EMBEDDED).all(|(_, text)| !text.contains(":as=") && !text.contains(",as=")));
}
