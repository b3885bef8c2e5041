use super::*;
use egui::Rect;

use crate::landscape::View;

#[test]
fn numbers_stand_where_their_lines_are_level_and_apart_from_each_other() {
    let transform =
        MapTransform::fit(Rect::from_min_size(egui::Pos2::ZERO, vec2(400.0, 400.0)), View { x: [-4.0, 4.0], y: [-4.0, 4.0] });
    let circle = |radius: f64| -> Contour {
        (0..=100)
            .map(|part| f64::from(part) / 100.0 * std::f64::consts::TAU)
            .map(|a| [radius * a.cos(), radius * a.sin()])
            .collect()
    };
    let lines = [circle(0.1), circle(1.0), circle(1.1), circle(1.2), circle(2.0), circle(3.0), circle(3.1), circle(3.2)];
    let labels = place(lines.iter().enumerate(), lines.len(), [0.0, 0.0], &transform);
    let levels: Vec<usize> = labels.iter().map(|label| label.level).collect();
    assert_eq!(levels, [1, 5], "every other line, if there is room");
    for label in labels {
        assert!(label.at[0].abs() < 0.2 && label.at[1] > 0.0 && label.along[1].abs() < 0.1, "{label:?}");
    }
}

#[test]
fn levels_that_are_close_are_written_with_more_digits() {
    assert_eq!(digits(&[0.1, 0.2, 0.5]), 3);
    assert_eq!(digits(&[]), 3);
    assert_eq!(digits(&[2.3011, 2.3012, 2.3013]), 5);
}
