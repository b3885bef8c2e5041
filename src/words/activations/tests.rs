use super::super::numbers::{digits, significant};
use super::*;

#[test]
fn a_row_of_the_table_writes_all_its_exponents_alike() {
    let spread = |within: f64, max: f64| {
        let (mean, std, between, min, zeros, dead) = (0.0, within, 0.0, 0.0, 0.0, 0.0);
        Spread { mean, std, within, between, min, max, not_finite: 0, zeros, dead }
    };
    let all = |write| [spread(0.5, 1.0), spread(3450.0, 1e4), spread(1e-20, 1.0)].map(|spread| within(&spread, write));
    assert_eq!(all(significant), ["0.500", "3.45e3", "< 9e-16"]);
    assert_eq!(all(digits), ["0.500", "3.45×10³", "< 9×10⁻¹⁶"]);
}

#[test]
fn fractions_and_percentages_are_readable() {
    assert_eq!([0.25, 0.95, 0.4, 1.0 / 1500.0, 0.025].map(fraction), ["1/4", "95 %", "1/2.5", "1/1,500", "1/40"]);
    assert_eq!(fraction(6.3e-9), "1/160,000,000");
    assert_eq!([0.0, 0.764, 0.0204, 1e-5, 1.0].map(percent), ["0 %", "76 %", "2.0 %", "< 0.1 %", "100 %"]);
}
