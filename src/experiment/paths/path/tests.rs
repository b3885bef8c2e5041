use super::*;
use crate::noise::Noise;

fn noisy(deviation: f64, seeds: usize) -> Settings {
    Settings { noise: Noise { deviation, seed: 3, seeds }, ..Settings::default() }
}

#[test]
fn several_seeds_give_their_mean() {
    let one = run(&noisy(0.5, 1));
    let five = run(&noisy(0.5, 5));
    assert!(one[0].seeds.is_empty() && five[0].seeds.len() == 5);
    assert_eq!(five[0].first_seed(), &*one[0].trajectory);
    let last: Vec<f64> = five[0].seeds.iter().map(|seed| seed.points[29][1]).collect();
    assert!((five[0].trajectory.points[29][1] - last.iter().sum::<f64>() / 5.0).abs() < 1e-12);
}

#[test]
fn every_optimizer_sees_the_same_noise() {
    // With SGD at η and 2η the first steps differ only by the rate: the noisy gradient was the same.
    let mut settings = noisy(0.5, 1);
    settings.optimizers = ["sgd:lr=0.1", "sgd:lr=0.2"]
        .iter()
        .map(|text| super::super::Entry::from(text.parse::<crate::optimizer::OptimizerSpec>().unwrap()))
        .collect();
    let paths = run(&settings);
    let first = |path: usize| paths[path].trajectory.points[1][1] - 2.0;
    assert!((first(1) - 2.0 * first(0)).abs() < 1e-14 && (first(0) + 0.4).abs() > 1e-6);
}

#[test]
fn only_what_has_changed_is_traced_again() {
    let settings = Settings { starts: vec![[-7.0, 2.0], [3.0, 4.0]], ..noisy(0.5, 2) };
    let before = run(&settings);
    let is_kept = |path: &Path| before.iter().any(|old| Arc::ptr_eq(&old.trajectory, &path.trajectory));
    let check = |changed: &Settings, kept: usize| {
        let paths = run_again(changed, Some((&settings, &before)), || true);
        assert!(paths == run(changed));
        assert_eq!(paths.iter().filter(|path| is_kept(path)).count(), kept);
    };
    check(&settings, 8);
    let mut changed = settings.clone();
    changed.optimizers[1].rule = "momentum:lr=0.2".parse().unwrap();
    check(&changed, 6);
    changed.optimizers.remove(0);
    changed.starts[0] = [1.0, 1.0];
    check(&changed, 2);
    check(&Settings { steps: 30, ..settings.clone() }, 0);
    check(&Settings { noise: Noise { seed: 4, ..settings.noise }, ..settings.clone() }, 0);
    check(&Settings { landscape: "bowl:a=0.1".parse().unwrap(), ..settings.clone() }, 0);
}

#[test]
fn without_noise_the_number_of_seeds_does_nothing() {
    assert_eq!(run(&noisy(0.0, 5)), run(&Settings::default()));
}

#[test]
fn enormous_noise_ends_finite_or_diverges() {
    for path in run(&noisy(1e9, 3)) {
        assert!(path.trajectory.values.iter().all(|value| value.is_finite()));
    }
    for path in run(&noisy(1e300, 3)) {
        assert!(path.trajectory.values.iter().all(|value| value.is_finite()));
    }
}
