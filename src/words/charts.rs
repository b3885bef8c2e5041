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
mod tests {
    use super::*;

    #[test]
    fn each_curve_is_described_by_its_ends() {
        let curves = [("SGD".to_owned(), [6.45, 0.0123]), ("Adam".to_owned(), [6.45, 2.0])];
        assert_eq!(description(&curves), "SGD: from 6.45 to 0.0123; Adam: from 6.45 to 2");
        assert_eq!(description(&[]), "");
    }
}
