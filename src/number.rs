//! Numbers as people type them: on any keyboard, in fields, on the command line and in the texts of rules.

use std::ops::RangeInclusive;

use crate::language::t;

/// Raised digits.
pub const RAISED: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/// Every whole number up to here is an `f64`.
const EXACT: f64 = (1u64 << f64::MANTISSA_DIGITS) as f64;

/// A character as a keyboard for English writes it.
pub fn plain(character: char) -> char {
    match character {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(character as u32 - 0xfee0).unwrap_or(character),
        '−' | '–' | '‒' | '—' => '-',
        '·' | '×' | '⋅' | '∙' | '∗' => '*',
        '÷' | '∕' => '/',
        '、' => ',',
        '。' => '.',
        '【' | '〔' | '「' => '[',
        '】' | '〕' | '」' => ']',
        '∣' => '|',
        '\u{3000}' | '\u{a0}' | '\u{2009}' | '\u{202f}' => ' ',
        other => other,
    }
}

/// The finite number that `text` stands for, if `holds` accepts it: `−7`, `５．０`, `5×10⁻²`. The error of a decimal comma says
/// how to write the number, that of anything else is `wanted`.
pub fn read(text: &str, holds: impl Fn(f64) -> bool, wanted: impl FnOnce() -> String) -> Result<f64, String> {
    let typed = spelled(text);
    let number = finite(&typed).filter(|number| holds(*number));
    number.ok_or_else(|| decimal_comma(&typed).unwrap_or_else(wanted))
}

/// The whole number in `range` that `text` stands for, also with commas between thousands, as `1,500`. The error is `wanted`.
pub fn whole(text: &str, range: RangeInclusive<u64>, wanted: impl FnOnce() -> String) -> Result<u64, String> {
    let typed = spelled(text);
    let groups: Vec<&str> = typed.split(',').collect();
    let grouped = groups.iter().skip(1).all(|group| group.len() == 3) && (1..=3).contains(&groups[0].len()) || groups.len() == 1;
    let plain = typed.replace(',', "");
    let rounded = || finite(&plain).filter(|number| number.fract() == 0.0 && (0.0..=EXACT).contains(number));
    let number = plain.parse().ok().or_else(|| rounded().map(|number| number as u64));
    number.filter(|number| grouped && range.contains(number)).ok_or_else(wanted)
}

/// [`whole`] for a number of things; the error names the ends of `range`.
pub fn count(text: &str, range: RangeInclusive<usize>) -> Result<usize, String> {
    let [low, high] = [*range.start(), *range.end()];
    let wanted = || t!("refused.from_to", low = low, high = high).into_owned();
    whole(text, low as u64..=high as u64, wanted).map(|number| number as usize)
}

/// [`whole`] for a number whose limit is known elsewhere: one that is too large is the greatest there is, so that the check of the
/// settings tells the limit.
pub fn unlimited(text: &str, wanted: impl FnOnce() -> String) -> Result<usize, String> {
    let plain = spelled(text).replace(',', "");
    let is_huge = finite(&plain).is_some_and(|number| number > EXACT && number.fract() == 0.0);
    let number = whole(text, 0..=usize::MAX as u64, wanted);
    number.map(|number| number as usize).or_else(|refusal| if is_huge { Ok(usize::MAX) } else { Err(refusal) })
}

/// What to write instead of a number with a decimal comma, if `text` is one.
pub fn decimal_comma(text: &str) -> Option<String> {
    let typed = spelled(text);
    let (before, after) = typed.split_once(',')?;
    let number = format!("{before}.{after}");
    (!after.is_empty() && finite(&number).is_some()).then(|| t!("number.comma", number = number).into_owned())
}

fn finite(typed: &str) -> Option<f64> {
    typed.parse().ok().filter(|number: &f64| number.is_finite())
}

/// The number as program text: plain characters, and `e` for a power of ten.
fn spelled(text: &str) -> String {
    let mut typed = String::new();
    let mut was_raised = false;
    for character in text.trim().chars() {
        let digit = RAISED.chars().position(|raised| raised == character).and_then(|digit| char::from_digit(digit as u32, 10));
        let raised = digit.or(match character {
            '⁻' => Some('-'),
            '⁺' => Some('+'),
            _ => None,
        });
        if raised.is_some() && !was_raised {
            typed.push('^');
        }
        was_raised = raised.is_some();
        typed.push(raised.unwrap_or_else(|| plain(character)));
    }
    let tight = typed.replace("**", "^").replace("* ", "*").replace(" *", "*").replace("- ", "-");
    let power = tight.replace("*10^", "e");
    match power.strip_prefix("10^") {
        Some(exponent) => format!("1e{exponent}"),
        None => power.replace("-10^", "-1e"),
    }
}

#[cfg(test)]
mod tests;
