//! Data sets as other programs write and unpack them: the right images, classes and notes for each, from `tests/cases` and made here.

use std::fs;
use std::path::{Path, PathBuf};

use halfpipe::dataset::{Dataset, Note, Samples, place};

use crate::support::data_set::{NAMES, idx};
use crate::support::files;

fn case(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(name)
}

fn read(path: &Path) -> Dataset {
    Dataset::read(path).unwrap_or_else(|error| panic!("{error}"))
}

fn refusal(path: &Path) -> String {
    let message = Dataset::read(path).unwrap_err().to_string();
    message.strip_prefix(&format!("{}: ", path.display())).unwrap_or(&message).to_owned()
}

/// All pixels of a part, image after image.
fn pixels(samples: &Samples) -> Vec<u8> {
    (0..samples.count()).flat_map(|image| samples.image(image).to_vec()).collect()
}

/// A folder with these files, whatever folders they are in.
fn folder(name: &str, files: &[(&str, Vec<u8>)]) -> PathBuf {
    let folder = files::folder(&format!("data-forms-{name}"));
    for (file, bytes) in files {
        let path = folder.join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

/// Training files of `count` images of 2 x 2, classes 0 to 4 in turn, behind this beginning of their names.
fn train(before: &str, count: u8) -> [(String, Vec<u8>); 2] {
    let pixels: Vec<u8> = (0..count).flat_map(|image| [image, 90, 0, 200]).collect();
    let labels: Vec<u8> = (0..count).map(|image| image % 5).collect();
    let names = [NAMES[0], NAMES[1]].map(|name| format!("{before}{name}"));
    let [images, labels_name] = names;
    [(images, idx(&[u32::from(count), 2, 2], &pixels)), (labels_name, idx(&[u32::from(count)], &labels))]
}

fn borrowed(files: &[(String, Vec<u8>)]) -> Vec<(&str, Vec<u8>)> {
    files.iter().map(|(name, bytes)| (name.as_str(), bytes.clone())).collect()
}

#[test]
fn wider_labels_are_read_and_of_qmnist_the_first_column() {
    let bytes = read(&case("idx-bytes"));
    assert_eq!((bytes.train.count(), bytes.classes, bytes.train.rows, &bytes.notes[..]), (20, 2, 4, &[][..]));
    assert_eq!(bytes.train.labels()[..4], [0, 1, 0, 1]);
    for name in ["idx-labels-int32", "idx-labels-qmnist", "idx-folders-of-that-name"] {
        let other = read(&case(name));
        assert_eq!(other, Dataset { name: name.to_owned(), ..bytes.clone() }, "{name}");
    }
}

#[test]
fn floats_from_0_to_1_are_scaled_and_bytes_from_0_to_1_are_doubted() {
    let bytes = read(&case("idx-bytes"));
    let floats = read(&case("idx-float32-0-to-1"));
    assert_eq!((&floats.train, &floats.test), (&bytes.train, &bytes.test));
    assert_eq!(floats.notes, [Note::Scaled]);
    assert_eq!(floats.notes[0].to_string(), "pixels from 0 to 1 are scaled to 0 to 255");
    let dark = read(&case("idx-bytes-0-to-1"));
    assert_eq!(dark.notes, [Note::Dark]);
    assert!(dark.notes[0].to_string().starts_with("the brightest pixel is 1 of 255: are these floats"));
    assert_eq!(pixels(&dark.train).iter().max(), Some(&1));
}

#[test]
fn emnist_is_known_by_the_ends_of_its_names_and_turned_upright() {
    let emnist = read(&case("idx-emnist-names"));
    let bytes = read(&case("idx-bytes"));
    assert_eq!((emnist.name.as_str(), &emnist.notes[..]), ("idx-emnist-names", &[Note::Upright][..]));
    assert_eq!(emnist.train.labels(), bytes.train.labels());
    let raw = fs::read(case("idx-emnist-names/emnist-letters-train-images-idx3-ubyte")).unwrap();
    for (at, pixel) in pixels(&emnist.train).iter().enumerate() {
        let (image, row, column) = (at / 16, at / 4 % 4, at % 4);
        assert_eq!(*pixel, raw[16 + image * 16 + column * 4 + row], "image {image}, row {row}, column {column}");
    }
    assert_ne!(pixels(&emnist.train), raw[16..], "the test can see a difference");
}

#[test]
fn of_several_sets_in_a_folder_one_is_chosen_by_one_of_its_files() {
    let files = [train("emnist-letters-", 20), train("emnist-digits-", 30)].concat();
    let folder = folder("several", &borrowed(&files));
    let message = "there are several data sets (emnist-digits, emnist-letters); choose one of them";
    assert_eq!(refusal(&folder), message);
    let file = folder.join("emnist-letters-train-labels-idx1-ubyte");
    assert_eq!(place::of_file(&file), file, "its folder would not do");
    let letters = read(&file);
    assert_eq!((letters.name.as_str(), letters.train.count()), ("emnist-letters", 18));
    // MNIST's own names come before all others.
    for (name, bytes) in train("", 40) {
        fs::write(folder.join(name), bytes).unwrap();
    }
    assert_eq!(read(&folder).train.count(), 36);
    assert_eq!(place::of_file(&file), folder);
    let missing = "there is no file emnist-letters-train-images-idx3-ubyte in this folder (nor emnist-letters-train-images.idx3-ubyte, \
                   nor one of these with .gz); it holds emnist-digits-train-images-idx3-ubyte, ";
    fs::remove_file(folder.join("emnist-letters-train-images-idx3-ubyte")).unwrap();
    let message = Dataset::read(&file).unwrap_err().to_string();
    assert!(message.starts_with(&format!("{}: {missing}", folder.display())), "{message}");
}

#[test]
fn the_folder_above_leads_to_the_files() {
    let at = |place: &str| train("", 20).map(|(name, bytes)| (format!("{place}/{name}"), bytes));
    let folder = folder("above", &borrowed(&at("MNIST/raw")));
    for path in [folder.clone(), folder.join("MNIST"), folder.join("MNIST/raw")] {
        assert_eq!(read(&path).train.count(), 18, "{}", path.display());
        assert!(place::leads_to_data(&path));
    }
    assert_eq!((place::holds_data(&folder), place::holds_data(&folder.join("MNIST/raw"))), (false, true));
    assert_eq!(read(&folder.join("MNIST/raw")).name, "MNIST");
    for (name, bytes) in at("KMNIST/raw") {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    assert_eq!(refusal(&folder), "there are several data sets (KMNIST, MNIST); choose one of them");
    assert_eq!(read(&folder.join("KMNIST")).name, "KMNIST");
    let deep = at("a/b/c");
    let deep = self::folder("too-deep", &borrowed(&deep));
    assert!(refusal(&deep).ends_with("it holds a"), "{}", refusal(&deep));
}

#[test]
fn a_file_in_a_folder_of_its_name_and_beside_it_is_read_once_and_hidden_companions_never() {
    let [images, labels] = train("", 20);
    let inner = (format!("{0}/{0}", NAMES[0]), idx(&[1, 1, 1], &[9]));
    let hidden = (format!("._{}", NAMES[0]), b"a companion".to_vec());
    let dotted = ("train-images.idx3-ubyte".to_owned(), images.1.clone());
    let folder = folder("beside", &borrowed(&[inner, hidden, dotted, labels]));
    assert_eq!(read(&folder).train.count(), 18);
}

#[test]
fn without_test_images_a_tenth_is_kept_and_it_is_said() {
    let files = train("", 200);
    let data = read(&folder("only-train", &borrowed(&files)));
    assert_eq!((data.train.count(), data.test.count()), (180, 20));
    assert_eq!(data.notes, [Note::Kept { test: 20, all: 200 }]);
    assert_eq!(data.notes[0].to_string(), "there are no test images: 20 of the 200 images are kept for testing");
    let mut firsts: Vec<u8> =
        [&data.train, &data.test].iter().flat_map(|part| (0..part.count()).map(|at| part.image(at)[0])).collect();
    firsts.sort_unstable();
    assert_eq!(firsts, (0..200).collect::<Vec<u8>>(), "each image is in one of the parts");
    for part in [&data.train, &data.test] {
        assert!((0..part.count()).all(|at| part.label(at) == usize::from(part.image(at)[0] % 5)), "with its own label");
    }
    // One of the two test files is not enough.
    let mut files = train("", 20).to_vec();
    files.push((NAMES[2].to_owned(), idx(&[1, 2, 2], &[1, 2, 3, 4])));
    let message = refusal(&folder("half-test", &borrowed(&files)));
    assert!(
        message.contains("no file t10k-labels-idx1-ubyte") && message.contains("; it holds t10k-images-idx3-ubyte, "),
        "{message}"
    );
}

#[test]
fn what_is_in_a_folder_without_data_is_listed() {
    assert!(refusal(&folder("none", &[])).ends_with("; it holds nothing"));
    let files = ["a.txt", "b.txt", "c.txt", "d.txt", "e.txt", "f.txt", "g.txt", "h.txt", "i.txt"].map(|name| (name, vec![1]));
    let message = refusal(&folder("notes", &files));
    assert!(message.ends_with("; it holds a.txt, b.txt, c.txt, d.txt, e.txt, f.txt, g.txt, h.txt, …"), "{message}");
    let message = refusal(&folder("text", &[("slides.pdf", vec![1])]).join("slides.pdf"));
    assert_eq!(message, "is a file; a data set is a folder of files like train-images-idx3-ubyte, or an archive .npz");
}

#[test]
fn classes_are_called_as_labels_txt_and_fashion_mnist_call_them() {
    let mut files = borrowed(&train("", 20)).iter().map(|(name, bytes)| ((*name).to_owned(), bytes.clone())).collect::<Vec<_>>();
    files.push(("labels.txt".to_owned(), b"\xEF\xBB\xBFzero\none\ntwo\nthree\nfour\n".to_vec()));
    let folder = folder("classes", &borrowed(&files));
    let data = read(&folder);
    assert_eq!((data.class_name(0), data.class_name(4)), ("zero".to_owned(), "four".to_owned()));
    fs::write(folder.join("labels.txt"), "zero\none\n").unwrap();
    let data = read(&folder);
    assert_eq!(data.class_name(1), "1");
    assert_eq!(data.notes[1].to_string(), "labels.txt has 2 names for 5 classes and is not used");
    fs::write(folder.join("labels.txt"), b"zero\n\xE9\n").unwrap();
    assert_eq!(read(&folder).notes[1].to_string(), "labels.txt is not used: line 2 is not UTF-8: save the file as UTF-8");

    let labels: Vec<u8> = (0..20).map(|image| image % 10).collect();
    let set = [(NAMES[0], idx(&[20, 1, 1], &[7; 20])), (NAMES[1], idx(&[20], &labels))];
    for name in ["fashion-mnist", "Fashion_MNIST", "FashionMNIST"] {
        let data = read(&self::folder(name, &set));
        assert_eq!((data.class_name(0), data.class_name(9)), ("T-shirt/top".to_owned(), "Ankle boot".to_owned()));
    }
    assert_eq!(read(&self::folder("clothes", &set)).class_name(9), "9");
}

#[test]
fn letters_are_called_as_emnist_maps_them() {
    let mut files = train("emnist-letters-", 20).to_vec();
    let mapping = "0 65 97\n1 66 98\n2 67 99\n3 68 100\n4 69 101\n";
    files.push(("emnist-letters-mapping.txt".to_owned(), mapping.as_bytes().to_vec()));
    let data = read(&folder("letters", &borrowed(&files)));
    assert_eq!((data.class_name(0), data.class_name(4)), ("Aa".to_owned(), "Ee".to_owned()));
}

#[test]
fn what_is_not_here_is_named_without_its_folders() {
    let message = |path: &str| Dataset::read(Path::new(path)).unwrap_err().to_string();
    let here = "which is not here: give them with --data";
    assert_eq!(message("/nowhere/someone/mydata"), format!("made with the images of folder mydata, {here}"));
    assert_eq!(message("/nowhere/someone/MNIST/raw"), format!("made with the images of folder MNIST, {here}"));
    assert_eq!(message("mnist-of-keras.npz"), format!("made with the images of the file mnist-of-keras.npz, {here}"));
}
