//! Data sets: the facts of MNIST, and folders that can be read or are refused with the file and the reason.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::GzEncoder;
use halfpipe::dataset::{Dataset, Samples};

use crate::support::data_set::{NAMES, idx};
use crate::support::files;
use crate::support::words::has_words;

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

/// The four files of a set with two images of 2 x 3 for training and one for testing.
fn tiny() -> [Vec<u8>; 4] {
    let pixels: Vec<u8> = (1..=12).collect();
    [idx(&[2, 2, 3], &pixels), idx(&[2], &[4, 0]), idx(&[1, 2, 3], &pixels[6..]), idx(&[1], &[2])]
}

/// The set of these files.
fn tiny_set(name: &str) -> Dataset {
    let pixels: Vec<u8> = (1..=12).collect();
    let test = Samples::new(2, 3, pixels[6..].to_vec(), vec![2]).unwrap();
    Dataset::new(name, Samples::new(2, 3, pixels, vec![4, 0]).unwrap(), test).unwrap()
}

/// A folder of its own for a test, with these files.
fn folder<N: AsRef<Path>, B: AsRef<[u8]>>(name: &str, files: impl IntoIterator<Item = (N, B)>) -> PathBuf {
    let folder = files::folder(name);
    for (name, bytes) in files {
        fs::write(folder.join(name), bytes).unwrap();
    }
    folder
}

/// Why the tiny set is refused once a file holds these bytes; the path of the folder is left out.
fn refusal(test: &str, changed: &str, bytes: &[u8]) -> String {
    let name = format!("dataset-refused-{test}");
    let folder = folder(&name, NAMES.into_iter().zip(tiny()));
    fs::write(folder.join(changed), bytes).unwrap();
    let message = Dataset::read(&folder).unwrap_err().to_string();
    let path = folder.display().to_string();
    assert!(message.starts_with(&path), "{message}");
    message.replacen(&path, &name, 1).replacen(&format!("{name}{}", std::path::MAIN_SEPARATOR), "", 1)
}

#[test]
fn mnist_comes_with_the_program() {
    let mnist = Dataset::embedded().unwrap();
    assert_eq!((mnist.name.as_str(), mnist.classes), ("MNIST", 10));
    let sum = |pixels: &[u8]| pixels.iter().map(|pixel| u64::from(*pixel)).sum::<u64>();
    // Made with NumPy from the original files.
    for (samples, count, labels, classes, pixels, first) in [
        (
            &mnist.train,
            60_000,
            &[5, 0, 4, 1, 9, 2, 1, 3, 1, 4][..],
            [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949],
            1_567_298_545,
            27_525,
        ),
        (
            &mnist.test,
            10_000,
            &[7, 2, 1, 0, 4, 1, 4, 9],
            [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009],
            264_923_200,
            18_454,
        ),
    ] {
        assert_eq!((samples.count(), samples.rows, samples.columns, samples.pixels()), (count, 28, 28, 784));
        assert_eq!(samples.labels()[..labels.len()], *labels);
        assert_eq!((0..10).map(|class| (0..count).filter(|at| samples.label(*at) == class).count()).collect::<Vec<_>>(), classes);
        assert_eq!((0..count).map(|at| sum(samples.image(at))).sum::<u64>(), pixels);
        assert_eq!(sum(samples.image(0)), first);
    }
    // Sums of whole numbers, so that nothing is rounded before the division; of pixels from 0 to 1.
    let train = &mnist.train;
    let squares = |pixels: &[u8]| pixels.iter().map(|pixel| u64::from(*pixel).pow(2)).sum::<u64>();
    let count = f64::from(60_000 * 784);
    let mean = (0..60_000).map(|at| sum(train.image(at))).sum::<u64>() as f64 / count / 255.0;
    let mean_square = (0..60_000).map(|at| squares(train.image(at))).sum::<u64>() as f64 / count / 255.0 / 255.0;
    assert!((mean - 0.130_660_5).abs() < 5e-8, "{mean}");
    assert!(((mean_square - mean * mean).sqrt() - 0.308_107_8).abs() < 5e-8, "{mean_square}");
}

#[test]
fn a_folder_is_read_whatever_of_its_names_the_files_have() {
    let tiny = tiny();
    let packed = tiny.each_ref().map(|bytes| gzip(bytes));
    let others = ["train-images.idx3-ubyte", "train-labels.idx1-ubyte", "test-images.idx3-ubyte", "test-labels.idx1-ubyte"];
    let mixed = ["train-images-idx3-ubyte", "train-labels.idx1-ubyte", "test-images-idx3-ubyte", "t10k-labels.idx1-ubyte"];
    for (case, names) in [NAMES, others, mixed].into_iter().enumerate() {
        for (files, ending) in [(&tiny, ""), (&packed, ".gz"), (&packed, ""), (&tiny, ".gz")] {
            let folder = folder(&format!("dataset-names-{case}"), names.map(|name| format!("{name}{ending}")).iter().zip(files));
            assert_eq!(Dataset::read(&folder).unwrap(), tiny_set(&format!("dataset-names-{case}")), "{names:?} {ending}");
        }
    }
}

#[test]
fn gzip_may_come_in_several_parts() {
    let packed = |bytes: Vec<u8>| [gzip(&bytes[..5]), gzip(&bytes[5..])].concat();
    let folder = folder("dataset-parts", NAMES.into_iter().zip(tiny().map(packed)));
    assert_eq!(Dataset::read(&folder).unwrap(), tiny_set("dataset-parts"));
}

#[test]
fn a_folder_that_is_called_like_a_file_is_passed_over() {
    let folder = folder("dataset-folders", ["train-images.idx3-ubyte", NAMES[1], NAMES[2], NAMES[3]].into_iter().zip(tiny()));
    fs::create_dir(folder.join(NAMES[0])).unwrap();
    assert_eq!(Dataset::read(&folder).unwrap(), tiny_set("dataset-folders"));
}

#[test]
fn a_set_is_called_like_its_folder_also_when_the_path_ends_with_dots() {
    let folder = folder("dataset-dots", NAMES.into_iter().zip(tiny()));
    fs::create_dir(folder.join("within")).unwrap();
    assert_eq!(Dataset::read(&folder.join("within").join("..")).unwrap().name, "dataset-dots");
}

#[test]
fn a_missing_file_is_told_by_its_name() {
    let refusal = |missing: usize| {
        let files = NAMES.into_iter().zip(tiny()).enumerate().filter(|(at, _)| *at != missing).map(|(_, file)| file);
        let folder = folder("dataset-missing", files);
        Dataset::read(&folder).unwrap_err().to_string().replacen(&folder.display().to_string(), "folder", 1)
    };
    assert_eq!(
        refusal(0),
        "folder: there is no file train-images-idx3-ubyte in this folder (nor train-images.idx3-ubyte, nor one of these with .gz); \
         it holds t10k-images-idx3-ubyte, t10k-labels-idx1-ubyte, train-labels-idx1-ubyte"
    );
    assert_eq!(
        refusal(3),
        "folder: there is no file t10k-labels-idx1-ubyte in this folder (nor t10k-labels.idx1-ubyte, test-labels-idx1-ubyte, \
         test-labels.idx1-ubyte, nor one of these with .gz); it holds t10k-images-idx3-ubyte, train-images-idx3-ubyte, \
         train-labels-idx1-ubyte"
    );
    for (missing, name) in NAMES.iter().enumerate() {
        assert!(refusal(missing).contains(&format!("no file {name} ")));
    }
}

#[test]
fn what_is_not_a_folder_is_refused() {
    let folder = folder("dataset-none", [("file", "")]);
    let refusal = |name: &str| Dataset::read(&folder.join(name)).unwrap_err().to_string();
    assert!(refusal("file").contains("file: is a file; a data set is a folder of files"));
    assert!(refusal("nowhere").starts_with("made with the images of folder nowhere, which is not here"));
}

#[test]
fn files_that_do_not_hold_what_they_should_are_refused() {
    let [images, labels, ..] = tiny();
    let [train_images, train_labels, test_images, test_labels] = NAMES;
    for (test, file, bytes, message) in [
        ("empty", train_images, vec![], "ends after 0 bytes, within its header of 16"),
        ("cut", train_images, images[..20].to_vec(), "ends after 20 of 28 bytes"),
        ("longer", train_labels, [&labels[..], &[0]].concat(), "goes on after the 10 bytes that its header declares"),
        ("swapped", test_images, labels.clone(), "holds labels, not images"),
        ("swapped", test_labels, images.clone(), "holds images, not labels"),
        ("count", train_labels, idx(&[3], &[0, 1, 2]), "holds 3 labels, but train-images-idx3-ubyte holds 2 images"),
        ("none", train_images, idx(&[0, 2, 3], &[]), "holds 0 images, at least one is needed"),
        ("text", test_labels, b"a text".to_vec(), "is not an IDX file: it starts with the bytes 61 20, not with 00 00"),
        ("gzip", train_images, gzip(&images[..20]), "ends after 20 of 28 bytes"),
        ("gzip", train_images, gzip(&[&images[..], &[0]].concat()), "goes on after the 28 bytes that its header declares"),
    ] {
        assert_eq!(refusal(test, file, &bytes), format!("{file}: {message}"));
    }
}

#[test]
fn files_that_do_not_fit_each_other_are_refused() {
    let message = refusal("sizes", NAMES[2], &idx(&[1, 3, 2], &[0; 6]));
    let sizes = "the images for training are 2 x 3, those for testing 3 x 2; they must be of one size";
    assert_eq!(message, format!("dataset-refused-sizes: {sizes}"));

    let one_class = folder("dataset-one-class", NAMES.into_iter().zip(tiny()));
    fs::write(one_class.join(NAMES[1]), idx(&[2], &[2, 2])).unwrap();
    let message = Dataset::read(&one_class).unwrap_err().to_string();
    assert!(message.ends_with("dataset-one-class: every label is 2; a data set needs at least two classes"), "{message}");
}

#[test]
fn packed_files_that_are_cut_off_are_refused() {
    let packed = gzip(&tiny()[0]);
    for cut in 0..packed.len() {
        let message = refusal("gzip-cut", NAMES[0], &packed[..cut]);
        let description = has_words(&message, "data.cut") || cut < 2 && has_words(&message, "data.header");
        assert!(description, "{cut}: {message}");
    }
}

#[test]
fn packed_files_that_are_damaged_are_refused_or_read_as_before() {
    let folder = folder("dataset-damaged", NAMES.into_iter().zip(tiny()));
    let packed = gzip(&tiny()[0]);
    let mut refused = 0;
    // A bit for each byte, another one for its neighbour, and all at once.
    for (at, flip) in (0..packed.len()).flat_map(|at| [(at, 1 << (at % 8)), (at, 0xff)]) {
        let mut damaged = packed.clone();
        damaged[at] ^= flip;
        fs::write(folder.join(NAMES[0]), damaged).unwrap();
        match Dataset::read(&folder) {
            // Time and system in gzip's header say nothing about the content.
            Ok(set) => assert_eq!(set, tiny_set("dataset-damaged"), "{at} {flip}"),
            Err(error) => {
                assert!(error.to_string().contains(&format!("{}: ", NAMES[0])), "{error}");
                refused += 1;
            }
        }
    }
    assert!(refused > packed.len(), "{refused} of {}", 2 * packed.len());
}

#[test]
fn a_small_file_that_unpacks_to_a_large_one_is_not_unpacked() {
    let zeros = vec![0; 1 << 24];
    let bomb = gzip(&[idx(&[2, 2, 3], &[]), zeros].concat());
    assert!(bomb.len() < 20_000);
    let message = "train-images-idx3-ubyte: goes on after the 28 bytes that its header declares";
    assert_eq!(refusal("bomb", NAMES[0], &bomb), message);
    let message = "train-images-idx3-ubyte: declares 1048576 x 1024 x 1024 bytes; 1 GiB is the most that is read";
    assert_eq!(refusal("bomb-declared", NAMES[0], &gzip(&idx(&[1 << 20, 1024, 1024], &[]))), message);
}
