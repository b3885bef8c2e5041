use super::*;

fn any(text: &str) -> Result<f64, String> {
    read(text, |_| true, || "wanted".to_owned())
}

#[test]
fn numbers_are_read_in_the_spellings_of_keyboards_and_of_the_program_itself() {
    for (text, number) in [
        ("0.5", 0.5),
        (" +.5 ", 0.5),
        ("−7", -7.0),
        ("– 7", -7.0),
        ("５．０", 5.0),
        ("－０。５", -0.5),
        ("5×10⁻²", 0.05),
        ("5 × 10⁻²", 0.05),
        ("5·10^-2", 0.05),
        ("−1.5*10**3", -1500.0),
        ("10⁻⁸", 1e-8),
        ("−10³", -1000.0),
        ("1E-3", 1e-3),
    ] {
        assert_eq!(any(text), Ok(number), "{text}");
    }
}

#[test]
fn a_decimal_comma_is_answered_with_the_number_to_write() {
    for (text, point) in [("0,5", "0.5"), ("−0，25", "-0.25"), ("1,5e-3", "1.5e-3"), ("1,500", "1.500")] {
        assert_eq!(any(text), Err(format!("write a decimal point: {point}")), "{text}");
    }
    for text in ["", "1 5", "1,2,3", "nan", "inf", "-inf", "1e999", "5%", "fast", ",", "0x10", "1.2.3"] {
        assert_eq!(any(text), Err("wanted".to_owned()), "{text}");
    }
}

#[test]
fn whole_numbers_may_have_commas_between_thousands() {
    let read = |text: &str| whole(text, 0..=u64::MAX, || "wanted".to_owned());
    for (text, number) in [("1,500", 1500), ("1，234，567", 1_234_567), ("１０", 10), ("1e3", 1000), ("2×10³", 2000)] {
        assert_eq!(read(text), Ok(number), "{text}");
    }
    assert_eq!(read(&u64::MAX.to_string()), Ok(u64::MAX));
    let unlimited = |text: &str| unlimited(text, || "wanted".to_owned());
    for (text, number) in [("1,500", 1500), ("99999999999999999999999", usize::MAX), ("1e30", usize::MAX)] {
        assert_eq!(unlimited(text), Ok(number), "{text}");
    }
    for text in ["-1", "-99999999999999999999999", "1.5", "1e999", "ten", ""] {
        assert_eq!(unlimited(text), Err("wanted".to_owned()), "{text}");
    }
    for text in ["1,5", "1,50", "0001,500", "1.5", "-1", "−1", "1e30", "", "ten"] {
        assert_eq!(read(text), Err("wanted".to_owned()), "{text}");
    }
}
