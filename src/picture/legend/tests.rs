use super::*;

#[test]
fn chips_that_do_not_fit_are_counted() {
    let (shown, all) = fitting(320.0, 4, &[100.0; 10], &|_| 60.0);
    assert_eq!((shown, all.len()), (10, 10), "three in a row");
    let (shown, places) = fitting(320.0, 2, &[100.0; 100], &|_| 60.0);
    assert_eq!((shown, places.len(), places[5]), (5, 6, [216.0, 1.0]));
    assert_eq!(fitting(50.0, 2, &[100.0; 3], &|_| 60.0).0, 1, "a chip wider than the area has a row of its own");
}

#[test]
fn a_computed_rate_has_four_digits() {
    let rule: OptimizerSpec = "adagrad:lr=2.72784049186".parse().unwrap();
    assert_eq!(rate_label(&rule, "AdaGrad"), "η 2.728");
}
