use super::*;
use crate::experiment::training::landscape::tests::{assert_close, reference_net};
use crate::network::Activation;

#[test]
fn each_unit_moves_as_far_as_its_weights_are_long_and_biases_stay() {
    let (shape, mut parameters) = reference_net(Activation::Relu);
    let first = shape.layer_range(0);
    // The first unit of the first layer has no weights.
    parameters[first.weights.clone()].chunks_exact_mut(first.fan.outputs).for_each(|column| column[0] = 0.0);
    let directions = random_directions(&shape, &parameters, 7);
    for direction in &directions {
        for range in shape.layer_ranges() {
            let units = range.fan.outputs;
            let lengths = squares(&direction[range.weights.clone()], units).into_iter();
            for (ours, theirs) in lengths.zip(squares(&parameters[range.weights.clone()], units)) {
                assert_close(ours, theirs, 1e-14, "squared length");
            }
            assert!(direction[range.biases].iter().all(|value| *value == 0.0));
        }
        assert!(direction.iter().all(|value| value.is_finite()));
    }
    assert_ne!(directions[0], directions[1]);
    assert_eq!(random_directions(&shape, &parameters, 7), directions);
    assert_ne!(random_directions(&shape, &parameters, 8), directions);
}
