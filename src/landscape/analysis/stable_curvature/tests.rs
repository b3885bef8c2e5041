use super::*;

fn limit(text: &str) -> Result<f64, NoLimit> {
    let rule: OptimizerSpec = text.parse().unwrap();
    stable_curvature(&rule, rule.rate())
}

#[test]
fn limits_are_those_of_the_closed_forms() {
    let near = |text: &str, exact: f64| {
        let ours = limit(text).unwrap();
        assert!((ours - exact).abs() < 1e-9 * exact, "{text}: {ours} {exact}");
    };
    for rate in [1e-3, 0.1, 0.5, 3.0] {
        near(&format!("sgd:lr={rate}"), 2.0 / rate);
        for alpha in [0.0, 0.5, 0.9, 0.99] {
            near(&format!("momentum:lr={rate},momentum={alpha}"), 2.0 * (1.0 + alpha) / rate);
            near(&format!("nesterov:lr={rate},momentum={alpha}"), 2.0 * (1.0 + alpha) / ((1.0 + 2.0 * alpha) * rate));
        }
    }
    // Decay adds its δ to every curvature.
    near("sgd:lr=0.1,weight_decay=0.5", 19.5);
}

#[test]
fn rules_that_divide_each_coordinate_or_take_its_sign_have_none() {
    for rule in OptimizerSpec::all() {
        let found = stable_curvature(&rule, rule.rate());
        assert_eq!(found == Err(NoLimit::Adaptive), rule.about().adaptive, "{rule}");
        assert_eq!(found.is_ok(), !rule.about().adaptive && rule.about().limit.is_some(), "{rule}: {found:?}");
        assert!(stable_curvature(&rule, 0.0).is_err());
    }
    assert_eq!(limit("lion"), Err(NoLimit::NoneAtAll));
}
