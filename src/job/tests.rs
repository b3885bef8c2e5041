use super::*;

#[test]
fn a_pool_handles_every_item_once_and_keeps_the_order() {
    for threads in [0, 1, 2, 7] {
        let pool = ThreadPool::with_threads(threads);
        assert_eq!(pool.map(50, |index| index * index), (0..50).map(|index| index * index).collect::<Vec<_>>());
        let mut items = vec![1; 20];
        pool.for_each(&mut items, |index, item| *item += index);
        assert_eq!(items, (1..21).collect::<Vec<_>>());
    }
    let mut items = [3, 1, 2];
    ThreadPool::with_threads(2).take_turns(&mut items, |item| {
        **item -= 1;
        **item > 0
    });
    assert_eq!(items, [0; 3]);
    assert!(ThreadPool::all_cores().map(0, |index| index).is_empty());
}

#[test]
fn a_job_returns_its_result() {
    let job = Thread::<_>::spawn(|control| (0..5).filter(|_| control.advance()).count(), || {});
    loop {
        match job.poll() {
            Status::Done(count) => break assert_eq!((count, job.done()), (5, 5)),
            Status::Running => std::thread::yield_now(),
            Status::NoData(_) | Status::Failed => panic!("no result"),
        }
    }
}

#[test]
fn dropping_a_job_cancels_it() {
    let job = Thread::<_>::spawn(|control| while control.advance() {}, || {});
    drop(job); // would wait forever if it did not cancel
}

#[test]
fn a_panic_is_a_failure_not_a_hang() {
    let job = Thread::<()>::spawn(|_| panic!("on purpose"), || {});
    loop {
        match job.poll() {
            Status::Failed => break,
            Status::Running => std::thread::yield_now(),
            Status::Done(()) | Status::NoData(_) => panic!("a result"),
        }
    }
}
