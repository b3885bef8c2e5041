use super::*;
use crate::network::Activation;

#[test]
fn equal_weights_stay_equal_and_random_ones_differ_from_the_start() {
    for &activation in Activation::ALL {
        for optimizer in OptimizerSpec::all() {
            let rate = optimizer.with_rate(0.05).unwrap();
            let symmetry = Symmetry { optimizer: rate, steps: 150, ..Symmetry::default() };
            let trainings = train(&Settings { activation, symmetry, ..Settings::default() });
            for equal in &trainings[..2] {
                assert!(equal.distinct.iter().all(|distinct| *distinct == 1), "{activation}");
            }
            assert!(trainings[2].distinct.iter().all(|distinct| *distinct == 6), "{activation}");
        }
    }
}

#[test]
fn random_weights_learn_what_equal_ones_cannot() {
    let trainings = train(&Settings::default());
    let [zero, constant, random] = [0, 1, 2].map(|index| trainings[index].losses[200]);
    assert!(random < 0.5 * zero && random < 0.5 * constant, "{zero} {constant} {random}");
    assert!((trainings[0].losses[0] - 3f64.ln()).abs() < 1e-12, "zero weights know nothing at first");
}

#[test]
fn zero_weights_with_relu_never_change() {
    let settings = Settings { activation: Activation::Relu, ..Settings::default() };
    let weights = shape(&settings).layer_ranges().into_iter().flat_map(|range| range.weights).collect::<Vec<_>>();
    let zero = &train(&settings)[0];
    assert!(zero.parameters.iter().all(|parameters| weights.iter().all(|weight| parameters[*weight] == 0.0)));
    assert!(zero.losses[200] <= zero.losses[0], "the biases of the output still learn how often each class comes");
}

#[test]
fn a_training_that_diverges_ends_there_with_a_step_before_it() {
    let symmetry = Symmetry { optimizer: "sgd:lr=1e300".parse().unwrap(), ..Symmetry::default() };
    for training in train(&Settings { activation: Activation::Identity, symmetry, ..Settings::default() }) {
        assert!(training.losses.iter().all(|loss| loss.is_finite()));
        assert_eq!(training.diverged.map_or(200, |step| step - 1), training.last_step());
    }
}

#[test]
fn a_difference_in_any_weight_makes_a_unit_distinct() {
    let shape = shape(&Settings::default());
    let same = vec![0.0; shape.parameter_count()];
    assert_eq!(distinct_units(&shape, &same), 1);
    for place in
        [shape.layer_range(0).weights.start + 1, shape.layer_range(0).biases.start + 2, shape.layer_range(1).weights.start + 7]
    {
        let mut other = same.clone();
        other[place] = 1e-300;
        assert_eq!(distinct_units(&shape, &other), 2);
        other[place] = -0.0;
        assert_eq!(distinct_units(&shape, &other), 1, "the two zeros are the same number");
    }
}
