use super::*;

#[test]
fn a_factor_has_as_many_digits_as_tell_it_from_1() {
    for (factor, text) in [
        (0.9, "0.9"),
        (-0.905, "−0.905"),
        (0.9996, "0.9996"),
        (1.00002, "1.00002"),
        (-0.999_999_6, "−0.9999996"),
        (1.0, "1"),
        (-1.0, "−1"),
    ] {
        assert_eq!(factor_text(factor), text);
    }
}
