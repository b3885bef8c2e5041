use super::*;

#[test]
fn the_range_of_a_bounded_activation_is_declared() {
    assert_eq!(output_range(HistogramRange::Fixed([-1.0, 1.0]), &[1e9]), [-1.0, 1.0]);
}

#[test]
fn one_row_that_explodes_or_vanishes_does_not_move_the_range() {
    let range = |sizes: &[f64]| output_range(HistogramRange::FromData { below: 0.0 }, sizes);
    assert_eq!(range(&[0.5, 0.6, 0.55]), [0.0, 2.0]);
    assert_eq!(range(&[0.5, 0.6, 0.55, 1e4, 1e-9]), [0.0, 2.0]);
    assert_eq!(range(&[0.5, f64::NAN, f64::INFINITY, 0.0]), [0.0, 2.0]);
    assert_eq!(output_range(HistogramRange::FromData { below: 1.0 }, &[1.0 / 3.0]), [-1.0, 1.0]);
}

#[test]
fn without_sizes_there_is_a_range_all_the_same() {
    assert_eq!(output_range(HistogramRange::FromData { below: 0.2 }, &[]), [-0.2, 1.0]);
    let [low, high] = output_range(HistogramRange::FromData { below: 1.0 }, &[9e299]);
    assert!((high - low).is_finite() && low < high);
    assert_eq!(output_range(HistogramRange::FromData { below: 0.0 }, &[1e308]), [0.0, 1.0]);
}
