//! The Activations experiment agrees with theory and with itself.

use halfpipe::experiment::activations::{LayerResult, Row, Settings, run};
use halfpipe::network::Activation;
use halfpipe::network::draws::standard_normal;

/// The seeds of what is averaged.
const SEEDS: [u64; 3] = [1, 2, 3];

fn rows(texts: &[&str]) -> Vec<Row> {
    texts.iter().map(|text| text.parse().unwrap()).collect()
}

/// Of 400 units and 200 samples. The tolerances are twice the largest deviation over six seeds: a layer of n units that are 0 or
/// large, as `ReLU`'s, leaves the expectation by more than one of bounded units.
#[test]
fn wide_nets_do_what_theory_expects() {
    for (activation, most_within, most_between, most_factor) in [
        (Activation::Sigmoid, 0.04, 0.2, 0.03),
        (Activation::Tanh, 0.03, 0.4, 0.03), // nothing but the samples' own mean lies between its units
        (Activation::Relu, 0.2, 0.3, 0.06),
    ] {
        let rows = rows(&["normal:std=0.01", "xavier", "he"]);
        let settings = Settings { activation, rows, units: 400, samples: 200, ..Settings::default() };
        for row in run(&settings).rows {
            let expected = row.expected.as_ref().unwrap();
            assert_eq!(expected.len(), 5);
            for (index, (layer, expected)) in row.layers.iter().zip(expected).enumerate() {
                // The units' means over so few samples differ also by chance.
                let between = expected.between.hypot(expected.within / (settings.samples as f64).sqrt());
                for (what, ours, theirs, most) in [
                    ("within", layer.spread.within, expected.within, most_within),
                    ("between", layer.spread.between, between, most_between),
                    ("factor", layer.gradient.factor(), expected.factor, most_factor),
                ] {
                    let good = (ours / theirs - 1.0).abs() < most;
                    assert!(good, "{}: {what} of layer {}: {ours} against {theirs}", row.row, index + 1);
                }
            }
        }
    }
}

#[test]
fn nothing_is_expected_of_weights_that_are_not_independent() {
    let rows = rows(&["orthogonal", "constant:value=0.5", "xavier"]);
    let settings = Settings { rows, units: 10, samples: 10, ..Settings::default() };
    let expected: Vec<bool> = run(&settings).rows.iter().map(|row| row.expected.is_some()).collect();
    assert_eq!(expected, [false, false, true]);
}

/// The root of the mean of squares.
fn size(values: &[f64]) -> f64 {
    (values.iter().map(|value| value * value).sum::<f64>() / values.len() as f64).sqrt()
}

/// A rotation keeps the size of every sample, so that of all outputs to 1e-12. The standard deviations of gradients leave out
/// the square of their mean, which is 1/100,000 of theirs for so many independent values.
#[test]
fn an_orthogonal_linear_net_keeps_every_size() {
    let settings = Settings { activation: Activation::Identity, rows: rows(&["orthogonal"]), ..Settings::default() };
    let inputs = size(&standard_normal(settings.seed, 0, settings.units * settings.samples));
    let [row] = &run(&settings).rows[..] else { panic!("one row") };
    for layer in &row.layers {
        let size = layer.spread.mean.hypot(layer.spread.std);
        assert!((size / inputs - 1.0).abs() < 1e-12, "{size} of {inputs}");
        assert!((layer.gradient.factor() - 1.0).abs() < 2e-4, "{}", layer.gradient.factor());
        assert_eq!(layer.gradient.sums, layer.gradient.outputs);
    }
}

/// The mean square of a layer of n units is that of the layer before times 1 ± √(2k)/n, where k counts the layers passed: the
/// outputs lie in ever fewer directions. After l layers it varies by √(l(l + 1))/n.
#[test]
fn a_linear_net_with_xavier_weights_keeps_the_size_in_the_mean() {
    let run_seed =
        |seed| run(&Settings { activation: Activation::Identity, rows: rows(&["xavier"]), seed, ..Settings::default() });
    let runs: Vec<_> = SEEDS.into_iter().map(run_seed).collect();
    for layer in 0..5 {
        let mean_square = |of: &dyn Fn(&LayerResult) -> f64| {
            runs.iter().map(|results| of(&results.rows[0].layers[layer]).powi(2)).sum::<f64>() / SEEDS.len() as f64
        };
        for (what, square, passed) in [
            ("outputs", mean_square(&|layer| layer.spread.mean.hypot(layer.spread.std)), layer + 1),
            ("gradients", mean_square(&|layer| layer.gradient.inputs), 5 - layer),
        ] {
            let deviation = ((passed * (passed + 1)) as f64).sqrt() / 100.0 / (SEEDS.len() as f64).sqrt();
            assert!((square - 1.0).abs() < 5.0 * deviation, "{what} of layer {}: {square} ± {deviation}", layer + 1);
        }
    }
}

/// Every finite value is in the histogram, and from the layer that overflows on there are others.
#[test]
fn nets_that_overflow_tell_how_many_values_are_not_finite() {
    for &activation in Activation::ALL {
        let rows = rows(&["normal:std=1e30", "normal:std=1e200", "xavier"]);
        let settings = Settings { activation, rows, layers: 14, units: 20, samples: 50, ..Settings::default() };
        for (row, result) in settings.rows.iter().zip(run(&settings).rows) {
            let mut gone = false;
            for (index, layer) in result.layers.iter().enumerate() {
                let LayerResult { spread, histogram, gradient, .. } = layer;
                let what = format!("{activation}, {row}, layer {}", index + 1);
                assert_eq!(histogram.total() + spread.not_finite, 20 * 50, "{what}");
                assert_eq!(spread.std.is_nan(), spread.not_finite > 0, "{what}");
                assert_eq!(gradient.histogram.total() + gradient.not_finite, 20 * 50, "{what}");
                assert_eq!(gradient.outputs.is_nan(), gradient.not_finite > 0, "{what}");
                assert!(!gone || spread.not_finite > 0, "{what}: finite again");
                gone |= spread.not_finite > 0;
            }
            let bounded = matches!(activation.about().range, halfpipe::network::activation::HistogramRange::Fixed(_));
            let explodes = row.init.about().key == "normal" && !bounded;
            assert_eq!(gone, explodes, "{activation}, {row}");
        }
    }
}
