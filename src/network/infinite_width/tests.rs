use super::*;

#[test]
fn a_relu_keeps_half_of_the_variance_in_both_directions() {
    let [first, ..] = expected(Activation::Relu, 2.0, &[(0.0, 1.0)], 3)[..] else { panic!("no layers") };
    // E[z²] = q/2 = 1 and E[z] = √(q/2π), for inputs without covariance.
    assert!((first.within.powi(2) - (1.0 - 2.0 / TAU)).abs() < 1e-3, "{first:?}");
    for layer in expected(Activation::Relu, 2.0, &[(0.0, 1.0)], 20) {
        assert!((layer.factor - 1.0).abs() < 0.02, "{layer:?}");
    }
}

#[test]
fn a_linear_net_multiplies_by_the_root_of_the_gain() {
    for (index, layer) in expected(Activation::Identity, 0.25, &[(0.0, 1.0)], 5).iter().enumerate() {
        let power = 0.5f64.powi(index as i32 + 1);
        assert!((layer.within - power).abs() < 1e-12 && layer.between < 1e-7 && (layer.factor - 0.5).abs() < 1e-12);
    }
}

#[test]
fn a_spread_far_below_the_rounding_of_squares_is_still_expected() {
    // Near 0 a sigmoid is linear with derivative 1/4: with weights of 0.01 each layer of 100 units multiplies by 1/40.
    for (index, layer) in expected(Activation::Sigmoid, 0.01, &[(0.0, 1.0)], 9).iter().enumerate() {
        let power = 40f64.powi(-(index as i32 + 1));
        assert!((layer.within / power - 1.0).abs() < 0.02, "{layer:?} against {power}");
    }
}

#[test]
fn the_arc_cosine_kernel_of_a_relu_is_reproduced() {
    // Cho and Saul 2009, equation 6 with n = 1: E[z·z′] = √(q q′)(sin θ + (π − θ) cos θ)/2π, here at cos θ = 0.3.
    let (grid, cosine) = (Grid::new(), 0.3f64);
    let responses = grid.responses(Activation::Relu, 0.0, cosine, 1.0 - cosine);
    let theta = cosine.acos();
    let kernel = (theta.sin() + (std::f64::consts::PI - theta) * cosine) / TAU;
    assert!((grid.mean_of(&responses, |response| response.mean.powi(2)) - kernel).abs() < 1e-3);
}

#[test]
fn a_drawn_bias_adds_its_variance_to_the_pre_activations() {
    let uniform = distribution(|draws| {
        crate::network::elementary::normal_distribution(draws);
        for draw in draws {
            *draw = 0.3 * (2.0 * *draw - 1.0);
        }
    });
    let variance: f64 = uniform.iter().map(|(bias, share)| share * bias * bias).sum();
    assert!((variance / 0.03 - 1.0).abs() < 1e-3, "{variance}");
    let [first, second] = expected(Activation::Identity, 0.5, &uniform, 2)[..] else { panic!("no layers") };
    assert!((first.within.powi(2) - 0.5).abs() < 1e-9 && (first.between.powi(2) - variance).abs() < 1e-9, "{first:?}");
    let between = 0.5 * variance + variance;
    assert!((second.within.powi(2) - 0.25).abs() < 1e-9 && (second.between.powi(2) - between).abs() < 1e-9, "{second:?}");
}
