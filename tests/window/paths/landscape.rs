//! A landscape of one's own.

use egui_kittest::kittest::Queryable;

use crate::support::words::word;
use crate::support::{app, choose, click_button, says, type_into, window};

#[test]
fn a_formula_is_typed_and_what_is_wrong_is_told_below_it() {
    let mut window = window();
    choose(&mut window, &word("landscape.choose"), &word("landscape.own"));
    type_into(&mut window, &word("landscape.formula"), "x + z");
    assert!(says(&window, "formula.place column=5 message=unknown name"));
    assert!(
        app(&window).paths.settings.landscape.typed_formula().is_some_and(|text| !text.contains('z')),
        "the last good one stays"
    );
    type_into(&mut window, &word("landscape.formula"), "log(x) + (y - 1)^2 - 1/x");
    assert!(!says(&window, "formula.place"));
    window.get_by_label(&word("landscape.no_minimum"));
    assert!(app(&window).paths.settings.starts[0][0] > 0.0, "f is finite at the start");
    assert_eq!(app(&window).paths.settings.validate(), Ok(()));
    type_into(&mut window, &word("landscape.formula"), "(x^2+y-11)^2+(x+y^2-7)^2");
    window.get_by_label(&word("landscape.found count=4"));
}

#[test]
fn an_example_comes_with_its_view_start_and_rates() {
    let mut window = window();
    choose(&mut window, &word("landscape.choose"), &word("landscape.own"));
    click_button(&mut window, &word("landscape.examples"));
    click_button(&mut window, &word("example.celsius"));
    let settings = &app(&window).paths.settings;
    assert_eq!(settings.starts, [[0.0, 0.0]]);
    assert_eq!(settings.optimizers[0].rule.rate(), 0.005);
    assert_eq!(settings.landscape.minima().len(), 1);
    assert!(settings.region().contains([1.8, 32.0]));
    let celsius = settings.landscape.clone();
    click_button(&mut window, &word("landscape.examples"));
    click_button(&mut window, "Booth");
    assert_ne!(app(&window).paths.settings.landscape, celsius);
    assert_eq!(app(&window).paths.settings.starts, [[-5.0, 7.0]]);
}
