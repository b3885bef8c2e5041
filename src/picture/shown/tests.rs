use super::*;

#[test]
fn parts_are_left_out_one_after_the_other() {
    let least = |shown: Shown| {
        let parts = [(shown.sentences, 40.0), (shown.caption, 20.0), (shown.numbers, 30.0), (shown.charts, 50.0)];
        100.0 + parts.iter().map(|(there, height)| if *there { *height } else { 0.0 }).sum::<f32>()
    };
    let there = |height: f32| {
        let shown = Shown::ALL.fitting(height, least);
        [shown.sentences, shown.caption, shown.numbers, shown.charts]
    };
    assert_eq!(there(240.0), [true; 4]);
    assert_eq!(there(239.0), [false, true, true, true]);
    assert_eq!(there(199.0), [false, false, true, true]);
    assert_eq!(there(179.0), [false, false, false, true]);
    assert_eq!([there(149.0), there(10.0)], [[false; 4]; 2]);
    assert!(Shown { main: false, ..Shown::ALL }.fitting(10.0, least).charts, "the only part stays");
}
