//! Results as JSON, with their settings. A gradient that is not finite is `null`.

use serde::Serialize;

use super::{Figure, landscape};
use crate::experiment::activations::symmetry::SymmetryRun;
use crate::experiment::activations::{self, Gradient, LayerResult, Results};
use crate::experiment::paths::insight::insight;
use crate::experiment::paths::milestones::{HORIZON, Milestones, milestones, turning};
use crate::experiment::paths::{Path, Settings};
use crate::experiment::training;
use crate::landscape::Point;
use crate::landscape::trajectory::Outcome;
use crate::network::histogram::Histogram;
use crate::network::infinite_width::Expected;
use crate::network::statistics::{Saturation, Spread};
use crate::words::{self, comparison, story};

/// The document of a figure, with a newline at its end.
pub fn encode(figure: &Figure<'_>) -> serde_json::Result<String> {
    let text = match figure {
        Figure::Paths(settings, results) => paths(settings, results),
        Figure::Activations(settings, results) => layers(settings, results),
        Figure::Symmetry(settings, trainings) => symmetry(settings, trainings),
        Figure::Training(settings, results) => curves(settings, results),
        Figure::Landscape(settings, results, map) => landscape::document(settings, results, map),
    };
    text.map(|text| text + "\n")
}

#[derive(Serialize)]
struct Document<'a> {
    settings: &'a Settings,
    rule: String,
    paths: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Row<'a> {
    optimizer: &'a str,
    start: usize,
    outcome: Outcome,
    points: &'a [Point],
    f: &'a [f64],
    gradients: &'a [Point],
    /// The trajectories of the single seeds, if the path is the mean of several.
    seeds: Vec<&'a [Point]>,
    milestones: Milestones,
    /// The share of the steps whose gradient turns against the one before; `null` with fewer than two.
    turning: Option<f64>,
    story: Vec<String>,
}

/// `{"settings": ..., "rule": ..., "paths": [{"optimizer", "start" (from 1), "outcome", "points", "f", "gradients",
/// "seeds", "milestones", "turning", "story"}, ...]}`.
fn paths(settings: &Settings, paths: &[Path]) -> serde_json::Result<String> {
    let names = settings.names();
    let noise = settings.noise.draw(0, settings.steps.max(HORIZON));
    let rows = paths.iter().map(|path| {
        let trajectory = &path.trajectory;
        Row {
            optimizer: &names[path.optimizer],
            start: path.start + 1,
            outcome: trajectory.outcome,
            points: &trajectory.points,
            f: &trajectory.values,
            gradients: &trajectory.gradients,
            seeds: path.seeds.iter().map(|seed| seed.points.as_slice()).collect(),
            milestones: milestones(settings, path, &noise),
            turning: turning(path.first_seed()),
            story: story::words(settings, &insight(settings, path, &noise)).all(),
        }
    });
    let document = Document { settings, rule: comparison::declared(settings), paths: rows.collect() };
    serde_json::to_string(&document)
}

#[derive(Serialize)]
struct Deep<'a> {
    settings: &'a activations::Settings,
    rows: Vec<DeepRow<'a>>,
}

#[derive(Serialize)]
struct DeepRow<'a> {
    init: &'a str,
    layers: Vec<DeepLayer<'a>>,
    /// The values of an infinitely wide net; `null` where theory has none.
    expected: Option<&'a [Expected]>,
    story: Vec<String>,
}

#[derive(Serialize)]
struct DeepLayer<'a> {
    #[serde(flatten)]
    spread: &'a Spread,
    #[serde(flatten)]
    saturation: &'a Saturation,
    distinct: Option<f64>,
    histogram: Bins<'a>,
    gradient: Gradients<'a>,
    weights: WeightValues<'a>,
}

#[derive(Serialize)]
struct WeightValues<'a> {
    mean: f64,
    std: f64,
    min: f64,
    max: f64,
    histogram: Bins<'a>,
}

#[derive(Serialize)]
struct Bins<'a> {
    range: [f64; 2],
    counts: &'a [usize],
    outside: [usize; 2],
}

#[derive(Serialize)]
struct Gradients<'a> {
    outputs_std: f64,
    sums_std: f64,
    inputs_std: f64,
    not_finite: usize,
    histogram: Bins<'a>,
}

/// `{"settings": ..., "rows": [{"init", "layers": [{"mean", "std", ..., "histogram": {"range", "counts", "outside"},
/// "gradient": {...}, "weights": {...}}, ...], "expected", "story"}, ...]}`. A number that is not finite is `null`.
fn layers(settings: &activations::Settings, results: &Results) -> serde_json::Result<String> {
    let names = results.names(settings);
    let rows = names.iter().zip(&results.rows).map(|(init, row)| {
        let story = activations::story::story(row);
        let story = [words::activations::forward(settings, &story), words::activations::backward(settings, &story)].concat();
        DeepRow { init, layers: row.layers.iter().map(layer).collect(), expected: row.expected.as_deref(), story }
    });
    serde_json::to_string(&Deep { settings, rows: rows.collect() })
}

fn layer(layer: &LayerResult) -> DeepLayer<'_> {
    let LayerResult { spread, saturation, distinct, histogram, gradient, weights, .. } = layer;
    let Gradient { outputs, sums, inputs, not_finite, histogram: gradient_histogram } = gradient;
    let gradient = Gradients {
        outputs_std: *outputs,
        sums_std: *sums,
        inputs_std: *inputs,
        not_finite: *not_finite,
        histogram: bins(gradient_histogram),
    };
    let Spread { mean, std, min, max, .. } = weights.spread;
    let weights = WeightValues { mean, std, min, max, histogram: bins(&weights.histogram) };
    DeepLayer { spread, saturation, distinct: *distinct, histogram: bins(histogram), gradient, weights }
}

fn bins(histogram: &Histogram) -> Bins<'_> {
    Bins { range: histogram.range, counts: &histogram.counts, outside: histogram.outside }
}

#[derive(Serialize)]
struct Trained<'a> {
    init: &'a str,
    losses: &'a [f64],
    distinct: &'a [usize],
    parameters: &'a [Vec<f64>],
}

/// `{"settings": ..., "rows": [{"init", "losses", "distinct", "parameters"}, ...]}`, each a list over the steps; the parameters of a
/// step are the weights (units x inputs, column by column) and biases, layer by layer.
fn symmetry(settings: &activations::Settings, trainings: &[SymmetryRun]) -> serde_json::Result<String> {
    #[derive(Serialize)]
    struct Document<'a> {
        settings: &'a activations::Settings,
        rows: Vec<Trained<'a>>,
    }
    let names = settings.symmetry.names();
    let rows = names.iter().zip(trainings).map(|(init, training)| {
        let SymmetryRun { losses, distinct, parameters, .. } = training;
        Trained { init, losses, distinct, parameters }
    });
    serde_json::to_string(&Document { settings, rows: rows.collect() })
}

#[derive(Serialize)]
struct Trace<'a> {
    optimizer: &'a str,
    init: String,
    seed: u64,
    outcome: training::Outcome,
    initial_loss: f32,
    loss: &'a [f32],
    /// `null` with fewer than eleven iterations.
    smoothed: Option<&'a [f64]>,
    test_accuracy: &'a [(usize, f64)],
    /// The mean of the last hundred losses.
    recent_loss: Option<f64>,
    /// The first iteration at which the smoothed loss reaches the settings' goal.
    reached: Option<usize>,
    #[serde(flatten)]
    sharpness: Option<Sharpness>,
}

#[derive(Serialize)]
struct Sharpness {
    #[serde(rename = "sharpness")]
    measured: Vec<SharpnessAt>,
    /// The bowl's limit at the first learning rate; `null` without one.
    curvature_limit: Option<f64>,
    /// The share of the steps whose gradient turns against the one before.
    turning: Option<f64>,
}

#[derive(Serialize)]
struct SharpnessAt {
    iteration: usize,
    #[serde(flatten)]
    measured: training::Measured,
}

fn sharpness(settings: &training::Settings, curve: &training::Curve, index: usize) -> Option<Sharpness> {
    settings.sharpness?;
    let at = |(iteration, measured): &(usize, training::Measured)| SharpnessAt { iteration: *iteration, measured: *measured };
    Some(Sharpness {
        measured: curve.sharpness.iter().map(at).collect(),
        curvature_limit: settings.curvature_limit(index, 0).ok(),
        turning: curve.turns.share(),
    })
}

/// `{"settings": ..., "rule": ..., "data": ..., "images": [train, test], "curves": [{"optimizer", "init", "seed", "outcome",
/// "initial_loss", "loss", "smoothed", "test_accuracy": [[iteration, share], ...], "recent_loss", "reached"}, ...], "story"}`. It does
/// not depend on the duration of the run. If the sharpness is measured, a curve has `"sharpness": [{"iteration", "largest", "along_gradient"},
/// ...], "curvature_limit", "turning"` too; the measurement of an iteration is before its update, the last one after the last update.
fn curves(settings: &training::Settings, results: &training::Results) -> serde_json::Result<String> {
    #[derive(Serialize)]
    struct Document<'a> {
        settings: &'a training::Settings,
        rule: String,
        data: &'a str,
        images: [usize; 2],
        curves: Vec<Trace<'a>>,
        story: Vec<String>,
    }
    let names = settings.names();
    let rows =
        names.iter().zip(settings.curve_specs()).zip(&results.curves).enumerate().flat_map(|(index, ((name, spec), curves))| {
            (0..).zip(curves).map(move |(seed, curve)| Trace {
                optimizer: name,
                init: settings.inits[spec.init].to_string(),
                seed: settings.seed.wrapping_add(seed),
                outcome: curve.outcome(),
                initial_loss: curve.initial,
                loss: &curve.losses,
                smoothed: Some(curve.smoothed()).filter(|smoothed| !smoothed.is_empty()),
                test_accuracy: &curve.accuracies,
                recent_loss: curve.recent_loss(),
                reached: curve.reached(settings.goal),
                sharpness: sharpness(settings, curve, index),
            })
        });
    let document = Document {
        settings: &settings.portable(),
        rule: words::training::declared(settings),
        data: &results.data,
        images: results.images,
        curves: rows.collect(),
        story: words::training::story(settings, results),
    };
    serde_json::to_string(&document)
}
