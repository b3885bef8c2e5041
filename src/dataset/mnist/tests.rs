use std::io::Read;

use sha2::{Digest, Sha256};

use super::*;

#[test]
fn the_files_are_the_original_ones() {
    // SHA-256 of the four files as published, identical at several public mirrors.
    for (packed, expected) in [
        (TRAIN_IMAGES, "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
        (TRAIN_LABELS, "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
        (TEST_IMAGES, "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
        (TEST_LABELS, "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"),
    ] {
        let mut original = Vec::new();
        packed.unpacked().read_to_end(&mut original).unwrap();
        for (images, labels, by_class) in [(TRAIN_IMAGES, TRAIN_LABELS, BY_CLASS), (TEST_IMAGES, TEST_LABELS, 0)] {
            if packed.name == images.name {
                let labels = idx::labels(labels.unpacked()).unwrap();
                put_in_order(&mut original[HEADER + by_class * PIXELS..], &labels[by_class..]);
            }
        }
        let hash: Vec<String> = Sha256::digest(&original).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(hash.concat(), expected, "{}", packed.name);
    }
}

#[test]
fn it_is_decoded_once_as_long_as_it_is_in_use() {
    let data = embedded().unwrap();
    assert!(Arc::ptr_eq(&data, &embedded().unwrap()));
    let images: Vec<u8> = (0..3).flat_map(|index| data.train.image(index).to_vec()).collect();
    assert_eq!((first_images(3).unwrap(), first_images(0).unwrap()), (images, Vec::new()));
    for count in [BY_CLASS, BY_CLASS + 1, 60_000] {
        let images = first_images(count).unwrap();
        assert_eq!(images.len(), count * PIXELS);
        assert_eq!(images[(count - 1) * PIXELS..], *data.train.image(count - 1));
    }
    let again = Arc::downgrade(&data);
    drop(data);
    // Other tests may have it, too.
    assert!(again.upgrade().is_none_or(|data| Arc::ptr_eq(&data, &embedded().unwrap())));
}
