use super::*;
use crate::landscape::LandscapeSpec;
use crate::optimizer::OptimizerSpec;

fn on_bowl(a: f64, optimizer: &str) -> StableRates {
    let bowl: LandscapeSpec = format!("bowl:a={a}").parse().unwrap();
    let optimizer: OptimizerSpec = optimizer.parse().unwrap();
    let (point, inspectable) = ([-7.0, 2.0], optimizer.start_inspectable());
    let (gradient, hessian) = (bowl.value_and_gradient(point).1, bowl.hessian(point));
    stable_rates(&LocalModel { optimizer: &*inspectable, adaptive: optimizer.about().adaptive, point, gradient, hessian })
        .unwrap()
}

fn near(ours: f64, exact: f64) -> bool {
    (ours - exact).abs() < 1e-6 * exact
}

#[test]
fn limits_and_best_rates_are_those_of_the_closed_forms() {
    for a in [0.005, 0.05, 0.3, 1.0, 4.0] {
        let (low, high) = ((2.0f64 * a).min(2.0), (2.0f64 * a).max(2.0));
        let sgd = on_bowl(a, "sgd");
        assert!(near(sgd.limit, 2.0 / high) && near(sgd.best[0], 2.0 / (low + high)), "{a}: {sgd:?}");
        assert!(near(sgd.best[1], 2.0 / (low + high)));
        for alpha in [0.3, 0.5, 0.9] {
            let heavy = on_bowl(a, &format!("momentum:momentum={alpha}"));
            assert!(near(heavy.limit, 2.0 * (1.0 + alpha) / high), "{a} {alpha}: {heavy:?}");
            let nesterov = on_bowl(a, &format!("nesterov:momentum={alpha}"));
            assert!(near(nesterov.limit, 2.0 * (1.0 + alpha) / ((1.0 + 2.0 * alpha) * high)), "{a} {alpha}: {nesterov:?}");
        }
    }
}

#[test]
fn momentum_has_a_range_of_best_rates_where_every_direction_oscillates() {
    // Both directions oscillate with modulus √α between (1 − √α)²/λ_min and (1 + √α)²/λ_max.
    let (alpha, low, high) = (0.9f64, 0.1, 2.0);
    let heavy = on_bowl(0.05, "momentum:momentum=0.9");
    let (from, to) = ((1.0 - alpha.sqrt()).powi(2) / low, (1.0 + alpha.sqrt()).powi(2) / high);
    assert!(near(heavy.best[0], from) && near(heavy.best[1], to), "{heavy:?} {from} {to}");
}

#[test]
fn nesterov_has_one_best_rate() {
    // The range of equally good rates has shrunk to one.
    let nesterov = on_bowl(0.05, "nesterov:momentum=0.9");
    assert!(nesterov.best[1] / nesterov.best[0] < 1.001, "{nesterov:?}");
}
