//! Formulas: no panic; a refusal names a column within the text; a formula is read from its typeset form again, with the same values.

#![no_main]

use halfpipe::landscape::formula::Formula;
use libfuzzer_sys::fuzz_target;

const POINTS: [[f64; 2]; 4] = [[0.7, 0.3], [-1.25, 2.5], [3.0, -4.0], [0.0, 0.0]];

fuzz_target!(|text: &str| {
    match Formula::new(text) {
        Ok(formula) => {
            let typeset = formula.typeset();
            let _ = (formula.hessian(POINTS[0]), formula.value_and_gradient(POINTS[1]));
            // Brackets can make it longer than what can be typed, 6.7·10²⁵ is rounded twice, and ∞ can't be typed.
            if typeset.chars().count() > halfpipe::landscape::formula::MAX_LENGTH
                || typeset.contains("·10")
                || typeset.contains('∞')
            {
                return;
            }
            let again = Formula::new(&typeset).unwrap_or_else(|error| panic!("{text} is shown as {typeset}: {error}"));
            for point in POINTS {
                let (value, shown) = (formula.value(point), again.value(point));
                assert!(value == shown || (value.is_nan() && shown.is_nan()), "{text} = {value} is shown as {typeset} = {shown}");
            }
        }
        Err(error) => {
            let length = text.trim().chars().count();
            assert!((1..=length + 1).contains(&error.column), "column {} of {length}: {error}", error.column);
            assert!(!error.message.is_empty());
        }
    }
});
