use super::*;

#[test]
fn the_smallest_buffer_that_fits_is_taken_and_no_more_than_asked_for_is_kept() {
    let mut spare = Spare::default();
    for length in [50, 10, 30] {
        spare.give(&mut vec![1.0; length]);
    }
    let mut buffer = spare.take(20);
    assert_eq!((buffer.len(), buffer.capacity()), (20, 30));
    assert_eq!(spare.take(1_000).len(), 1_000);
    spare.give(&mut buffer);
    spare.keep(40);
    assert_eq!((buffer.capacity(), spare.take(40).capacity(), spare.take(10).capacity()), (0, 40, 10));
    assert_eq!(spare.0.len(), 1); // that of 50 was too much
}
