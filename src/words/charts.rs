//! Charts in words, for screen readers.

use super::numbers::number;
use crate::language::t;

/// The name, the first and the last value of each curve.
pub fn description(curves: &[(String, [f64; 2])]) -> String {
    let one = |(name, [first, last]): &(String, [f64; 2])| {
        t!("description.curve", name = name, first = number(*first, 4), last = number(*last, 4)).into_owned()
    };
    super::joined(&curves.iter().map(one).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests;
