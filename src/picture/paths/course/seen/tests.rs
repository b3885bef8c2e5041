use egui::pos2;

use super::*;

#[test]
fn a_line_is_seen_once_in_either_direction_and_beside_it_again() {
    let mut lines = SeenLines::new(Rect::from_min_max(pos2(0.0, 0.0), pos2(100.0, 100.0)));
    let ([a, b], [c, d]) = ([[10.1, 10.1], [90.1, 40.1]], [[10.1, 11.1], [90.1, 41.1]]);
    assert!(lines.add(a, b));
    assert!(!lines.add(a, b) && !lines.add(b, a) && !lines.add([10.11, 10.12], [90.09, 40.12]));
    assert!(lines.add(c, d), "a point beside it");
    assert!(!lines.add([-50.0, -1.0], [150.0, -1.0]), "outside");
    assert!(lines.add([-50.0, 50.0], [1e9, 50.0]), "through it");
}

#[test]
fn steps_of_a_quarter_of_a_point_are_a_line_without_gaps() {
    let mut lines = SeenLines::new(Rect::from_min_max(pos2(0.0, 0.0), pos2(100.0, 100.0)));
    let at = |step: usize| [10.0 + 0.26 * step as f64, 10.0 + 0.1 * step as f64];
    assert!((0..300).all(|step| lines.add(at(step), at(step + 1))));
}
