//! Number formats.

use crate::language::t;

/// Six significant digits, with an exponent only for very small and large numbers.
pub fn brief(value: f64) -> String {
    significant(value, 6)
}

/// `digits` significant digits, with an exponent only for very small and large numbers.
pub fn significant(value: f64, digits: usize) -> String {
    let scientific = format!("{value:.*e}", digits - 1);
    let exponent: i32 = scientific.split_once('e').and_then(|(_, exponent)| exponent.parse().ok()).unwrap_or(0);
    if value == 0.0 || !value.is_finite() {
        format!("{value}")
    } else if (-4..digits as i32).contains(&exponent) {
        format!("{value:.*}", (digits as i32 - 1 - exponent) as usize)
    } else {
        scientific
    }
}

/// A number for the screen: up to `digits` significant digits, a proper minus sign, and `1.2×10⁻⁹` for an exponent.
pub fn number(value: f64, digits: usize) -> String {
    let text = significant(value, digits);
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, ""));
    let mantissa = if mantissa.contains('.') { mantissa.trim_end_matches('0').trim_end_matches('.') } else { mantissa };
    let mantissa = mantissa.replace('-', "−").replace("inf", "∞");
    if exponent.is_empty() { mantissa } else { format!("{mantissa}×10{}", superscript(exponent)) }
}

/// A number for a table: like [`number`], but with all `digits` significant digits, trailing zeros included.
pub fn digits(value: f64, digits: usize) -> String {
    let text = significant(value, digits);
    match text.split_once('e') {
        Some((mantissa, exponent)) => format!("{}×10{}", mantissa.replace('-', "−"), superscript(exponent)),
        None => text.replace('-', "−").replace("inf", "∞"),
    }
}

/// An exponent in superscript digits.
pub fn superscript(exponent: &str) -> String {
    let raise = |sign: char| match sign {
        '-' => '⁻',
        digit => digit.to_digit(10).and_then(|digit| "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().nth(digit as usize)).unwrap_or(digit),
    };
    exponent.chars().map(raise).collect()
}

/// A coordinate with two decimals; tiny and huge ones with three significant digits.
pub fn coordinate(value: f64) -> String {
    if value != 0.0 && !(0.005..1e6).contains(&value.abs()) {
        number(value, 3)
    } else {
        format!("{value:.2}").replace('-', "−")
    }
}

/// A number from 10 on with two significant digits and commas between thousands: `1,500`; like [`number`] from ten billion on.
pub fn thousands(value: f64) -> String {
    if value >= 9.95e9 || value.is_nan() {
        return number(value, 2);
    }
    let unit = 10f64.powf((value.log10().floor() - 1.0).max(0.0));
    grouped(((value / unit).round() * unit) as usize)
}

/// An integer with commas between thousands: `12,345`.
pub fn grouped(value: usize) -> String {
    let digits = value.to_string();
    let commas = digits.char_indices().map(|(index, digit)| {
        let comma = index > 0 && (digits.len() - index).is_multiple_of(3);
        if comma { format!(",{digit}") } else { digit.to_string() }
    });
    commas.collect()
}

/// A duration in words, in whole seconds.
pub fn duration(seconds: f64) -> String {
    let whole = seconds.ceil() as u64;
    match whole {
        0..60 => t!("run.seconds", seconds = whole).into_owned(),
        60..3600 => t!("run.minutes", minutes = whole / 60, seconds = whole % 60).into_owned(),
        _ => t!("run.hours", hours = whole / 3600, minutes = whole % 3600 / 60).into_owned(),
    }
}

#[cfg(test)]
mod tests;
