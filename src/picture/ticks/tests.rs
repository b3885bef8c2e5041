use super::*;

#[test]
fn ticks_are_round_and_inside() {
    assert_eq!(ticks(-8.6, 8.6, 9.0), [-8.0, -6.0, -4.0, -2.0, 0.0, 2.0, 4.0, 6.0, 8.0]);
    assert_eq!(ticks(0.0, 29.0, 4.0), [0.0, 10.0, 20.0]);
    assert!(ticks(1e300, 1e300 + 1.0, 5.0).is_empty());
    assert!(ticks(f64::NAN, 1.0, 5.0).is_empty());
}
