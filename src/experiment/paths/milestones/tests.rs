use super::*;
use crate::experiment::Entry;
use crate::experiment::paths::run;
use crate::optimizer::OptimizerSpec;

/// The milestones on the bowl from (-7, 2).
fn of(optimizer: &str) -> Milestones {
    let entry = Entry::from(optimizer.parse::<OptimizerSpec>().unwrap());
    let settings = Settings { optimizers: vec![entry], ..Settings::default() };
    milestones(&settings, &run(&settings)[0], &[])
}

#[test]
fn steps_and_lengths_are_those_of_an_independent_program() {
    // Computed with numpy from the book's formulas: steps until f < 1e-3, and the length of the path until then.
    for (optimizer, first, length) in [
        ("sgd:lr=0.1", 389, 8.174_237_477_818_668),
        ("sgd:lr=0.5", 77, 8.545_555_011_853_361),
        ("sgd:lr=0.95", 43, 38.220_712_513_799_3),
        ("sgd:lr=0.98", 102, 96.868_139_386_463_9),
        ("momentum:lr=0.1", 58, 15.122_679_478_706_944),
        ("momentum:lr=0.5,momentum=0.7", 25, 12.485_266_619_696_098),
    ] {
        let found = of(optimizer);
        assert_eq!(found.first, Some(first), "{optimizer}");
        assert!((found.length - length).abs() < 1e-9 * length, "{optimizer}: {}", found.length);
    }
}

#[test]
fn low_for_the_first_time_is_not_low_for_good() {
    assert_eq!(
        [of("sgd:lr=0.95"), of("momentum:lr=0.1"), of("nesterov:lr=0.1")].map(|found| found.settled),
        [Some(43), Some(83), Some(56)]
    );
}

#[test]
fn a_path_that_never_gets_low_has_no_milestones() {
    assert_eq!(of("sgd:lr=1").first, None);
    assert_eq!(of("sgd:lr=1.3").settled, None);
}

#[test]
fn low_at_the_end_is_not_low_for_good() {
    // |distance| jumps between 0 and 0.5 for ever, whatever the last step is.
    for steps in [1002, 1003] {
        let settings = Settings {
            landscape: "formula:sqrt(x^2+y^2)".parse().unwrap(),
            optimizers: vec![Entry::from("sgd:lr=0.5".parse::<OptimizerSpec>().unwrap())],
            starts: vec![[3.0, 4.25]],
            steps,
            ..Settings::default()
        };
        let found = milestones(&settings, &run(&settings)[0], &[]);
        assert_eq!(found.settled, None, "{steps}: {found:?}");
    }
}

#[test]
fn a_path_that_starts_at_the_minimum_has_length_zero() {
    let settings = Settings { starts: vec![[0.0, 0.0]], ..Settings::default() };
    let length = milestones(&settings, &run(&settings)[0], &[]).length;
    assert!(length == 0.0 && length.is_sign_positive());
}

#[test]
fn the_gradient_turns_in_every_step_of_a_zig_zag_and_in_none_below_half_the_limit() {
    let share = |optimizer: &str| {
        let entry = Entry::from(optimizer.parse::<OptimizerSpec>().unwrap());
        let settings = Settings { optimizers: vec![entry], ..Settings::default() };
        turning(run(&settings)[0].first_seed())
    };
    // On x²/20 + y² the step multiplies ∂f/∂y by 1 − 2η, and ∂f/∂y is the larger part at first.
    assert_eq!([share("sgd:lr=0.95"), share("sgd:lr=0.3")], [Some(1.0), Some(0.0)]);
    let some = share("momentum:lr=0.1").unwrap();
    assert!(some > 0.0 && some < 0.5, "{some}");
}
