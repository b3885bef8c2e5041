//! Networks: gradients agree with central differences, a batch with its samples, and single precision with double.

use halfpipe::network::draws::standard_normal;
use halfpipe::network::loss::{Batch, Classifier, cross_entropy};
use halfpipe::network::{Activation, OutputLayer, Pass, Shape};
use halfpipe::objective::Objective;
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
    let last = prop_oneof![Just(OutputLayer::Activated), Just(OutputLayer::Scores)];
    (widths, prop::sample::select(Activation::ALL), last, 1..=5usize, any::<u64>()).prop_map(
        |(widths, activation, last, batch, seed)| {
            let shape = Shape { widths, activation, output: last };
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
        matches!(self.shape.activation, Activation::Relu | Activation::LeakyRelu(_))
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
