use super::*;
use crate::landscape::trajectory::trace;

fn bowl_trajectory(last: usize) -> Trajectory {
    trace(&"bowl".parse().unwrap(), &"sgd:lr=0.95".parse().unwrap(), [-7.0, 2.0], last)
}

#[test]
fn the_extremes_of_a_long_path_stay() {
    let mut trajectory = bowl_trajectory(100_000);
    trajectory.values[54_321] = 9.0;
    let steps = extremes(&|step| trajectory.values[step], &trajectory);
    assert!(steps.len() < 1500 && steps.contains(&54_321) && steps.last() == Some(&100_000));
    assert!(steps.windows(2).all(|pair| pair[0] < pair[1]));
}

#[test]
fn a_short_path_is_drawn_whole_and_split_at_the_shown_step() {
    let steps = extremes(&|step| step as f64, &bowl_trajectory(5));
    assert_eq!(steps, [0, 1, 2, 3, 4, 5]);
    assert_eq!(split(&steps, 2), [vec![0, 1, 2], vec![2, 3, 4, 5]]);
    assert_eq!(split(&[0, 4, 8], 6), [vec![0, 4, 6], vec![6, 8]]);
    assert_eq!(split(&[0], 0), [vec![0], vec![0]]);
}
