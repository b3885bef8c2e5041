use super::*;
use crate::network::draws::standard_normal;

#[test]
fn it_is_the_deviation_of_the_spread() {
    for (factor, shift) in [(1.0, 0.0), (1e-3, 5.0), (1e-200, 0.0), (1e200, 0.0), (0.0, 3.0), (0.0, 0.0)] {
        let draws: Vec<f64> = standard_normal(1, 0, 4_410).iter().map(|draw| factor * draw + shift).collect();
        let values = Values { units: 21, blocks: vec![&draws[..2_100], &draws[2_100..]] };
        let (found, expected) = (deviation(&values), spread(&values));
        assert_eq!(found.1, 0);
        assert!((found.0 - expected.std).abs() <= 1e-14 * expected.std, "{factor}: {} {}", found.0, expected.std);
    }
}

#[test]
fn what_is_not_finite_is_counted() {
    let (std, not_finite) = deviation(&Values { units: 1, blocks: vec![&[1.0, f64::NAN, f64::INFINITY, 0.0]] });
    assert!(std.is_nan() && not_finite == 2);
}
