use super::*;

#[test]
fn derivatives_agree_with_central_differences() {
    for &activation in Activation::ALL {
        for step in -80..=80 {
            let at = f64::from(step) * 0.1 + 0.03; // beside the kinks
            let h = 1e-6;
            let difference = (activation.value(at + h) - activation.value(at - h)) / (2.0 * h);
            let derivative = activation.derivative(at);
            assert!((derivative - difference).abs() < 1e-8, "{activation} at {at}: {derivative} {difference}");
        }
    }
}

#[test]
fn second_derivatives_agree_with_central_differences_of_the_derivatives() {
    for &activation in Activation::ALL {
        for step in -80..=80 {
            let at = f64::from(step) * 0.1 + 0.03; // beside the kinks
            let h = 1e-6;
            let difference = (activation.derivative(at + h) - activation.derivative(at - h)) / (2.0 * h);
            let second = activation.second_derivative(at);
            assert!((second - difference).abs() < 1e-8, "{activation} at {at}: {second} {difference}");
        }
    }
}

#[test]
fn second_derivatives_at_0_are_those_of_the_closed_forms_and_far_away_0() {
    let normal = 2.0 / std::f64::consts::TAU.sqrt();
    for (activation, at_zero) in
        [(Activation::Softplus, 0.25), (Activation::Silu, 0.5), (Activation::Gelu, normal), (Activation::Elu, 1.0)]
    {
        assert!((activation.second_derivative(0.0) - at_zero).abs() < 1e-15, "{activation}");
    }
    for &activation in Activation::ALL {
        for at in [-1e300, -1e4, 1e4, 1e300] {
            assert_eq!(activation.second_derivative(at), 0.0, "{activation} at {at}");
        }
    }
}

#[test]
fn extreme_inputs_give_finite_outputs_and_derivatives() {
    for &activation in Activation::ALL {
        for at in [-1e300, -1e4, -800.0, 0.0, 800.0, 1e4, 1e300] {
            let (value, derivative) = (activation.value(at), activation.derivative(at));
            assert!(value.is_finite() && derivative.is_finite(), "{activation} at {at}: {value} {derivative}");
        }
    }
}

#[test]
fn a_derivative_far_from_0_is_that_of_the_end() {
    for (activation, above) in [(Activation::Gelu, 1.0), (Activation::Relu, 1.0), (Activation::Tanh, 0.0)] {
        assert_eq!([1e300, -1e300].map(|at| activation.derivative(at)), [above, 0.0], "{activation}");
        let mut derivatives = [0.0, -0.0];
        activation.differentiate(&mut derivatives, &[0.0; 2]);
        assert_eq!(derivatives[0], derivatives[1]);
    }
    assert_eq!(Activation::Gelu.derivative(f64::INFINITY), 1.0);
    assert_eq!(Activation::Gelu.derivative(0.0), 0.5);
}

#[test]
fn nan_stays_nan() {
    for &activation in Activation::ALL {
        assert!(activation.value(f64::NAN).is_nan(), "{activation}");
        assert!(activation.derivative(f64::NAN).is_nan() || activation == Activation::Identity, "{activation}");
    }
}

#[test]
fn bounded_outputs_stay_in_their_range() {
    for &activation in Activation::ALL {
        if let HistogramRange::Fixed([low, high]) = activation.about().range {
            for at in [-1e6, -3.0, 0.0, 0.5, 3.0, 1e6] {
                assert!((low..=high).contains(&activation.value(at)), "{activation} at {at}");
            }
        }
    }
}

#[test]
fn single_and_double_precision_agree() {
    for &activation in Activation::ALL {
        let mut single = [0.0f32];
        activation.apply(&[0.7f32], &mut single);
        assert!((f64::from(single[0]) - activation.value(f64::from(0.7f32))).abs() < 1e-6, "{activation}");
    }
}

#[test]
fn every_activation_reads_back_from_its_text() {
    for &activation in Activation::ALL {
        assert_eq!(activation.to_string().parse(), Ok(activation));
    }
    assert_eq!("Leaky_ReLU".parse(), Ok(Activation::LeakyRelu(Slope::USUAL)));
    assert!("relux".parse::<Activation>().unwrap_err().to_string().contains("did you mean \"relu\""));
}

#[test]
fn a_leaky_relu_has_the_slope_that_is_set() {
    let activation: Activation = "leaky-relu:slope=0.2".parse().unwrap();
    assert_eq!(activation.to_string().parse(), Ok(activation));
    assert_eq!((activation.name(), activation.formula()), ("leaky ReLU 0.2".into(), "max(0.2a, a)".into()));
    assert_eq!((activation.value(-3.0), activation.derivative(-3.0), activation.value(3.0)), (-3.0 * 0.2, 0.2, 3.0));
    assert_eq!("leaky-relu:slope=0.01".parse::<Activation>().unwrap().to_string(), "leaky-relu");
    for (text, part) in
        [("leaky-relu:slope=1", "less than 1"), ("relu:slope=0.1", "has no settings"), ("leaky-relu:alpha=0", "unknown")]
    {
        let message = text.parse::<Activation>().unwrap_err().to_string();
        assert!(message.contains(part), "{text}: {message}");
    }
}

#[test]
fn exponential_units_have_the_values_of_the_c_library() {
    // expm1, log1p and exp of glibc, by CPython.
    for (activation, at, value, derivative) in [
        (Activation::Elu, -1.0, -0.632_120_558_828_557_7, 0.367_879_441_171_442_33),
        (Activation::Elu, 2.0, 2.0, 1.0),
        (Activation::Selu, -1.0, -1.111_330_737_812_562_7, 0.646_768_603_034_813_9),
        (Activation::Selu, 2.0, 2.101_401_974_710_961, 1.050_700_987_355_480_5),
        (Activation::Softplus, -1.0, 0.313_261_687_518_222_86, 0.268_941_421_369_995_1),
        (Activation::Softplus, 2.0, 2.126_928_011_042_972_4, 0.880_797_077_977_882_4),
    ] {
        let found = (activation.value(at), activation.derivative(at));
        assert!((found.0 - value).abs() < 1e-15 && (found.1 - derivative).abs() < 1e-15, "{activation} at {at}: {found:?}");
    }
}
