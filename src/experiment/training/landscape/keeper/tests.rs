use super::*;

#[test]
fn points_are_as_close_as_memory_and_their_number_allow() {
    // A net of the book's size, 109,810 parameters: 0.44 MB a point.
    let spacing = |iterations, nets, memory| spacing(iterations, nets, 109_810, memory);
    assert_eq!(spacing(2_000, 4, 200), Ok(20)); // 4 · 102 points
    assert_eq!(spacing(2_000, 4, 100), Ok(50)); // 4 · 42 points are 74 MB, 4 · 102 would be 179
    assert_eq!(spacing(2_000, 1, 200), Ok(20)); // at most 120 points of a net
    assert_eq!(spacing(100, 1, 200), Ok(1));
    assert_eq!(spacing(1, 1, 200), Ok(1));
    assert_eq!(spacing(2_000, 20, 200), Ok(100)); // at most 500 points in all
    assert_eq!(spacing(2_000, 320, 1_000), Ok(2_001)); // start and end
    let error = spacing(2_000, 4, 3).unwrap_err();
    assert_eq!(error.field, "landscape.memory");
    assert!(error.message.contains(" 4 MB"), "{error}"); // 8 points are 3.5 MB
    assert_eq!(spacing(2_000, 4, 4), Ok(2_001));
}

#[test]
fn a_walk_has_its_start_the_points_of_the_spacing_and_where_it_stands() {
    let mut keeper = Keeper::new(0, 1, 2, &[0.0]);
    let iterations = |keeper: &Keeper| keeper.points().iter().map(|point| point.iteration).collect::<Vec<_>>();
    for iteration in 1..=3 {
        keeper.pass(iteration, &[iteration as f32]);
    }
    assert_eq!(iterations(&keeper), [0, 2]);
    keeper.stop(3, &[3.0]);
    assert_eq!(iterations(&keeper), [0, 2, 3]);
    assert_eq!(*keeper.points()[2].parameters, [3.0]);
    keeper.pass(4, &[4.0]);
    keeper.stop(4, &[4.0]);
    assert_eq!(iterations(&keeper), [0, 2, 4], "it has gone on");
    keeper.pass(6, &[f32::INFINITY]);
    keeper.stop(7, &[f32::NAN]);
    assert_eq!(iterations(&keeper), [0, 2, 4], "what is not finite is not kept");
}
