use super::*;

fn noise(deviation: f64, seed: u64) -> Noise {
    Noise { deviation, seed, seeds: 3 }
}

#[test]
fn the_same_seed_gives_the_same_noise_and_a_longer_draw_continues_a_shorter_one() {
    let (short, long) = (noise(0.5, 7).draw(0, 10), noise(0.5, 7).draw(0, 30));
    assert_eq!(short, long[..10]);
    assert_eq!(noise(0.5, 8).draw(0, 10), noise(0.5, 7).draw(1, 10));
    assert_ne!(noise(0.5, 8).draw(0, 10), short);
}

#[test]
fn mean_and_deviation_are_the_settings() {
    let drawn: Vec<f64> = noise(3.0, 1).draw(0, 20_000).concat();
    let count = drawn.len() as f64;
    let mean = drawn.iter().sum::<f64>() / count;
    let deviation = (drawn.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / count).sqrt();
    // Four standard errors of the mean and of the deviation.
    assert!(mean.abs() < 4.0 * 3.0 / count.sqrt(), "{mean}");
    assert!((deviation - 3.0).abs() < 4.0 * 3.0 / (2.0 * count).sqrt(), "{deviation}");
}

#[test]
fn no_noise_draws_nothing_and_runs_once() {
    assert!(noise(0.0, 1).draw(0, 10).is_empty());
    assert_eq!((noise(0.0, 1).seed_count(), noise(1.0, 1).seed_count()), (1, 3));
}
