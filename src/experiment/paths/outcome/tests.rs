use super::*;
use crate::experiment::Entry;
use crate::job::ThreadPool;
use crate::landscape::View;

fn settings(landscape: &str, optimizers: &[&str], steps: usize) -> Settings {
    let optimizers =
        optimizers.iter().map(|text| Entry::from(text.parse::<crate::optimizer::OptimizerSpec>().unwrap())).collect();
    let landscape: crate::landscape::LandscapeSpec = landscape.parse().unwrap();
    Settings { starts: vec![landscape.start()], landscape, optimizers, steps, ..Settings::default() }
}

fn map(settings: &Settings, spec: &MapSpec) -> SettingsMap {
    settings_map_while(settings, spec, ThreadPool::all_cores(), || true).unwrap().unwrap()
}

/// The column from which on a row diverges.
fn first_diverged(map: &SettingsMap, row: usize) -> usize {
    let row = &map.ends[row * map.rates.count..(row + 1) * map.rates.count];
    let is_lost: Vec<bool> = row.iter().map(|end| end.outcome.is_lost()).collect();
    let first = is_lost.iter().position(|lost| *lost).unwrap();
    assert!(is_lost[first..].iter().all(|lost| *lost), "one border");
    first
}

#[test]
fn sgd_diverges_from_two_over_the_greatest_curvature_on() {
    // δ = 0 in the lowest row; f = x²/20 + y² has λ = 0.1 and 2, so the limit is 1.
    let settings = settings("bowl", &["sgd"], 2_000);
    let spec = MapSpec { setting: "weight_decay".into(), size: [256, 2], rates: Some([0.1, 10.0]), ..MapSpec::default() };
    let map = map(&settings, &spec);
    assert!((first_diverged(&map, 0) as f64 - map.rates.position(1.0)).abs() <= 1.0);
    assert!((map.theory.unwrap().limits[0].unwrap() - 1.0).abs() < 1e-9);
}

#[test]
fn momentum_diverges_from_the_limit_of_theory_on() {
    let settings = settings("bowl", &["momentum"], 3_000);
    let spec = MapSpec { setting: "momentum".into(), size: [128, 16], rates: Some([0.1, 10.0]), ..MapSpec::default() };
    let map = map(&settings, &spec);
    let theory = map.theory.clone().unwrap();
    for row in 0..map.values.count {
        let alpha = map.values.at(row);
        let limit = 2.0 * (1.0 + alpha) / 2.0;
        assert!((theory.limits[row].unwrap() - limit).abs() < 1e-6 * limit);
        assert!((first_diverged(&map, row) as f64 - map.rates.position(limit)).abs() <= 1.0, "α = {alpha}");
    }
}

#[test]
fn momentum_is_best_at_polyaks_optimum() {
    let settings = settings("bowl", &["momentum"], 400);
    let spec = MapSpec { setting: "Momentum".into(), size: [120, 120], rates: Some([0.1, 10.0]), ..MapSpec::default() };
    let map = map(&settings, &spec);
    let (low, high) = (0.1f64.sqrt(), 2f64.sqrt());
    let rate = (2.0 / (low + high)).powi(2);
    let alpha = ((high - low) / (high + low)).powi(2);
    let best = map.best.unwrap();
    let [column, row] = [best % 120, best / 120].map(|place| place as f64);
    assert!((column - map.rates.position(rate)).abs() <= 2.0, "{:?} {rate}", map.settings_at(best));
    assert!((row - map.values.position(alpha)).abs() <= 2.0, "{:?} {alpha}", map.settings_at(best));
    // There critical damping along both directions meets: (1 − √α)²/λ of the flat one and (1 + √α)²/λ of the steep one.
    let theory = map.theory.clone().unwrap();
    for (row, [flat, steep]) in theory.oscillating.iter().enumerate().skip(1) {
        let root = map.values.at(row).sqrt();
        let ends = |curvature: f64| [(1.0 - root).powi(2) / curvature, (1.0 + root).powi(2) / curvature];
        for (found, exact) in [(flat, ends(0.1)), (steep, ends(2.0))] {
            let found = found.unwrap();
            assert!((0..2).all(|end| (found[end] / exact[end] - 1.0).abs() < 1e-6), "{found:?} {exact:?}");
        }
    }
}

#[test]
fn there_is_theory_only_where_the_step_is_the_same_for_ever() {
    let spec = MapSpec { setting: "beta2".into(), size: [4, 3], ..MapSpec::default() };
    assert_eq!(map(&settings("bowl", &["adam"], 5), &spec).theory, None);
    let spec = MapSpec { setting: "momentum".into(), ..spec };
    assert_eq!(map(&settings("himmelblau", &["momentum"], 5), &spec).theory, None);
    assert_eq!(map(&settings("bowl", &["momentum:schedule=step"], 5), &spec).theory, None);
}

#[test]
fn a_setting_of_the_schedule_makes_an_axis_of_whole_numbers() {
    let settings = settings("bowl", &["sgd:lr=0.4,schedule=cosine"], 20);
    let spec = MapSpec { setting: "horizon".into(), size: [3, 40], ..MapSpec::default() };
    let map = map(&settings, &spec);
    assert!(map.values.values().iter().all(|value| value.fract() == 0.0 && *value >= 1.0));
    assert_ne!(map.ends[0].value.to_bits(), map.ends[117].value.to_bits(), "the rows differ");
}

#[test]
fn what_cannot_be_mapped_is_refused() {
    let base = settings("bowl", &["sgd"], 100);
    let made = |settings: &Settings, spec: &MapSpec| settings_map_while(settings, spec, ThreadPool::all_cores(), || true);
    let spec = |setting: &str, size| MapSpec { setting: setting.to_owned(), size, ..MapSpec::default() };
    let lacks = made(&base, &spec("beta1", [4, 4])).unwrap_err();
    assert!(lacks.contains("beta1") && lacks.contains("weight_decay"), "{lacks}");
    assert!(made(&base, &spec("lr", [4, 4])).is_err(), "the rate is the other axis");
    assert!(made(&base, &spec("weight_decay", [1, 1])).unwrap_err().contains("1x1"));
    let long = Settings { steps: 100_000, ..base.clone() };
    assert!(made(&long, &spec("weight_decay", [512, 512])).unwrap_err().contains("3814"));
    assert!(made(&Settings { steps: 1_000_000, ..base.clone() }, &spec("weight_decay", [2, 2])).is_err());
    let rates = MapSpec { rates: Some([1.0, 0.5]), ..spec("weight_decay", [4, 4]) };
    assert!(made(&base, &rates).is_err());
    assert_eq!(settings_map_while(&base, &spec("weight_decay", [4, 4]), ThreadPool::all_cores(), || false), Ok(None));
}

fn basins(settings: &Settings, view: View, size: [usize; 2]) -> Basins {
    let optimizers: Vec<usize> = (0..settings.optimizers.len()).collect();
    basins_while(settings, &optimizers, view, size, ThreadPool::all_cores(), || true).unwrap().unwrap().remove(0)
}

#[test]
fn as_many_starts_reach_each_minimum_as_in_numpy_and_jax() {
    // 256 x 256 starts, 200 steps; both agree on these numbers.
    let known = [17_394, 17_606, 15_885, 14_651];
    let settings = settings("himmelblau", &["adam:lr=0.1"], 200);
    let basins = basins(&settings, View { x: [-5.0, 5.0], y: [-5.0, 5.0] }, [256, 256]);
    let shares = basins.shares();
    for (index, known) in known.into_iter().enumerate() {
        let share = shares[index];
        assert_eq!(share.fate, Fate::Minimum(index));
        assert!((share.starts as f64 / f64::from(known) - 1.0).abs() < 1e-3, "{shares:?}");
    }
    assert!((shares.iter().map(|share| share.share).sum::<f64>() - 1.0).abs() < 1e-12);
}

#[test]
fn starts_have_the_fates_that_their_walks_have() {
    let everywhere = View { x: [-2.0, 2.0], y: [-2.0, 2.0] };
    let fates = |landscape: &str, optimizer: &str, steps| {
        let basins = basins(&settings(landscape, &[optimizer], steps), everywhere, [9, 9]);
        let mut fates: Vec<Fate> = basins.shares().iter().filter(|share| share.starts > 0).map(|share| share.fate).collect();
        fates.sort();
        fates
    };
    assert_eq!(fates("bowl", "sgd:lr=0.5", 500), [Fate::Minimum(0)]);
    assert_eq!(fates("bowl", "sgd:lr=0.5", 3), [Fate::Minimum(0), Fate::Walking]);
    assert_eq!(fates("bowl", "sgd:lr=5", 50), [Fate::Minimum(0), Fate::Diverged], "the minimum itself stays");
    assert_eq!(fates("formula:x^2-y^2", "sgd:lr=0.1", 500), [Fate::Resting, Fate::Left], "the saddle's own valley leads to it");
    assert_eq!(fates("formula:sqrt(x)+y^2", "sgd:lr=0.1", 200).last(), Some(&Fate::NoSlope));
}

#[test]
fn minima_of_a_formula_beyond_its_searched_view_are_found_by_the_walks() {
    // Minima at x = 20 and 24, y = 0; the search sees −5 to 5.
    let settings = settings("formula:((x-22)^2-4)^2/16+y^2", &["sgd:lr=0.05"], 2_000);
    let basins = basins(&settings, View { x: [19.0, 25.0], y: [-1.0, 1.0] }, [20, 6]);
    let mut found: Vec<f64> = basins
        .shares()
        .iter()
        .filter_map(|share| match share.fate {
            Fate::Minimum(index) if share.starts > 0 => Some(basins.minima[index][0]),
            _ => None,
        })
        .collect();
    found.sort_by(f64::total_cmp);
    assert!(found.len() == 2 && (found[0] - 20.0).abs() < 1e-5 && (found[1] - 24.0).abs() < 1e-5, "{found:?}");
}

#[test]
fn progress_is_told_as_often_as_announced() {
    use std::sync::atomic::{AtomicUsize, Ordering};
    let settings = settings("bowl", &["momentum", "sgd"], 3);
    let count = AtomicUsize::new(0);
    let count_one = || count.fetch_add(1, Ordering::Relaxed) < usize::MAX;
    let spec = MapSpec { setting: "momentum".into(), size: [300, 3], ..MapSpec::default() };
    settings_map_while(&settings, &spec, ThreadPool::all_cores(), count_one).unwrap();
    assert_eq!(count.swap(0, Ordering::Relaxed), settings_map_chunks(spec.size));
    basins_while(&settings, &[0, 1], settings.region(), spec.size, ThreadPool::all_cores(), count_one).unwrap();
    assert_eq!(count.into_inner(), basins_chunks(spec.size, 2));
}
