//! Networks: gradients agree with central differences, a batch with its samples, and a small net with the book's code.
#![allow(clippy::unwrap_used)] // a test may panic

use halfpipe::descent::Descent;
use halfpipe::network::draws::standard_normal;
use halfpipe::network::loss::{Batch, Classifier, cross_entropy};
use halfpipe::network::{Activation, OutputLayer, Pass, Shape};
use halfpipe::objective::Objective;
use halfpipe::optimizer::OptimizerSpec;
use proptest::prelude::*;

/// λ of the classifiers here.
const DECAY: f64 = 0.1;

/// A net with random parameters and a batch for it.
#[derive(Clone, Debug)]
struct Scene {
    shape: Shape,
    parameters: Vec<f64>,
    /// Features x batch.
    inputs: Vec<f64>,
    batch: usize,
    /// A gradient with respect to the outputs, units x batch.
    top: Vec<f64>,
    labels: Vec<usize>,
}

/// Nets of 1 to 4 layers of 1 to 7 units with every activation, for 1 to 5 samples.
fn scenes() -> impl Strategy<Value = Scene> {
    let widths = prop::collection::vec(1..=7usize, 2..=5);
    let output = prop_oneof![Just(OutputLayer::Activated), Just(OutputLayer::Scores)];
    (widths, prop::sample::select(Activation::ALL), output, 1..=5usize, any::<u64>()).prop_map(
        |(widths, activation, output, batch, seed)| {
            let shape = Shape { widths, activation, output };
            let (features, outputs) = (shape.widths[0], shape.widths[shape.layer_count()]);
            let top = standard_normal(seed, 2, outputs * batch);
            Scene {
                parameters: standard_normal(seed, 0, shape.parameter_count()),
                inputs: standard_normal(seed, 1, features * batch),
                labels: (0..batch).map(|sample| (seed as usize).wrapping_add(sample * sample) % outputs).collect(),
                shape,
                batch,
                top,
            }
        },
    )
}

impl Scene {
    fn pass(&self) -> Pass<f64> {
        let mut pass = Pass::new(&self.shape, self.batch);
        pass.forward(&self.shape, &self.parameters, &self.inputs);
        pass
    }

    /// On which side of 0, where `ReLU` and `leaky ReLU` have their kink, every sum of every layer lies.
    fn sides(&self) -> Vec<bool> {
        self.pass().layers.iter().flat_map(|layer| layer.pre_activations.iter().map(|sum| *sum > 0.0)).collect()
    }

    fn is_kinked(&self) -> bool {
        matches!(self.shape.activation, Activation::Relu | Activation::LeakyRelu)
    }

    /// Σ top · outputs.
    fn sum(&self) -> f64 {
        self.top.iter().zip(self.pass().outputs()).map(|(top, output)| top * output).sum()
    }

    /// The size of the terms of that sum, whose rounding the differences inherit.
    fn size(&self) -> f64 {
        self.top.iter().zip(self.pass().outputs()).map(|(top, output)| (top * output).abs()).sum()
    }

    /// Cross-entropy with weight decay.
    fn classify(&self, gradient: &mut [f64]) -> f64 {
        Classifier::new(&self.shape, Batch { inputs: &self.inputs, labels: &self.labels }, DECAY)
            .evaluate(&self.parameters, gradient)
    }

    fn loss(&self) -> f64 {
        self.classify(&mut vec![0.0; self.parameters.len()])
    }

    /// The central difference of `value` along a coordinate, with a relative step of 1e-6; `None` if a kink lies between its
    /// two points.
    fn difference(&self, coordinate: impl Fn(&mut Self) -> &mut f64, value: impl Fn(&Self) -> f64) -> Option<f64> {
        let [mut low, mut high] = [self.clone(), self.clone()];
        let at = *coordinate(&mut low);
        let h = 1e-6 * at.abs().max(1.0);
        *coordinate(&mut low) = at - h;
        *coordinate(&mut high) = at + h;
        let crosses = self.is_kinked() && low.sides() != high.sides();
        (!crosses).then(|| (value(&high) - value(&low)) / ((at + h) - (at - h)))
    }
}

/// Whether gradients agree with central differences of a value that is a sum of terms of this size.
///
/// A difference is off by the rounding of the value, about 1e-16·size/h = 1e-10·size times the few roundings on the way
/// through the layers, and by the third derivative, 1e-12/6 of it; 2e-8 leaves room for layers that multiply either.
fn assert_close(gradient: f64, difference: Option<f64>, size: f64) -> Result<(), TestCaseError> {
    if let Some(difference) = difference {
        let tolerance = 2e-8 * (1.0 + size + gradient.abs());
        prop_assert!((gradient - difference).abs() <= tolerance, "{gradient} against {difference}, size {size}");
    }
    Ok(())
}

/// Whether two lists agree to this share of their largest number (or of 1).
fn assert_same(ours: &[f64], theirs: &[f64], share: f64) -> Result<(), TestCaseError> {
    prop_assert_eq!(ours.len(), theirs.len());
    let largest = theirs.iter().fold(1.0f64, |largest, value| largest.max(value.abs()));
    for (ours, theirs) in ours.iter().zip(theirs) {
        prop_assert!((ours - theirs).abs() <= share * largest, "{} against {}, of {}", ours, theirs, largest);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn gradients_of_a_weighted_sum_of_outputs_agree_with_central_differences(scene in scenes()) {
        let Scene { shape, parameters, inputs, top, .. } = &scene;
        let mut gradient = vec![f64::NAN; parameters.len()];
        let mut pass = scene.pass();
        pass.backward(shape, parameters, inputs, top, Some(&mut gradient));
        let below = pass.input_gradient(0, parameters).to_vec();
        let size = scene.size();
        for (index, slope) in gradient.iter().enumerate() {
            assert_close(*slope, scene.difference(|scene| &mut scene.parameters[index], Scene::sum), size)?;
        }
        prop_assert_eq!(below.len(), inputs.len());
        for (index, slope) in below.iter().enumerate() {
            assert_close(*slope, scene.difference(|scene| &mut scene.inputs[index], Scene::sum), size)?;
        }
    }

    #[test]
    fn gradients_of_a_classifier_agree_with_central_differences(scene in scenes()) {
        let mut gradient = vec![f64::NAN; scene.parameters.len()];
        // Scores that are large make the loss large, and softmax takes the highest off all of them.
        let highest = scene.pass().outputs().iter().fold(0.0f64, |most, score| most.max(score.abs()));
        let size = scene.classify(&mut gradient) + highest;
        for (index, slope) in gradient.iter().enumerate() {
            assert_close(*slope, scene.difference(|scene| &mut scene.parameters[index], Scene::loss), size)?;
        }
    }

    #[test]
    fn layer_by_layer_is_the_whole_way_back(scene in scenes()) {
        let Scene { shape, parameters, inputs, top, .. } = &scene;
        let (mut whole, mut parts) = (vec![0.0; parameters.len()], vec![0.0; parameters.len()]);
        scene.pass().backward(shape, parameters, inputs, top, Some(&mut whole));
        let mut pass = scene.pass();
        pass.set_output_gradient(top);
        for layer in (0..shape.layer_count()).rev() {
            pass.backward_layer(layer, shape, parameters, inputs, Some(&mut parts));
            let below = pass.input_gradient(layer, parameters).to_vec();
            prop_assert_eq!(below.len(), shape.widths[layer] * scene.batch);
        }
        prop_assert_eq!(whole, parts);
    }

    /// To 1e-13 of the largest number: products of another width add in another order.
    #[test]
    fn a_batch_is_its_samples_one_by_one(scene in scenes()) {
        let Scene { shape, parameters, inputs, batch, top, .. } = &scene;
        let mut pass = scene.pass();
        let mut gradient = vec![0.0; parameters.len()];
        let outputs = pass.outputs().to_vec();
        pass.backward(shape, parameters, inputs, top, Some(&mut gradient));
        let below = pass.input_gradient(0, parameters).to_vec();

        let (mut single, mut of_one) = (Pass::new(shape, 1), vec![0.0; parameters.len()]);
        let (mut all_outputs, mut all_below, mut sum) = (Vec::new(), Vec::new(), vec![0.0; parameters.len()]);
        for (inputs, top) in inputs.chunks(shape.widths[0]).zip(top.chunks(top.len() / batch)) {
            single.forward(shape, parameters, inputs);
            all_outputs.extend_from_slice(single.outputs());
            single.backward(shape, parameters, inputs, top, Some(&mut of_one));
            all_below.extend_from_slice(single.input_gradient(0, parameters));
            sum.iter_mut().zip(&of_one).for_each(|(sum, one)| *sum += one);
        }
        assert_same(&all_outputs, &outputs, 1e-13)?;
        assert_same(&all_below, &below, 1e-13)?;
        assert_same(&sum, &gradient, 1e-13)?;
    }

    /// To 1e-4 of the largest number: 1,000 units in the last place of f32, for up to 4 layers that multiply rounding.
    #[test]
    fn single_precision_agrees_with_double(mut scene in scenes()) {
        let narrow = |values: &[f64]| values.iter().map(|value| *value as f32).collect::<Vec<f32>>();
        let wide = |values: &[f32]| values.iter().map(|value| f64::from(*value)).collect::<Vec<f64>>();
        let (parameters, inputs) = (narrow(&scene.parameters), narrow(&scene.inputs));
        (scene.parameters, scene.inputs) = (wide(&parameters), wide(&inputs));
        let mut pass = Pass::new(&scene.shape, scene.batch);
        pass.forward(&scene.shape, &parameters, &inputs);
        assert_same(&wide(pass.outputs()), scene.pass().outputs(), 1e-4)?;

        // A sum that is 0 but for rounding can lie on either side of a kink.
        let sides: Vec<bool> = pass.layers.iter().flat_map(|layer| layer.pre_activations.iter().map(|sum| *sum > 0.0)).collect();
        prop_assume!(!scene.is_kinked() || sides == scene.sides());
        let (mut gradient, mut gradient32) = (vec![0.0; parameters.len()], vec![0.0; parameters.len()]);
        let loss = scene.classify(&mut gradient);
        let loss32 = Classifier::new(&scene.shape, Batch { inputs: &inputs, labels: &scene.labels }, DECAY as f32).evaluate(&parameters, &mut gradient32);
        assert_same(&[f64::from(loss32)], &[loss], 1e-4)?;
        assert_same(&wide(&gradient32), &gradient, 1e-4)?;
    }
}

#[test]
fn cross_entropy_is_shifted_by_no_constant_and_stays_finite_for_far_scores() {
    let mut scores = [1000.0f64, 1001.0, 999.0];
    let mut near = [0.0, 1.0, -1.0];
    let (far_loss, near_loss) = (cross_entropy(&mut scores, &[0]), cross_entropy(&mut near, &[0]));
    assert!((far_loss - near_loss).abs() < 1e-12, "{far_loss} against {near_loss}");
    assert!(scores.iter().sum::<f64>().abs() < 1e-15, "the probabilities add up to 1");
    let mut hopeless = [-1e300, 1e300];
    assert_eq!(cross_entropy(&mut hopeless, &[0]), 2e300);
    assert_eq!(hopeless, [-1.0, 1.0]);
}

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

const LABELS: [usize; 4] = [0, 2, 1, 2];

fn references() -> Vec<Reference> {
    serde_json::from_str(include_str!("reference/network.json")).unwrap()
}

/// Each layer's weights W[i][j] = 0.6 sin(0.7i + 1.3j + 2.1l + 0.5) from input i to unit j and biases 0.05 cos(j + l), l from 1.
fn reference_net(activation: Activation) -> (Shape, Vec<f64>) {
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
fn reference_inputs() -> Vec<f64> {
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
