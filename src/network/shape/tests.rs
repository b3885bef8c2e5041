use super::*;

#[test]
fn layer_ranges_follow_each_other_and_fill_the_slice() {
    let shape = Shape { widths: vec![6, 5, 4, 3], activation: Activation::Tanh, output: OutputLayer::Scores };
    let ranges = shape.layer_ranges();
    assert_eq!(ranges[0].weights, 0..30);
    assert_eq!(ranges[0].biases, 30..35);
    assert_eq!(ranges[1].weights, 35..55);
    assert_eq!(ranges[2].biases.end, shape.parameter_count());
    let activations: Vec<_> = (0..3).map(|layer| shape.activation_of(layer)).collect();
    assert_eq!(activations, [Activation::Tanh, Activation::Tanh, Activation::Identity]);
}
