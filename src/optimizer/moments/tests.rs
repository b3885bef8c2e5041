use super::*;

#[test]
fn a_faded_power_is_left_out_only_where_it_changes_nothing() {
    for beta in [0.0, 0.5, 0.9, 0.99, 0.999, 0.9999, 0.999_999] {
        let faded = (FADED / (1.0 - beta)) as u32;
        for step in (1..60).chain(faded - 20..faded + 20).chain([3 * faded, 1_000_000_000]) {
            let whole = 1.0 - f64::powi(beta, step as i32);
            assert_eq!(rest_of_power(beta, step).to_bits(), whole.to_bits(), "{beta}, {step}");
        }
    }
    assert!(rest_of_power(0.999, 36_000) < 1.0);
}
