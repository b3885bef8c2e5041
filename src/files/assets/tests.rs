use super::*;

#[test]
fn lengths_and_check_sums_are_those_of_the_files() {
    for asset in [&MNIST, &CHINESE_FONT] {
        let lengths: Vec<usize> = asset.embedded.iter().map(|part| part.len()).collect();
        let mut sum = flate2::Crc::new();
        asset.embedded.iter().for_each(|part| sum.update(part));
        assert_eq!((lengths, sum.sum()), (asset.lengths.to_vec(), asset.check_sum), "{}", asset.name);
        assert!(asset.is_there() && Asset::named(asset.name).is_some_and(|found| found.check_sum == asset.check_sum));
    }
    assert!(Asset::named("halfpipe.js").is_none());
}

#[test]
fn what_a_browser_has_fetched_is_taken_if_it_is_the_right_file() {
    static FETCHED: Asset = Asset::new(MNIST.name, MNIST.lengths, MNIST.check_sum, &[]);
    assert!(!FETCHED.is_there() && !FETCHED.is_wanted());
    assert!(FETCHED.part(0).is_none() && FETCHED.is_wanted());
    let mut bytes = MNIST.embedded.concat();
    bytes[1_000] ^= 1;
    for wrong in [&bytes[..], &bytes[1..], b""] {
        assert!(!FETCHED.provide(wrong.to_vec()) && !FETCHED.is_there());
    }
    bytes[1_000] ^= 1;
    assert!(FETCHED.provide(bytes) && FETCHED.is_there());
    for (index, part) in MNIST.embedded.iter().enumerate() {
        assert_eq!(FETCHED.part(index), Some(*part));
    }
}
