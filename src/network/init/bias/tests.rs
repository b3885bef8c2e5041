use super::super::InitSpec;
use super::*;
use crate::network::draws::standard_normal;

#[test]
fn biases_read_back_from_their_text() {
    for text in ["0", "0.1", "-2", "uniform:0.2", "normal:0.01", "fan-in", "weights"] {
        assert_eq!(text.parse::<Bias>().unwrap().to_string(), text);
    }
    for (typed, text) in [("zeros", "0"), ("constant:0.1", "0.1"), ("Fan_In", "fan-in"), ("normal：0.5", "normal:0.5")] {
        assert_eq!(typed.parse::<Bias>().unwrap().to_string(), text);
    }
    for text in ["", "uniform", "uniform:-1", "fan-in:2", "normal:x", "fan", "nan", "inf"] {
        let message = text.parse::<Bias>().unwrap_err().to_string();
        assert!(message.contains("must be a finite number, uniform:BOUND, normal:STD, fan-in or weights"), "{text}: {message}");
    }
}

#[test]
fn drawn_biases_have_the_stated_bounds_and_deviation() {
    let (init, fan): (InitSpec, _) = ("glorot-uniform".parse().unwrap(), Fan { inputs: 400, outputs: 200 });
    for (text, deviation, bound) in [
        ("uniform:0.2", 0.2 / 3f64.sqrt(), 0.2),
        ("normal:0.01", 0.01, f64::INFINITY),
        ("fan-in", 0.05 / 3f64.sqrt(), 0.05),
        ("weights", (2.0f64 / 600.0).sqrt(), 0.1),
        ("0.3", 0.0, 0.3),
    ] {
        let mut draws = standard_normal(1, 0, 100_000);
        init.biases(text.parse().unwrap(), fan, &mut draws);
        let mean = draws.iter().sum::<f64>() / 1e5;
        let found = (draws.iter().map(|bias| (bias - mean).powi(2)).sum::<f64>() / 1e5).sqrt();
        assert!((found - deviation).abs() <= 0.01 * deviation + 1e-12, "{text}: {found}");
        assert!(draws.iter().all(|bias| bias.abs() <= bound + 1e-15), "{text}");
    }
}
