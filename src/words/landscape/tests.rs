use super::*;

#[test]
fn shares_have_two_digits() {
    let all = [1.0, 0.998, 0.834, 0.0077, 9.4e-6, 0.0].map(percent);
    assert_eq!(all, ["100 %", "100 %", "83 %", "0.77 %", "0.00094 %", "0 %"]);
}
