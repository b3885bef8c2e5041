use super::*;

#[test]
fn a_longer_draw_continues_a_shorter_one_and_streams_differ() {
    let (short, long) = (standard_normal(7, 0, 10), standard_normal(7, 0, 30));
    assert_eq!(short, long[..10]);
    assert_ne!(short, standard_normal(7, 1, 10));
    assert_ne!(short, standard_normal(8, 0, 10));
}

#[test]
fn weights_do_not_depend_on_the_biases() {
    let shape =
        Shape { widths: vec![6, 5, 4], activation: super::super::Activation::Tanh, output: super::super::OutputLayer::Scores };
    let draw = |text: &str| initial_parameters(&shape, &text.parse().unwrap(), 3, 1);
    let (plain, drawn) = (draw("he"), draw("he:bias=fan-in"));
    for range in shape.layer_ranges() {
        assert_eq!(plain[range.weights.clone()], drawn[range.weights]);
        assert!(plain[range.biases.clone()].iter().all(|bias| *bias == 0.0));
        let bound = 1.0 / (range.fan.inputs as f64).sqrt();
        assert!(drawn[range.biases].iter().all(|bias| *bias != 0.0 && bias.abs() <= bound));
    }
    assert!(draw("zero:bias=weights").iter().all(|value| *value == 0.0));
}

#[test]
fn streams_are_not_correlated() {
    let (a, b) = (standard_normal(1, 0, 10_000), standard_normal(1, 1, 10_000));
    let product = a.iter().zip(&b).map(|(a, b)| a * b).sum::<f64>() / 10_000.0;
    assert!(product.abs() < 4.0 / 100.0, "{product}"); // four standard errors
}
