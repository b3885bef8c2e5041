//! The Activations experiment has `NumPy`'s statistics of the same experiment.

use std::sync::{Arc, LazyLock};

use halfpipe::experiment::activations::{LayerResult, Row, RowResult, Settings, run};
use halfpipe::network::draws::standard_normal;
use halfpipe::network::histogram::BINS;
use halfpipe::network::init::{Fan, InitSpec};
use halfpipe::network::{Activation, Pass};

/// One net of the reference, 5 layers of 100 units without biases on 1,000 samples: see `tests/reference/README.md`.
#[derive(serde::Deserialize)]
struct Reference {
    activation: Activation,
    init: InitSpec,
    mean: Statistic,
    std: Statistic,
    /// The shares below 0.05 and above 0.95, or of |z| above 0.95, where the activation has these ends.
    low: Option<Statistic>,
    high: Option<Statistic>,
    either: Option<Statistic>,
    zeros: Statistic,
    dead: Statistic,
    max: Statistic,
    /// The standard deviation of ∂L/∂z, from the top down to the input.
    gradients: Gradients,
    /// That of ∂L/∂a, from the top down.
    sum_gradients: Gradients,
    /// The share of the values in each bin from 0 to 1, layer by layer.
    histogram: Option<Vec<Vec<f64>>>,
    facts: Option<Facts>,
}

/// A number of every layer: its mean over seeds, rounded to 6 digits, and how far it varies from seed to seed.
#[derive(serde::Deserialize)]
struct Statistic {
    mean: Vec<f64>,
    sd: Vec<f64>,
}

#[derive(serde::Deserialize)]
struct Gradients {
    #[serde(flatten)]
    arithmetic: Statistic,
    /// The geometric means over seeds.
    geometric: Vec<f64>,
}

/// Rounded to 4 digits.
#[derive(serde::Deserialize)]
struct Facts {
    /// The mean of the local derivatives.
    slope: Statistic,
    /// The share of local derivatives below 0.01.
    flat: Statistic,
    /// The mean over the units of each unit's standard deviation across samples.
    within: Statistic,
}

fn references() -> Vec<Reference> {
    serde_json::from_str(include_str!("../../reference/activations.json")).unwrap()
}

impl Reference {
    fn row(&self) -> Row {
        Row { init: self.init.clone(), activation: Some(self.activation) }
    }
}

const SEEDS: [u64; 3] = [1, 2, 3];

/// Every row of the reference for each of the seeds, seed by seed.
static RUNS: LazyLock<Vec<Vec<Arc<RowResult>>>> = LazyLock::new(|| {
    let rows: Vec<Row> = references().iter().map(Reference::row).collect();
    // A run takes no more than 8 rows.
    let of_seed = |seed| rows.chunks(6).flat_map(move |rows| run(&settings(rows.to_vec(), seed)).rows).collect();
    SEEDS.into_iter().map(of_seed).collect()
});

/// The shape of the book's figures.
fn settings(rows: Vec<Row>, seed: u64) -> Settings {
    Settings { rows, seed, ..Settings::default() }
}

/// Call `check` with every layer of every row for every seed: the reference, the index of the layer, the layer.
fn for_each_layer(mut check: impl FnMut(&Reference, usize, &LayerResult)) {
    let references = references();
    assert_eq!(references.len(), 18);
    for rows in RUNS.iter() {
        assert_eq!(rows.len(), references.len());
        for (reference, row) in references.iter().zip(rows) {
            assert_eq!(row.row, reference.row());
            assert_eq!(row.layers.len(), 5);
            for (index, layer) in row.layers.iter().enumerate() {
                check(reference, index, layer);
            }
        }
    }
}

/// What a number of a single run may look like.
#[derive(Clone, Copy)]
enum Kind {
    /// About normal from seed to seed: within 5 standard deviations.
    Normal,
    /// The largest of many values. Its distribution has an exponential upper tail (Gumbel's): beyond k standard deviations lies
    /// about e^(-1.28k), which at 8 is as little as for a normal distribution at 4.
    Largest,
    /// A share of the values, which can be that of a rare event: see [`rare_limit`].
    Share,
}

/// Shares whose mean is below three of their standard deviations come from few seeds in which one unit went far; 5 standard
/// deviations bound nothing there. Markov's inequality does: a share is beyond 1,000 times its mean in one of 1,000 runs at
/// most. The mean itself is known to sd/√seeds.
fn rare_limit(mean: f64, sd: f64) -> Option<f64> {
    const REFERENCE_SEEDS: f64 = 40.0; // at least: those of the local derivatives
    (mean < 3.0 * sd).then(|| 1_000.0 * (mean + 3.0 * sd / REFERENCE_SEEDS.sqrt()))
}

impl Statistic {
    /// Check one layer's number; `digits` is the number of digits to which the reference was rounded.
    fn check(&self, kind: Kind, layer: usize, ours: f64, digits: i32, what: &str) {
        let (mean, sd) = (self.mean[layer], self.sd[layer]);
        let good = match (kind, rare_limit(mean, sd)) {
            // The same for every seed: 0, a half or 1.
            _ if sd == 0.0 => (ours - mean).abs() <= 1e-12,
            (Kind::Share, Some(limit)) => (0.0..=limit).contains(&ours),
            _ => {
                let deviations = if matches!(kind, Kind::Largest) { 8.0 } else { 5.0 };
                let half_a_digit =
                    if mean == 0.0 { 0.0 } else { 0.5 * 10f64.powi(mean.abs().log10().floor() as i32 + 1 - digits) };
                (ours - mean).abs() <= deviations * sd + half_a_digit
            }
        };
        assert!(good, "{what} of layer {}: {ours} against {mean} ± {sd}", layer + 1);
    }
}

fn name(reference: &Reference) -> String {
    reference.row().to_string()
}

#[test]
fn outputs_spread_and_saturate_as_in_the_reference() {
    for_each_layer(|reference, layer, LayerResult { spread, saturation, .. }| {
        let check = |what: &str, kind, statistic: &Statistic, ours| {
            statistic.check(kind, layer, ours, 6, &format!("{}: {what}", name(reference)));
        };
        check("mean", Kind::Normal, &reference.mean, spread.mean);
        check("std", Kind::Normal, &reference.std, spread.std);
        check("zeros", Kind::Share, &reference.zeros, spread.zeros);
        // Dead units are counts of a few: 5 standard deviations are 2 of 100 where the mean is 0.15, 10 where it is 1.8.
        check("dead", Kind::Normal, &reference.dead, spread.dead);
        check("max", Kind::Largest, &reference.max, spread.max);
        assert_eq!(spread.not_finite, 0);
        let ends = [("low", &reference.low, saturation.low), ("high", &reference.high, saturation.high)];
        for (what, statistic, ours) in ends.into_iter().chain([("either", &reference.either, saturation.low + saturation.high)]) {
            if let Some(statistic) = statistic {
                check(what, Kind::Share, statistic, ours);
            }
        }
        if reference.activation == Activation::Relu {
            assert_eq!((saturation.low, saturation.high), (spread.zeros, 0.0), "a ReLU is flat where it is 0");
        }
    });
}

/// Gradients are products of random factors, layer by layer, so that their logarithms are about normal: the widest, tanh behind
/// √n weights, varies by half of itself from seed to seed.
#[test]
fn gradients_are_those_of_the_reference() {
    let check = |what: &str, gradients: &Gradients, index: usize, ours: f64| {
        let (mean, sd, geometric) =
            (gradients.arithmetic.mean[index], gradients.arithmetic.sd[index], gradients.geometric[index]);
        if mean == 0.0 {
            assert_eq!(ours, 0.0, "{what}");
            return;
        }
        // The standard deviation of the logarithm of a log-normal number, and the rounding of the mean to 6 digits.
        let tolerance = 5.0 * (sd / mean).powi(2).ln_1p().sqrt() + 5e-6;
        assert!((ours / geometric).ln().abs() <= tolerance, "{what} {index} from above: {ours} against {geometric} ± {sd}");
    };
    for_each_layer(|reference, layer, LayerResult { gradient, .. }| {
        let name = name(reference);
        let from_above = 4 - layer;
        check(&format!("{name}: ∂L/∂z"), &reference.gradients, from_above, gradient.outputs);
        check(&format!("{name}: ∂L/∂z below"), &reference.gradients, from_above + 1, gradient.inputs);
        check(&format!("{name}: ∂L/∂a"), &reference.sum_gradients, from_above, gradient.sums);
        assert_eq!(gradient.not_finite, 0);
    });
}

/// As the largest distance between cumulative shares, of the mean over the seeds. In the first layer outputs of different units
/// or samples are uncorrelated, so that a share has at most the standard deviation ½/√100,000 = 0.0016 of so many coins; in the
/// layers after it a unit can answer all samples alike, which leaves 100 coins, ½/√100 = 0.05.
#[test]
fn histograms_of_the_sigmoid_are_those_of_the_reference() {
    for (row, reference) in references().iter().enumerate() {
        let Some(shares) = &reference.histogram else { continue };
        for (index, shares) in shares.iter().enumerate() {
            assert_eq!(shares.len(), BINS);
            let mut distance = 0.0;
            let mut largest = 0.0f64;
            for (bin, share) in shares.iter().enumerate() {
                let counted: usize = RUNS.iter().map(|rows| rows[row].layers[index].histogram.counts[bin]).sum();
                distance += counted as f64 / (SEEDS.len() * 100_000) as f64 - share;
                largest = largest.max(distance.abs());
            }
            let deviation = if index == 0 { 0.0016 } else { 0.05 };
            // The reference is rounded to 4 digits: half of 1e-4 of all the shares, which add up to 1.
            let tolerance = 5.0 * deviation / (SEEDS.len() as f64).sqrt() + 0.5e-3;
            let always_a_half = reference.std.mean[index] == 0.0;
            let good = if always_a_half { largest == 0.0 } else { largest < tolerance };
            assert!(good, "{} layer {}: {largest}, may be {tolerance}", name(reference), index + 1);
        }
    }
}

#[test]
fn local_derivatives_are_those_of_the_reference() {
    let mut compared = 0;
    for_each_layer(|reference, layer, LayerResult { saturation, .. }| {
        let Some(facts) = &reference.facts else { return };
        facts.slope.check(Kind::Normal, layer, saturation.slope, 4, &format!("{}: slope", name(reference)));
        facts.flat.check(Kind::Share, layer, saturation.flat, 4, &format!("{}: flat", name(reference)));
        compared += 1;
    });
    assert_eq!(compared, SEEDS.len() * 15 * 5);
}

/// The variance over samples of every unit of every layer, from the raw values: inputs are stream 0 of the seed's draws, the
/// weights of the layers streams 2 and on.
fn variances(row: &Row, seed: u64) -> Vec<Vec<f64>> {
    let settings = settings(vec![row.clone()], seed);
    let (shape, units) = (settings.shape(row), settings.units);
    let inputs = standard_normal(seed, 0, units * settings.samples);
    let mut parameters = vec![0.0; shape.parameter_count()];
    for (stream, place) in (2..).zip(shape.layer_ranges()) {
        let weights = &mut parameters[place.weights];
        weights.copy_from_slice(&standard_normal(seed, stream, weights.len()));
        row.init.weights(Fan { inputs: units, outputs: units }, weights);
    }
    let mut pass = Pass::new(&shape, settings.samples);
    pass.forward(&shape, &parameters, &inputs);
    let variances = |values: &[f64]| {
        let mean_of_samples = |value: &dyn Fn(f64, f64) -> f64, means: &[f64]| {
            let mut sums = vec![0.0; units];
            for sample in values.chunks_exact(units) {
                for ((sum, at), mean) in sums.iter_mut().zip(sample).zip(means) {
                    *sum += value(*at, *mean);
                }
            }
            sums.iter().map(|sum| sum / settings.samples as f64).collect::<Vec<f64>>()
        };
        let means = mean_of_samples(&|at, _| at, &vec![0.0; units]);
        mean_of_samples(&|at, mean| (at - mean).powi(2), &means)
    };
    pass.layers.iter().map(|layer| variances(&layer.outputs)).collect()
}

/// The reference has the mean of the units' standard deviations, halfpipe the root of the mean of their squares, which is never
/// below it (Jensen) and above it where the units differ: by 20 to 30 percent in the last layers of a saturated sigmoid, by 15
/// behind a `ReLU`, by less than 2 where the units are alike. Nets whose weights differ in scale only are alike behind a `ReLU`.
#[test]
fn the_spread_within_a_unit_is_that_of_the_reference() {
    for (index, reference) in references().iter().enumerate() {
        let Some(facts) = &reference.facts else { continue };
        if reference.activation == Activation::Relu && reference.init.about().key != "he" {
            continue;
        }
        for (seed, rows) in SEEDS.into_iter().zip(RUNS.iter()) {
            for (layer, variances) in variances(&reference.row(), seed).into_iter().enumerate() {
                let within = rows[index].layers[layer].spread.within;
                let what = format!("{}: within", name(reference));
                let square = variances.iter().sum::<f64>() / variances.len() as f64;
                // Sums in another order, on values near 1 that can lie as close as 1e-8: their rounding is 1e-8 of that.
                assert!((within / square.sqrt() - 1.0).abs() < 1e-7, "{what}: {within} against {}", square.sqrt());
                let mean = variances.iter().map(|variance| variance.sqrt()).sum::<f64>() / variances.len() as f64;
                facts.within.check(Kind::Normal, layer, mean, 4, &what);
                let alike = reference.activation == Activation::Tanh || matches!(reference.init.about().key, "xavier" | "he");
                let alike = alike && reference.activation != Activation::Relu;
                let most = if alike { 1.05 } else { 1.6 };
                assert!(within >= mean && within < most * mean, "{what}: {within} against {mean}");
            }
        }
    }
}
