use super::*;
use crate::experiment::training::landscape::tests::assert_close;

const POOL: fn() -> ThreadPool = || ThreadPool::with_threads(1);

#[test]
fn a_point_is_placed_by_least_squares_whatever_the_axes() {
    let plane = Plane { centre: vec![1.0, 2.0, 3.0], axes: [vec![2.0, 0.0, 0.0], vec![1.0, 3.0, 0.0]] };
    let point: &[f64] = &[1.0 + 2.0 * 0.5 - 1.0 * 2.0, 2.0 - 3.0 * 2.0, 3.0 + 4.0];
    let place = plane.places(&[point, &[1.0, 2.0, 3.0]], POOL());
    for (ours, theirs) in [(place[0].x, 0.5), (place[0].y, -2.0), (place[0].off_plane, 4.0)] {
        assert_close(ours, theirs, 1e-14, "place");
    }
    assert_eq!(place[1], Place { x: 0.0, y: 0.0, off_plane: 0.0 });
}

#[test]
fn axes_without_length_or_angle_place_nothing() {
    let place = |axes: [Vec<f64>; 2]| Plane { centre: vec![0.0; 3], axes }.places(&[&[3.0, 4.0, 0.0]], POOL())[0];
    assert_eq!(place([vec![0.0; 3], vec![0.0; 3]]), Place { x: 0.0, y: 0.0, off_plane: 5.0 });
    assert_eq!(place([vec![2.0, 0.0, 0.0], vec![4.0, 0.0, 0.0]]), Place { x: 1.5, y: 0.0, off_plane: 4.0 });
}

#[test]
fn shares_of_the_movement_count_the_common_part_of_the_axes_once() {
    let plane = Plane { centre: vec![0.0; 3], axes: [vec![2.0, 0.0, 0.0], vec![1.0, 1.0, 0.0]] };
    let points: [&[f64]; 4] = [&[1.0, 0.0, 0.0], &[-1.0, 0.0, 0.0], &[0.0, 1.0, 2.0], &[0.0, -1.0, -2.0]];
    let movement = 1.0 + 1.0 + 5.0 + 5.0;
    let shares = plane.explained(&plane.places(&points, POOL()), movement);
    assert_close(shares[0], 2.0 / movement, 1e-14, "first");
    assert_close(shares[1], 2.0 / movement, 1e-14, "second");
    assert_eq!(plane.explained(&[], 0.0), [0.0; 2]);
}
