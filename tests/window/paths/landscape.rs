//! A landscape of one's own.

use egui_kittest::kittest::Queryable;

use crate::support::{app, choose, type_into, window};

#[test]
fn a_formula_is_typed_and_what_is_wrong_is_told_below_it() {
    let mut window = window();
    choose(&mut window, "Landscape", "Your own formula");
    type_into(&mut window, "Formula f(x, y)", "x + z");
    window.get_by_label_contains("column 5: unknown name");
    assert!(app(&window).paths.settings.landscape.typed().is_some_and(|text| !text.contains('z')), "the last good one stays");
    type_into(&mut window, "Formula f(x, y)", "log(x) + (y - 1)^2 - 1/x");
    assert!(window.query_by_label_contains("column").is_none());
    window.get_by_label("no minimum found");
    assert!(app(&window).paths.settings.starts[0][0] > 0.0, "f is finite at the start");
    assert_eq!(app(&window).paths.settings.validate(), Ok(()));
    type_into(&mut window, "Formula f(x, y)", "(x^2+y-11)^2+(x+y^2-7)^2");
    window.get_by_label("4 minima found");
}
