use super::*;

#[test]
fn one_slip_is_a_letter_too_many_or_missing_two_exchanged_or_a_neighbouring_key() {
    for (typed, meant) in [("adm", "adam"), ("adamm", "adam"), ("adma", "adam"), ("asam", "adam"), ("relux", "relu")] {
        assert!(is_slip(typed, meant) && is_slip(meant, typed), "{typed} {meant}");
    }
    for (typed, meant) in
        [("adam", "adam"), ("xy", "y"), ("nan", "tan"), ("selu", "silu"), ("he_normal", "normal"), ("damm", "adam"), ("", "sgd")]
    {
        assert!(!is_slip(typed, meant) && !is_slip(meant, typed), "{typed} {meant}");
    }
}
