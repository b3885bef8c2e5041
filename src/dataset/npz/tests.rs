use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::*;

fn npy(kind: &str, shape: &str, bytes: &[u8]) -> Vec<u8> {
    let header = format!("{{'descr': '{kind}', 'fortran_order': False, 'shape': {shape}, }}\n");
    [b"\x93NUMPY\x01\x00", &(header.len() as u16).to_le_bytes()[..], header.as_bytes(), bytes].concat()
}

fn archive<'a>(method: CompressionMethod, files: impl IntoIterator<Item = &'a (&'a str, Vec<u8>)>) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, SimpleFileOptions::default().compression_method(method)).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn packed<'a>(files: impl IntoIterator<Item = &'a (&'a str, Vec<u8>)>) -> Vec<u8> {
    archive(CompressionMethod::Deflated, files)
}

/// Two images of 1 x 3 to train with, and one to test with.
fn four() -> [(&'static str, Vec<u8>); 4] {
    [
        ("x_train.npy", npy("|u1", "(2, 1, 3)", &[1, 2, 3, 4, 5, 6])),
        ("y_train.npy", npy("<i8", "(2,)", &[1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])),
        ("x_test.npy", npy("|u1", "(1, 1, 3)", &[7, 8, 9])),
        ("y_test.npy", npy("|u1", "(1,)", &[1])),
    ]
}

fn refusal(bytes: &[u8]) -> String {
    read(Cursor::new(bytes)).err().unwrap()
}

/// Why the four arrays are refused with another one in their place.
fn refusal_with(name: &str, array: &[u8]) -> String {
    let files = four().map(|(file, bytes)| (file, if file == name { array.to_vec() } else { bytes }));
    refusal(&packed(&files))
}

#[test]
fn the_four_arrays_of_keras_are_read() {
    for method in [CompressionMethod::Deflated, CompressionMethod::Stored] {
        let Parts { train, test, notes } = read(Cursor::new(archive(method, &four()))).unwrap();
        assert_eq!((train.image(1), train.labels()), (&[4, 5, 6][..], &[1, 0][..]));
        let test = test.unwrap();
        assert_eq!((test.image(0), test.labels(), notes.len()), (&[7, 8, 9][..], &[1][..], 0));
    }
    assert!(read(Cursor::new(packed(&four()[..2]))).unwrap().test.is_none());
}

#[test]
fn images_may_have_a_channel_or_be_rows() {
    for shape in [&[5, 2, 3][..], &[5, 2, 3, 1], &[5, 1, 2, 3]] {
        assert_eq!(image_sizes(shape), Ok([5, 2, 3]));
    }
    assert_eq!(image_sizes(&[5, 784]), Ok([5, 28, 28]));
    for (shape, message) in [
        (&[5, 783][..], "has 2 dimensions; images have 3"),
        (&[5, 32, 32, 3], "has 4 dimensions; images have 3"),
        (&[5], "has 1 dimensions; images have 3"),
        (&[0, 28, 28], "holds 0 images, at least one is needed"),
    ] {
        assert_eq!(image_sizes(shape).unwrap_err(), message);
    }
}

#[test]
fn an_archive_that_is_cut_off_or_damaged_anywhere_is_refused_or_read_as_before() {
    let bytes = packed(&four());
    for cut in 0..bytes.len() {
        assert!(read(Cursor::new(&bytes[..cut])).is_err(), "{cut}");
    }
    let whole = read(Cursor::new(&bytes)).unwrap();
    for (at, flip) in (0..bytes.len()).flat_map(|at| [(at, 1 << (at % 8)), (at, 0xFF)]) {
        let mut damaged = bytes.clone();
        damaged[at] ^= flip;
        if let Ok(parts) = read(Cursor::new(damaged)) {
            assert_eq!(parts.train, whole.train, "{at} {flip}");
            assert!(parts.test.is_none_or(|test| Some(test) == whole.test), "{at} {flip}");
        }
    }
    assert_eq!(refusal(b"no archive"), "is not an archive of arrays (.npz), or damaged");
}

#[test]
fn an_array_that_is_missing_is_named_with_those_that_are_there() {
    assert_eq!(refusal(&packed(&four()[..1])), "has no array y_train; it holds x_train");
    assert_eq!(refusal(&packed(&four()[..3])), "has no array y_test; it holds x_train, y_train, x_test");
    assert_eq!(refusal(&packed(&[("arr_0.npy", npy("|u1", "(1,)", &[1]))])), "has no array x_train; it holds arr_0");
    assert_eq!(refusal(&packed(&[])), "has no array x_train; it holds nothing");
}

#[test]
fn an_array_that_is_not_what_it_declares_is_refused() {
    let array = |length| npy("|u1", "(2, 1, 3)", &vec![3; length]);
    let start = array(0).len();
    for (bytes, message) in [
        (array(5), format!("ends after {} of {} bytes", start + 5, start + 6)),
        (array(7), format!("goes on after the {} bytes that its header declares", start + 6)),
        (
            npy("<c8", "(2, 1, 3)", &[0; 48]),
            "holds elements of the type <c8; whole numbers, and floats of 32 or 64 bits, can be read".to_owned(),
        ),
        (npy("|u1", "(2, 1025, 1)", &[]), "holds images of 1025 x 1; each side must be 1 to 1024".to_owned()),
        (b"\x93NUMPY\x01".to_vec(), "is not an array of NumPy, or damaged".to_owned()),
        (b"an image".to_vec(), "is not an array of NumPy, or damaged".to_owned()),
    ] {
        assert_eq!(refusal_with("x_train.npy", &bytes), format!("x_train: {message}"));
    }
    let message = "y_train: holds 3 labels, but x_train holds 2 images";
    assert_eq!(refusal_with("y_train.npy", &npy("|u1", "(3,)", &[0, 1, 2])), message);
    assert_eq!(
        refusal_with("y_test.npy", &npy("<f4", "(1,)", &1.5f32.to_le_bytes())),
        "y_test: holds the label 1.5; labels are whole numbers from 0 to 255"
    );
}

#[test]
fn a_small_archive_that_unpacks_to_a_large_array_is_not_unpacked() {
    let declared = npy("|u1", "(1048576, 1024, 1024)", &vec![0; 1 << 20]);
    let message = "x_train: declares 1048576 x 1024 x 1024 bytes; 1 GiB is the most that is read";
    assert_eq!(refusal_with("x_train.npy", &declared), message);
    let bomb = npy("|u1", "(2, 1, 3)", &vec![0; 1 << 24]);
    assert!(packed(&[("x_train.npy", bomb.clone())]).len() < 20_000);
    assert!(refusal_with("x_train.npy", &bomb).starts_with("x_train: goes on after the "));
}
