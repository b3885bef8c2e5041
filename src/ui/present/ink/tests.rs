use super::*;
use egui::pos2;

#[test]
fn a_smooth_line_keeps_its_ends_and_rounds_its_corners() {
    let corner = [pos2(0.0, 0.0), pos2(10.0, 0.0), pos2(10.0, 10.0)];
    let line = smooth(&corner);
    assert_eq!((line[0], line[line.len() - 1]), (corner[0], corner[2]));
    assert!(!line.contains(&corner[1]) && line.contains(&pos2(8.75, 1.25)));
    assert_eq!(smooth(&corner[..2]), corner[..2]);
    assert_eq!(smooth(&corner[..1]), corner[..1]);
}
