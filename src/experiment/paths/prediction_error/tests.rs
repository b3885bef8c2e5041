use super::*;

#[test]
fn a_parallel_guess_is_off_by_the_distance_between_the_paths() {
    let trajectory = [[0.0, 0.0], [10.0, 0.0]];
    let found = prediction_error(&[[0.0, 1.0], [4.0, 1.0], [10.0, 1.0]], &trajectory).unwrap();
    assert!((found.end - 1.0).abs() < 1e-12 && (found.hausdorff - 1.0).abs() < 1e-12, "{found:?}");
    assert_eq!(prediction_error(&trajectory, &trajectory), Some(PredictionError { end: 0.0, hausdorff: 0.0 }));
}

#[test]
fn a_guess_that_stops_half_way_is_off_by_the_other_half() {
    let found = prediction_error(&[[0.0, 0.0], [5.0, 0.0]], &[[0.0, 0.0], [5.0, 0.0], [10.0, 0.0]]).unwrap();
    assert_eq!(found, PredictionError { end: 5.0, hausdorff: 5.0 });
}

#[test]
fn what_the_straight_guess_leaves_out_of_a_zig_zag_counts() {
    let found = prediction_error(&[[0.0, 0.0], [4.0, 0.0]], &[[0.0, 0.0], [1.0, 3.0], [3.0, -3.0], [4.0, 0.0]]).unwrap();
    assert_eq!(found, PredictionError { end: 0.0, hausdorff: 3.0 });
}

#[test]
fn without_points_there_is_nothing_to_measure() {
    assert_eq!(prediction_error(&[], &[[0.0, 0.0]]), None);
    assert_eq!(prediction_error(&[[f64::NAN, 0.0]], &[[0.0, 0.0]]), None);
    assert_eq!(prediction_error(&[[3.0, 4.0]], &[[0.0, 0.0]]).map(|error| error.end), Some(5.0));
}
