use super::*;
use crate::experiment::paths::run;

#[test]
fn no_rate_that_was_not_tried_ends_much_lower() {
    let settings = Settings::default();
    let sweeps = sweep_while(&settings, || true);
    for (index, sweep) in sweeps.iter().enumerate() {
        let [best, f] = sweep.best.unwrap();
        for part in [0.98, 0.99, 1.01, 1.02] {
            let entry = &settings.optimizers[index];
            let (other, _) = final_value(&settings.landscape, entry, settings.starts[0], settings.steps, &[], best * part);
            // Below 1e-20 the result is rounding.
            assert!(f < 1e-20 || other.is_none_or(|other| other > 0.5 * f), "{}: {best} {f} {other:?}", entry.rule);
        }
    }
}

#[test]
fn the_best_rates_end_lower_than_the_books() {
    let mut settings = Settings::default();
    let ends = |settings: &Settings| run(settings).iter().map(|path| path.trajectory.values[29]).collect::<Vec<_>>();
    let before = ends(&settings);
    let sweeps = sweep_while(&settings, || true);
    apply_best(&mut settings, &sweeps);
    let after = ends(&settings);
    assert!(before.iter().zip(&after).all(|(before, after)| after <= before), "{before:?} {after:?}");
    for (sweep, end) in sweeps.iter().zip(&after) {
        assert_eq!(sweep.best.unwrap()[1], *end);
    }
}

#[test]
fn a_sweep_can_be_stopped() {
    let mut trials = 0;
    let stopped = sweep_while(&Settings::default(), || {
        trials += 1;
        trials < 300
    });
    assert!(stopped.len() < 4 && trials <= 301);
}

#[test]
fn the_key_does_not_depend_on_the_rates() {
    let mut settings = Settings::default();
    let before = key(&settings);
    settings.set_rates(|_| Some(0.5));
    assert_eq!(key(&settings), before);
    settings.steps = 30;
    assert_ne!(key(&settings), before);
}

#[test]
fn a_function_without_lowest_value_has_no_best_rate() {
    for formula in ["x^2-y^2", "x+2y", "x^3-3x*y^2"] {
        let landscape: LandscapeSpec = format!("formula:{formula}").parse().unwrap();
        let optimizers = Settings::default().optimizers[..1].to_vec();
        let mut settings = Settings {
            landscape,
            optimizers,
            starts: vec![[1.0, 0.001]],
            steps: 500,
            rates: RateRule::Best,
            ..Settings::default()
        };
        let sweeps = sweep_while(&settings, || true);
        assert_eq!(sweeps[0].best, None, "{formula}");
        apply_best(&mut settings, &sweeps);
        assert_eq!(settings.rates, RateRule::Free);
    }
}
