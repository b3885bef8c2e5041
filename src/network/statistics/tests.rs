use super::*;
use crate::network::Activation;
use crate::network::draws::standard_normal;

fn of(units: usize, values: &[f64]) -> Spread {
    spread(&Values { units, blocks: vec![values] })
}

#[test]
fn the_squares_of_both_spreads_add_up_to_the_whole() {
    // Two units at 0 and 10, each varying by 1 from sample to sample.
    let found = of(2, &[-1.0, 9.0, 1.0, 11.0]);
    assert_eq!((found.mean, found.within, found.between), (5.0, 1.0, 5.0));
    assert_eq!((found.min, found.max), (-1.0, 11.0));
    assert!((found.std - 26f64.sqrt()).abs() < 1e-15);
}

#[test]
fn blocks_do_not_matter() {
    let values = standard_normal(1, 0, 600);
    let whole = spread(&Values { units: 6, blocks: vec![&values] });
    let parts = Values { units: 6, blocks: vec![&values[..60], &values[60..66], &values[66..]] };
    assert_eq!(spread(&parts), whole);
    let apart = participation_ratio(&parts, &whole).unwrap()
        - participation_ratio(&Values { units: 6, blocks: vec![&values] }, &whole).unwrap();
    assert!(apart.abs() < 1e-12);
}

#[test]
fn tiny_spreads_around_a_half_and_numbers_near_the_ends_of_f64_keep_their_digits() {
    let tiny: Vec<f64> = [-1.0, 1.0, -1.0, 1.0].iter().map(|sign| 0.5 + sign * 2f64.powi(-30)).collect();
    let found = of(1, &tiny);
    assert_eq!((found.mean, found.std), (0.5, 2f64.powi(-30)));
    for power in [-1000, -600, 600, 1000] {
        let unit = 2f64.powi(power);
        assert_eq!(of(1, &[-unit, unit, -unit, unit]).std, unit);
    }
}

#[test]
fn a_constant_unit_has_no_spread_however_many_samples_there_are() {
    let found = of(1, &vec![0.513_728_194_672; 20_000]);
    assert_eq!((found.within, found.mean), (0.0, 0.513_728_194_672));
}

#[test]
fn a_spread_of_rounding_is_not_resolved() {
    let found = of(1, &[0.5, 0.5 + f64::EPSILON / 2.0]);
    assert!(found.within > 0.0 && !found.is_resolved());
    assert!(!of(1, &[0.0, 0.0]).is_resolved());
    assert!(of(1, &[1e-300, 2e-300]).is_resolved());
}

#[test]
fn values_that_are_not_finite_are_counted_and_give_no_numbers() {
    let found = of(1, &[1.0, f64::NAN, f64::INFINITY, 0.0]);
    assert_eq!((found.not_finite, found.zeros), (2, 0.25));
    assert!(found.mean.is_nan() && found.std.is_nan() && !found.is_resolved());
}

#[test]
fn dependent_units_count_once_and_independent_ones_each() {
    let draws = standard_normal(2, 0, 20_000);
    let four: Values<'_> = Values { units: 4, blocks: vec![&draws] };
    let apart = participation_ratio(&four, &spread(&four)).unwrap();
    assert!((apart - 4.0).abs() < 0.02, "{apart}");
    let same: Vec<f64> = draws[..500].iter().flat_map(|draw| [*draw, -3.0 * draw, 0.5 * draw + 7.0]).collect();
    let same = Values { units: 3, blocks: vec![&same] };
    assert!((participation_ratio(&same, &spread(&same)).unwrap() - 1.0).abs() < 1e-12);
    let still = [0.5; 12];
    let still = Values { units: 3, blocks: vec![&still] };
    assert_eq!(participation_ratio(&still, &spread(&still)), None);
}

#[test]
fn dead_and_saturated_units_are_counted() {
    assert_eq!(of(2, &[0.0, 1.0, 0.0, 0.0]).dead, 0.5);
    let (mut sums, mut outputs) = ([-4.0, 0.0, 4.0, 6.0], [0.0; 4]);
    Activation::Sigmoid.apply(&sums, &mut outputs);
    let found = saturation(Activation::Sigmoid, &sums, &outputs);
    assert_eq!(saturate(Activation::Sigmoid, &mut sums, &outputs), found);
    assert_eq!((found.low, found.high, found.flat), (0.25, 0.5, 0.25));
    let mean = outputs.iter().map(|output| output * (1.0 - output)).sum::<f64>() / 4.0;
    assert!((found.slope - mean).abs() < 1e-15);
    assert_eq!(sums, [-4.0, 0.0, 4.0, 6.0].map(|sum| Activation::Sigmoid.derivative(sum)));
}
