//! The numbers that lessons and examples on libraries tell: as measured, in all languages.

use halfpipe::dataset::Dataset;
use halfpipe::experiment::activations::run as layers;
use halfpipe::experiment::paths::run;
use halfpipe::experiment::{Workspace, training};
use halfpipe::job::ThreadPool;
use halfpipe::lesson::{EMBEDDED, Lesson, Scene};

/// What a number is of.
#[derive(Clone, Copy, Debug)]
enum Of {
    /// How far two entries are apart after the last update.
    End(usize, usize),
    /// How far two entries are apart at most.
    Most(usize, usize),
    /// The first step of an entry along x, in units of its learning rate.
    First(usize),
    /// The length of an entry's step of this number, as a share of the step before.
    Share(usize, usize),
    /// The standard deviation of a row's values in the last layer.
    Std(usize),
    /// The part of it that is within a unit, over the inputs.
    Within(usize),
}

use Of::{End, First, Most, Share, Std, Within};

/// A preset, or a lesson and how the title of its scene starts; the numbers that its text tells, in the text's own rounding.
const TOLD: [(&str, &[(Of, &str)]); 28] = [
    ("momentum-as-libraries", &[(End(0, 1), "6.5"), (End(0, 2), "0.36")]),
    ("momentum-when-the-rate-falls", &[(Share(0, 16), "0.92"), (Share(1, 16), "0.11"), (End(0, 1), "2.3")]),
    ("momentum-decay-as-libraries", &[(End(1, 2), "0.01"), (End(0, 2), "0.27")]),
    ("nesterov-as-libraries", &[(First(0), "1.33"), (First(1), "1.90"), (End(0, 1), "0.15")]),
    ("adagrad-as-libraries", &[(First(1), "0.91"), (First(2), "0.10"), (End(0, 1), "0.04"), (End(0, 2), "0.92")]),
    ("rmsprop-five-ways", &[(End(0, 3), "1.1")]),
    ("rmsprop-momentum-as-libraries", &[(First(0), "3.2"), (First(1), "10"), (First(2), "0.72"), (End(0, 2), "2.0")]),
    ("rmsprop-centered-as-libraries", &[(Most(0, 1), "6.8"), (End(0, 1), "0.58")]),
    ("adam-as-libraries", &[(End(0, 1), "8·10⁻⁶"), (First(2), "3.2"), (Most(0, 2), "8.0"), (End(0, 2), "0.72")]),
    ("amsgrad-as-libraries", &[(End(0, 1), "1.3")]),
    ("adamw-as-libraries", &[(End(0, 1), "0.08"), (End(0, 2), "0.24"), (End(0, 3), "0.69"), (End(0, 4), "0.14")]),
    (
        "nadam-as-libraries",
        &[
            (First(0), "1.06"),
            (First(1), "1.06"),
            (First(2), "1.47"),
            (First(3), "1.90"),
            (End(0, 1), "0.17"),
            (End(0, 2), "1.2"),
            (End(0, 3), "1.4"),
        ],
    ),
    ("radam-as-libraries", &[(End(0, 1), "0.48"), (End(0, 2), "2.2")]),
    ("adamax-as-libraries", &[(End(0, 1), "5·10⁻⁷"), (First(2), "0.10"), (End(0, 2), "1.1")]),
    ("rprop-as-libraries", &[(First(1), "0"), (Most(0, 1), "1.3"), (End(0, 1), "0.23")]),
    ("ftrl-as-libraries", &[(First(0), "10.5"), (End(0, 1), "2.4")]),
    ("dialects: RMSProp", &[(End(0, 3), "1.1"), (End(1, 3), "3.9")]),
    ("dialects: Adam without", &[(Most(0, 1), "8.0"), (End(0, 1), "0.72"), (First(1), "3.2")]),
    ("dialects: AMSGrad", &[(End(0, 1), "1.3")]),
    ("dialects: NAdam", &[(First(0), "1.1"), (First(1), "1.5"), (First(2), "1.9"), (End(0, 1), "1.2"), (End(0, 2), "1.4")]),
    ("dialects: RAdam", &[(End(0, 1), "2.2"), (End(0, 2), "0.48")]),
    ("dialects: AdamW", &[(End(0, 1), "0.24"), (First(0), "1.07")]),
    ("dialects: AdaMax", &[(First(1), "0.10"), (End(0, 1), "1.1")]),
    ("dialects: Rprop", &[(First(1), "0"), (Most(0, 1), "1.3"), (End(0, 1), "0.23")]),
    ("dialects: Momentum: a sum", &[(End(0, 1), "6.5")]),
    ("dialects: Momentum when", &[(Share(0, 16), "0.92"), (Share(1, 16), "0.11"), (End(0, 1), "2.3")]),
    ("dialects: Nesterov", &[(First(0), "1.33"), (First(1), "1.90"), (End(0, 1), "0.15")]),
    ("dialects: FTRL", &[(First(0), "10.5"), (End(0, 1), "2.4")]),
];

/// The same of what frameworks draw.
const STARTS: [(&str, &[(Of, &str)]); 5] = [
    ("framework-starts", &[(Std(0), "0.081"), (Within(0), "0.044"), (Within(1), "0.32"), (Within(4), "0.009")]),
    (
        "framework-starts-sigmoid",
        &[
            (Std(0), "0.068"),
            (Std(1), "0.12"),
            (Std(4), "0.047"),
            (Within(0), "0.00005"),
            (Within(1), "0.0006"),
            (Within(4), "0.000009"),
        ],
    ),
    ("framework-starts-relu", &[(Std(0), "0.040"), (Std(1), "0.16"), (Within(0), "0.007"), (Std(4), "0.0017")]),
    ("starts: A spread", &[(Std(0), "0.07"), (Within(0), "0.00005")]),
    (
        "starts: What is left",
        &[(Std(0), "0.040"), (Std(1), "0.010"), (Std(2), "0.16"), (Std(3), "0.0017"), (Within(0), "0.007"), (Within(1), "0.006")],
    ),
];

/// A preset, or the scene of a lesson.
pub fn scene(place: &str) -> Scene {
    let Some((lesson, title)) = place.split_once(": ") else { return Scene::open(place).unwrap().0 };
    let mut scenes = Lesson::open(lesson).unwrap().0.scenes;
    let starts = |scene: &Scene| scene.title.languages().any(|(_, text)| text.starts_with(title));
    let found = scenes.iter().position(starts).unwrap_or_else(|| panic!("{place}: no such scene"));
    scenes.swap_remove(found)
}

/// A number in the rounding of another.
pub fn like(told: &str, measured: f64) -> String {
    if told.contains('·') {
        let (digits, exponent) = format!("{measured:.0e}").split_once("e-").map(|(a, b)| (a.to_owned(), b.to_owned())).unwrap();
        let raised = |digit: char| ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'][digit.to_digit(10).unwrap() as usize];
        return format!("{digits}·10⁻{}", exponent.chars().map(raised).collect::<String>());
    }
    let decimals = told.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    format!("{measured:.decimals$}")
}

/// Whether a text has a number that is not a part of another.
pub fn tells(text: &str, number: &str) -> bool {
    let is_of_a_number = |at: Option<char>| at.is_some_and(|at| at.is_ascii_digit());
    text.match_indices(number).any(|(at, _)| {
        let (before, after) = (&text[..at], &text[at + number.len()..]);
        let goes_on = after.strip_prefix('.').is_some_and(|rest| is_of_a_number(rest.chars().next()));
        !is_of_a_number(before.chars().last()) && !before.ends_with('.') && !is_of_a_number(after.chars().next()) && !goes_on
    })
}

/// That each number is measured, and told in all languages.
fn check(place: &str, scene: &Scene, numbers: &[(Of, &str)], measured: impl Fn(Of) -> f64) {
    for &(of, told) in numbers {
        assert_eq!(like(told, measured(of)), told, "{place}: {of:?}: {}", measured(of));
        for (language, text) in scene.text.languages() {
            assert!(tells(text, told), "{place}, {language}: {told} is not told: {text}");
        }
    }
}

#[test]
fn the_differences_between_libraries_are_as_told() {
    for (place, numbers) in TOLD {
        let scene = scene(place);
        let settings = scene.paths().unwrap();
        let paths = run(settings);
        let points = |entry: usize| &paths[entry].trajectory.points;
        let apart = |[a, b]: [[f64; 2]; 2]| (a[0] - b[0]).hypot(a[1] - b[1]);
        check(place, &scene, numbers, |of| match of {
            End(a, b) => apart([points(a)[settings.steps], points(b)[settings.steps]]),
            Most(a, b) => (0..=settings.steps).map(|step| apart([points(a)[step], points(b)[step]])).fold(0.0, f64::max),
            First(entry) => (points(entry)[1][0] - points(entry)[0][0]) / settings.optimizers[entry].rule.rate(),
            Share(entry, step) => {
                let length = |step: usize| apart([points(entry)[step - 1], points(entry)[step]]);
                length(step) / length(step - 1)
            }
            Std(_) | Within(_) => unreachable!("of layers"),
        });
    }
    let libraries = EMBEDDED.iter().map(|(slug, _)| *slug).filter(|slug| slug.ends_with("-as-libraries"));
    assert!(libraries.clone().count() >= 14);
    libraries.for_each(|slug| assert!(TOLD.iter().any(|(place, _)| *place == slug), "{slug}: nothing of it is measured"));
}

/// Where the sign of a gradient flips, optax's Rprop rests for two steps, that of `PyTorch` for one.
#[test]
fn rprop_rests_for_two_steps_in_optax() {
    let paths = run(scene("rprop-as-libraries").paths().unwrap());
    let rests = |entry: usize| {
        let points = &paths[entry].trajectory.points;
        let flip = (1..points.len()).find(|step| points[*step][1] * points[step - 1][1] < 0.0).unwrap();
        points[flip + 1..].iter().take_while(|point| point[1].to_bits() == points[flip][1].to_bits()).count()
    };
    assert_eq!([rests(0), rests(1)], [1, 2]);
}

#[test]
fn what_frameworks_draw_leaves_what_is_told() {
    for (place, numbers) in STARTS {
        let scene = scene(place);
        let results = layers(scene.activations().unwrap());
        let last = |row: usize| results.rows[row].layers.last().unwrap().spread;
        check(place, &scene, numbers, |of| match of {
            Std(row) => last(row).std,
            Within(row) => last(row).within,
            _ => unreachable!("of paths"),
        });
    }
}

/// What Keras draws by default, and what two other libraries draw.
#[test]
fn of_three_defaults_one_learns_with_plain_gradient_descent() {
    let (lesson, example) = (scene("starts: Which default"), scene("mnist-framework-starts"));
    assert_eq!(lesson.workspace, example.workspace);
    let Workspace::Training(settings) = &lesson.workspace else { panic!("training") };
    let results = training::run(settings, Dataset::embedded().unwrap(), ThreadPool::all_cores()).unwrap();
    let end = |row: usize| *results.curves[row][0].smoothed().last().unwrap();
    assert_eq!([0, 1, 2].map(|row| format!("{:.1}", end(row))), ["2.3", "1.1", "2.3"]);
    let guessing = 10f64.ln();
    assert!((end(0) / guessing - 1.0).abs() < 0.01 && (end(2) / guessing - 1.0).abs() < 0.01);
    assert_eq!(format!("{:.0} %", results.curves[1][0].accuracy().unwrap() * 100.0), "71 %");
    let told = &lesson.question.unwrap().told;
    for (_, text) in told.languages() {
        assert!(["1.1", "2.30", "71"].iter().all(|number| tells(text, number)), "{text}");
    }
    for (_, text) in example.text.languages() {
        assert!(["1.1", "2.30", "300"].iter().all(|number| tells(text, number)), "{text}");
    }
}
