use super::super::normal_distribution;
use super::*;

#[test]
fn the_quantile_function_is_inverse_to_the_cut_distribution() {
    let draws: Vec<f64> = (-9_000..=9_000).map(|index| f64::from(index) * 1e-3).collect();
    let mut cut = draws.clone();
    truncate_normal(&mut cut);
    let (mut wanted, mut found) = (draws.clone(), cut.clone());
    normal_distribution(&mut wanted);
    normal_distribution(&mut found);
    for (index, draw) in draws.iter().enumerate() {
        let share = (found[index] - 0.022_750_131_948_179_2) / INSIDE;
        assert!((share - wanted[index]).abs() < 1e-15, "{draw}: {share} is not {}", wanted[index]);
    }
    assert!(cut.is_sorted() && cut[9_000] == 0.0, "{:?}", [cut[0], cut[9_000]]);
}

#[test]
fn extreme_draws_are_at_the_ends_and_nan_stays() {
    let mut draws = [f64::MAX, f64::NEG_INFINITY, f64::NAN];
    truncate_normal(&mut draws);
    assert!(draws[0] <= END && END - draws[0] < 1e-15 && draws[1] == -draws[0], "{draws:?}");
    assert!(draws[2].is_nan());
}

#[test]
fn the_stated_deviation_is_that_of_the_distribution() {
    // 1 − 2·2·φ(2)/(Φ(2) − Φ(−2)).
    let density = (-0.5 * END * END).exp() / std::f64::consts::TAU.sqrt();
    let variance = 1.0 - 2.0 * END * density / INSIDE;
    assert!((variance.sqrt() - TRUNCATED_DEVIATION).abs() < 1e-15);
}
