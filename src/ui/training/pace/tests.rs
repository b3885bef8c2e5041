use super::*;

#[test]
fn a_run_of_twice_the_iterations_and_five_seeds_takes_ten_times_as_long() {
    let mut pace = Pace::default();
    let short = Settings { iterations: 100, ..Settings::default() };
    assert_eq!(pace.seconds(&short), None);
    pace.learn(&short, 0.5, 0.05);
    assert_eq!(pace.seconds(&short), None, "too short to measure anything");
    pace.learn(&short, 0.5, 3.0);
    assert_eq!(pace.seconds(&short), Some(6.0));
    assert_eq!(pace.seconds(&Settings { iterations: 200, seeds: 5, ..short }), Some(60.0));
}
