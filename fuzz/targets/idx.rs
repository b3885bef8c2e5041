//! IDX: images and labels, plain or packed with gzip. The first byte is the length of the labels' file, the rest both files; the test
//! part is the same, so that a data set that is read is whole.

#![no_main]

use halfpipe::dataset::Dataset;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some((length, rest)) = bytes.split_first() else { return };
    let (labels, images) = rest.split_at(usize::from(*length).min(rest.len()));
    for part in ["train", "t10k"] {
        halfpipe_fuzz::file(&format!("{part}-images-idx3-ubyte"), images);
        halfpipe_fuzz::file(&format!("{part}-labels-idx1-ubyte"), labels);
    }
    let folder = halfpipe_fuzz::folder();
    match Dataset::read(&folder) {
        Ok(data) => {
            assert_eq!(data.train, data.test);
            let train = &data.train;
            assert!((2..=256).contains(&data.classes) && train.count() > 0 && train.pixels() > 0);
            assert!(
                (0..train.count()).all(|index| train.image(index).len() == train.pixels() && train.label(index) < data.classes)
            );
        }
        Err(error) => halfpipe_fuzz::check_message(&error.to_string(), &folder, bytes),
    }
});
