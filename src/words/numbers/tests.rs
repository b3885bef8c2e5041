use super::*;

#[test]
fn a_number_as_it_is_shown_is_read_back() {
    for value in [1e-9, -2.5e-12, 6.02e23, 0.125, -7.0] {
        for text in [number(value, 6), digits(value, 6), brief(value)] {
            assert_eq!(crate::number::read(&text, |_| true, String::new), Ok(value), "{text}");
        }
    }
    for count in [7, 1500, 12_345_678] {
        assert_eq!(crate::number::count(&grouped(count), 0..=usize::MAX), Ok(count));
    }
}

#[test]
fn thousands_are_separated_by_commas() {
    assert_eq!([12.4, 99.6, 1499.0, 123_456.0, 9.9e6].map(thousands), ["12", "100", "1,500", "120,000", "9,900,000"]);
    assert_eq!([2.5e8, 2.5e10].map(thousands), ["250,000,000", "2.5×10¹⁰"]);
}

#[test]
fn numbers_are_written_with_a_minus_sign_and_superscripts() {
    assert_eq!(number(-0.5, 4), "−0.5");
    assert_eq!(number(1.25e-9, 3), "1.25×10⁻⁹");
    assert_eq!(number(0.0, 3), "0");
    assert_eq!(number(12345.678, 4), "1.235×10⁴");
    assert_eq!([0.5, -0.1, 1.25e-9].map(|value| digits(value, 3)), ["0.500", "−0.100", "1.25×10⁻⁹"]);
}
