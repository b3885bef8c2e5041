use super::*;

#[test]
fn a_line_through_a_label_is_found() {
    let rect = Rect::from_min_max(Pos2::new(10.0, 10.0), Pos2::new(50.0, 26.0));
    let line = |from: [f32; 2], to: [f32; 2]| crosses(rect, [from.into(), to.into()]);
    assert!(line([0.0, 0.0], [60.0, 40.0]) && line([20.0, 12.0], [30.0, 20.0]));
    assert!(!line([0.0, 0.0], [60.0, 5.0]) && !line([60.0, 0.0], [60.0, 90.0]));
}
