use super::*;

#[test]
fn changes_are_undone_and_redone_one_by_one() {
    let mut history = History::default();
    for state in [1, 1, 2, 3] {
        history.record(state);
    }
    assert_eq!([history.undo().copied(), history.undo().copied(), history.undo().copied()], [Some(2), Some(1), None]);
    assert_eq!(history.redo().copied(), Some(2));
    history.record(9);
    assert_eq!((history.redo().copied(), history.can()), (None, [true, false]));
    assert_eq!(history.undo().copied(), Some(2));
}

#[test]
fn an_amended_state_is_no_separate_step() {
    let mut history = History::default();
    history.record(1);
    history.record(2);
    history.amend(3);
    assert_eq!(history.undo().copied(), Some(1));
    assert_eq!(history.redo().copied(), Some(3));
}

#[test]
fn the_oldest_states_are_forgotten() {
    let mut history = History::default();
    (0..MAX_STATES + 50).for_each(|state| history.record(state));
    let undone = std::iter::from_fn(|| history.undo().copied()).count();
    assert_eq!(undone, MAX_STATES);
}
