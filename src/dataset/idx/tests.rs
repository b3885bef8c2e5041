use std::io;

use super::*;

/// Two images of 1 x 3, and their labels.
const IMAGES: [u8; 22] = [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 3, 10, 20, 30, 40, 50, 255];
const LABELS: [u8; 10] = [0, 0, 8, 1, 0, 0, 0, 2, 7, 1];

/// A header with these sizes, without elements.
fn header_of(sizes: &[u32]) -> Vec<u8> {
    let mut bytes = vec![0, 0, 8, sizes.len() as u8];
    bytes.extend(sizes.iter().flat_map(|size| size.to_be_bytes()));
    bytes
}

fn with(mut bytes: [u8; 22], at: usize, value: u8) -> [u8; 22] {
    bytes[at] = value;
    bytes
}

fn refusal(bytes: &[u8]) -> String {
    images(bytes).unwrap_err()
}

#[test]
fn a_file_is_read_as_written() {
    let expected = Images { count: 2, rows: 1, columns: 3, pixels: vec![10, 20, 30, 40, 50, 255], note: None };
    assert_eq!(images(&IMAGES[..]), Ok(expected));
    assert_eq!(labels(&LABELS[..]), Ok(vec![7, 1]));
}

#[test]
fn a_file_cut_off_anywhere_says_where() {
    for cut in 0..IMAGES.len() {
        let expected = match cut {
            0..16 => format!("ends after {cut} bytes, within its header of 16"),
            _ => format!("ends after {cut} of 22 bytes"),
        };
        assert_eq!(refusal(&IMAGES[..cut]), expected);
    }
    for cut in 0..LABELS.len() {
        let message = labels(&LABELS[..cut]).unwrap_err();
        assert!(message.starts_with(&format!("ends after {cut} ")), "{message}");
    }
}

#[test]
fn a_changed_byte_is_refused_in_the_header_and_a_pixel_after_it() {
    for (at, value) in (0..IMAGES.len()).flat_map(|at| (0..=255).map(move |value| (at, value))) {
        let changed = with(IMAGES, at, value);
        match images(&changed[..]) {
            Ok(images) => assert!(images.pixels == changed[16..] && changed[..16] == IMAGES[..16], "{at} {value}"),
            Err(message) => assert!(at < 16 && !message.is_empty(), "{at} {value}: {message}"),
        }
    }
    for (at, value) in (0..LABELS.len()).flat_map(|at| (0..=255).map(move |value| (at, value))) {
        let mut changed = LABELS;
        changed[at] = value;
        let signed = (at, value) == (2, 9); // these labels fit into signed bytes as well
        assert_eq!(labels(&changed[..]).is_ok(), changed[..8] == LABELS[..8] || signed, "{at} {value}");
    }
}

#[test]
fn what_is_not_idx_of_unsigned_bytes_is_refused() {
    let message = "is not an IDX file: it starts with the bytes 89 00, not with 00 00";
    assert_eq!(refusal(&with(IMAGES, 0, 0x89)), message);
    assert_eq!(refusal(&with(IMAGES, 2, 0x0D)), "ends after 22 of 40 bytes");
    let message = "holds elements of the type 0x07; whole numbers, and floats of 32 or 64 bits, can be read";
    assert_eq!(refusal(&with(IMAGES, 2, 7)), message);
    assert_eq!(refusal(&with(IMAGES, 2, 9)), "holds pixels from -1 to 50; pixels are from 0 to 255, or floats from 0 to 1");
    assert_eq!(refusal(&with(IMAGES, 3, 4)), "has 4 dimensions; images have 3");
    assert_eq!(labels(&with(IMAGES, 3, 4)[..]).unwrap_err(), "has 4 dimensions; labels have 1");
}

#[test]
fn images_and_labels_are_not_mistaken_for_each_other() {
    assert_eq!(refusal(&LABELS), "holds labels, not images");
    assert_eq!(labels(&IMAGES[..]).unwrap_err(), "holds images, not labels");
}

#[test]
fn sizes_out_of_range_are_refused() {
    assert_eq!(refusal(&header_of(&[0, 28, 28])), "holds 0 images, at least one is needed");
    assert_eq!(refusal(&header_of(&[5, 0, 28])), "holds images of 0 x 28; each side must be 1 to 1024");
    assert_eq!(refusal(&header_of(&[5, 28, 1025])), "holds images of 28 x 1025; each side must be 1 to 1024");
    let message = "declares 4294967295 x 1024 x 1024 bytes; 1 GiB is the most that is read";
    assert_eq!(refusal(&header_of(&[u32::MAX, 1024, 1024])), message);
    assert_eq!(refusal(&header_of(&[1025, 1024, 1024])), "declares 1025 x 1024 x 1024 bytes; 1 GiB is the most that is read");
    // Exactly 1 GiB may be declared; the memory is not reserved before the bytes arrive.
    assert_eq!(refusal(&header_of(&[1024, 1024, 1024])), "ends after 16 of 1073741840 bytes");
    let message = labels(&header_of(&[u32::MAX])[..]).unwrap_err();
    assert_eq!(message, "declares 4294967295 bytes; 1 GiB is the most that is read");
}

#[test]
fn only_one_byte_is_read_beyond_the_declared_elements() {
    let mut left = io::repeat(1).take(1_000_000);
    let message = images(header_of(&[2, 1, 3])[..].chain(&mut left)).unwrap_err();
    assert_eq!(message, "goes on after the 22 bytes that its header declares");
    assert_eq!(left.limit(), 1_000_000 - 7);
}
