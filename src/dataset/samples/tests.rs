use super::*;

#[test]
fn images_are_turned_and_turned_back() {
    let samples = Samples::new(2, 3, (1..=12).collect(), vec![4, 0]).unwrap();
    let turned = samples.clone().transposed();
    assert_eq!((turned.rows, turned.columns, turned.image(1)), (3, 2, &[7, 10, 8, 11, 9, 12][..]));
    assert_eq!(turned.transposed(), samples);
}

#[test]
fn a_tenth_is_kept_of_every_class_and_nothing_is_lost() {
    for labels in [(0..200).map(|at| at % 10).collect::<Vec<u8>>(), (0..200).map(|at| at / 20).collect()] {
        let pixels: Vec<u8> = (0..200).collect();
        let (train, test) = Samples::new(1, 1, pixels.clone(), labels.clone()).unwrap().without_a_tenth();
        assert_eq!((train.count(), test.count()), (180, 20));
        let mut all: Vec<(u8, u8)> =
            [&train, &test].iter().flat_map(|part| part.pixels.iter().copied().zip(part.labels.iter().copied())).collect();
        all.sort_unstable();
        assert_eq!(all, pixels.into_iter().zip(labels).collect::<Vec<_>>());
        let kinds: std::collections::BTreeSet<u8> = test.labels.iter().copied().collect();
        assert!(kinds.len() >= 6, "{kinds:?}");
    }
}

#[test]
fn of_few_images_one_is_kept() {
    for count in [2, 9, 10, 11, 19] {
        let (train, test) = Samples::new(1, 1, vec![7; count], vec![0; count]).unwrap().without_a_tenth();
        assert_eq!((train.count(), test.count()), (count - 1, 1), "{count}");
    }
    let (train, test) = Samples::new(1, 1, vec![7; 1], vec![0; 1]).unwrap().without_a_tenth();
    assert_eq!((train.count(), test.count()), (0, 1), "which is refused, since nothing is left to train with");
}
