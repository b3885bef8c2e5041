//! A small net has the scores, losses and gradients of the book's code, and trains as with its optimizers.

use halfpipe::descent::Descent;
use halfpipe::network::loss::{Batch, Classifier};
use halfpipe::network::{Activation, OutputLayer, Pass, Shape};
use halfpipe::objective::Objective;
use halfpipe::optimizer::OptimizerSpec;

/// The net of sizes 6-5-4-3 on four samples: see `tests/reference/README.md`.
#[derive(serde::Deserialize)]
struct Reference {
    activation: Activation,
    decay: f64,
    /// Batch x classes.
    logits: Vec<Vec<f64>>,
    loss: f64,
    /// The gradients of each layer's weights, inputs x units.
    weights: Vec<Vec<Vec<f64>>>,
    biases: Vec<Vec<f64>>,
    training: Vec<Training>,
}

#[derive(serde::Deserialize)]
struct Training {
    optimizer: OptimizerSpec,
    /// After each of 25 updates.
    losses: Vec<f64>,
}

pub const LABELS: [usize; 4] = [0, 2, 1, 2];

fn references() -> Vec<Reference> {
    serde_json::from_str(include_str!("../../reference/network.json")).unwrap()
}

/// Each layer's weights W[i][j] = 0.6 sin(0.7i + 1.3j + 2.1l + 0.5) from input i to unit j and biases 0.05 cos(j + l), l from 1.
pub fn reference_net(activation: Activation) -> (Shape, Vec<f64>) {
    let shape = Shape { widths: vec![6, 5, 4, 3], activation, output: OutputLayer::Scores };
    let mut parameters = Vec::new();
    for (layer, place) in (1..).map(f64::from).zip(shape.layer_ranges()) {
        for input in 0..place.fan.inputs {
            let weight = |unit| 0.6 * (0.7 * input as f64 + 1.3 * unit as f64 + 2.1 * layer + 0.5).sin();
            parameters.extend((0..place.fan.outputs).map(weight));
        }
        parameters.extend((0..place.fan.outputs).map(|unit| 0.05 * (unit as f64 + layer).cos()));
    }
    (shape, parameters)
}

/// Feature j of sample i is cos(0.9ij + 0.3i + 0.1j).
pub fn reference_inputs() -> Vec<f64> {
    let feature = |i: f64, j: f64| (0.9 * i * j + 0.3 * i + 0.1 * j).cos();
    (0..4).flat_map(|i| (0..6).map(move |j| feature(f64::from(i), f64::from(j)))).collect()
}

/// The loss with the 1e-7 that the book adds to every probability before it takes the logarithm (section 4.2.2, against a
/// logarithm of 0). Its gradient leaves that out, as ours does.
fn book_loss(loss: f64, shape: &Shape, parameters: &[f64], inputs: &[f64]) -> f64 {
    let mut pass = Pass::new(shape, LABELS.len());
    pass.forward(shape, parameters, inputs);
    let shares = pass.outputs().chunks(3).zip(LABELS).map(|(scores, label)| {
        let sum: f64 = scores.iter().map(|score| score.exp()).sum();
        (1e-7 * sum / scores[label].exp()).ln_1p()
    });
    loss - shares.sum::<f64>() / LABELS.len() as f64
}

fn assert_all_close<'a>(ours: &[f64], theirs: impl IntoIterator<Item = &'a f64>, tolerance: f64, what: &str) {
    let theirs: Vec<f64> = theirs.into_iter().copied().collect();
    assert_eq!(ours.len(), theirs.len(), "{what}");
    for (ours, theirs) in ours.iter().zip(&theirs) {
        assert!((ours - theirs).abs() <= tolerance * theirs.abs().max(1.0), "{what}: {ours} against {theirs}");
    }
}

#[test]
fn a_small_net_has_the_books_scores_loss_and_gradients() {
    let inputs = reference_inputs();
    let references = references();
    assert_eq!(references.len(), 4);
    for Reference { activation, decay, logits, loss, weights, biases, .. } in references {
        let (shape, parameters) = reference_net(activation);
        let what = format!("{activation} with decay {decay}");
        let mut pass = Pass::new(&shape, LABELS.len());
        pass.forward(&shape, &parameters, &inputs);
        assert_all_close(pass.outputs(), logits.iter().flatten(), 1e-13, &what);

        let mut gradient = vec![f64::NAN; parameters.len()];
        let ours =
            Classifier::new(&shape, Batch { inputs: &inputs, labels: &LABELS }, decay).evaluate(&parameters, &mut gradient);
        assert_all_close(&[book_loss(ours, &shape, &parameters, &inputs)], [&loss], 1e-13, &what);
        for ((place, weights), biases) in shape.layer_ranges().into_iter().zip(&weights).zip(&biases) {
            // Inputs x units, row by row, is units x inputs, column by column.
            assert_all_close(&gradient[place.weights], weights.iter().flatten(), 1e-13, &what);
            assert_all_close(&gradient[place.biases], biases, 1e-13, &what);
        }
    }
}

#[test]
fn a_small_net_trains_as_with_the_books_optimizers() {
    let inputs = reference_inputs();
    let mut compared = 0;
    for Reference { activation, decay, training, .. } in references() {
        let (shape, start) = reference_net(activation);
        let classifier = Classifier::new(&shape, Batch { inputs: &inputs, labels: &LABELS }, decay);
        for Training { optimizer, losses } in training {
            let mut descent = Descent::new(&classifier, optimizer.start(), start.clone());
            let ours: Vec<f64> = losses
                .iter()
                .map(|_| {
                    descent.step();
                    book_loss(descent.value(), &shape, descent.params(), &inputs)
                })
                .collect();
            assert_all_close(&ours, &losses, 1e-12, &format!("{optimizer}, {activation} with decay {decay}"));
            compared += losses.len();
        }
    }
    assert_eq!(compared, 4 * 6 * 25);
}
