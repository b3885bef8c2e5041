use super::*;

/// A schedule of this form with its default numbers.
fn schedule(form: &str) -> Schedule {
    let mut schedule = Schedule::default();
    schedule.knobs()[0].set(form).unwrap();
    schedule
}

#[test]
fn every_form_starts_as_its_formula_says() {
    let factors = |form: &str| [1, 2, 11, 31].map(|step| schedule(form).factor(step));
    assert_eq!(factors("constant"), [1.0; 4]);
    assert_eq!(factors("step"), [1.0, 1.0, 0.5, 0.125]);
    assert_eq!(factors("exponential"), [1.0, 0.95, 0.95f64.powf(10.0), 0.95f64.powf(30.0)]);
    assert_eq!(factors("inverse"), [1.0, 1.0 / 1.1, 0.5, 0.25]);
    assert_eq!(factors("warmup"), [0.1, 0.2, 1.0, 1.0]);
    let cosine = factors("cosine");
    assert!((cosine[2] - 0.75).abs() < 1e-15 && cosine[0] == 1.0 && cosine[3] == 0.0, "{cosine:?}");
}

#[test]
fn every_factor_is_between_0_and_1() {
    for form in FORM.forms {
        for step in [1, 2, 1000, 100_000] {
            let factor = schedule(form).factor(step);
            assert!((0.0..=1.0).contains(&factor), "{form} {step}: {factor}");
        }
    }
}

#[test]
fn drops_come_to_an_end() {
    let mut schedule = schedule("step");
    schedule.knobs()[3].set("1").unwrap();
    assert_eq!([10, 11, 21, 500].map(|step| schedule.factor(step)), [1.0, 0.5, 0.5, 0.5]);
}
