use egui::pos2;

use super::*;

#[test]
fn markers_keep_their_distance_and_a_short_curve_has_one() {
    let xs = |points: &[Pos2], start: f32| places(points, start, 36.0).iter().map(|at| at.x).collect::<Vec<_>>();
    let dense: Vec<Pos2> = (0..=100u8).map(|x| pos2(f32::from(x), 0.0)).collect();
    assert_eq!([xs(&dense, 9.0), xs(&dense, 27.0)], [[9.0, 45.0, 81.0], [27.0, 63.0, 99.0]]);
    let sparse: Vec<Pos2> = (0..4u8).map(|x| pos2(f32::from(x) * 50.0, 0.0)).collect();
    assert_eq!(xs(&sparse, 9.0), [50.0, 100.0, 150.0]);
    assert_eq!(xs(&dense[..4], 9.0), [3.0]);
    assert_eq!(xs(&[], 9.0), [0.0; 0]);
}
