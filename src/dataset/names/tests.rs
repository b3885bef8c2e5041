use super::*;

#[test]
fn a_file_is_known_by_the_end_of_its_name() {
    let of = |set: &str, is_test, is_labels| Some(FileName { set: set.to_owned(), is_test, is_labels });
    for (name, expected) in [
        ("train-images-idx3-ubyte", of("", false, false)),
        ("t10k-labels.idx1-ubyte.gz", of("", true, true)),
        ("emnist-letters-test-images-idx3-ubyte", of("emnist-letters", true, false)),
        ("qmnist-train-labels-idx2-int.gz", of("qmnist", false, true)),
        ("Train-Images-IDX3-ubyte", of("", false, false)),
        ("images-idx3-ubyte", None),
        ("._train-images-idx3-ubyte", None),
        ("train-images.png", None),
        ("labels.txt", None),
    ] {
        assert_eq!(FileName::parse(name), expected, "{name}");
    }
}

#[test]
fn data_are_known_by_their_names() {
    for name in ["train-images-idx3-ubyte", "t10k-labels.idx1-ubyte.gz", "test-images-idx3-ubyte", "mnist.npz", "A.NPZ"] {
        assert!(is_data(Path::new(name)), "{name}");
    }
    for name in ["lesson.ron", "idx.png", "my-idx-notes.txt", "slides.gz", "npz"] {
        assert!(!is_data(Path::new(name)), "{name}");
    }
}

#[test]
fn a_set_is_called_by_the_last_part_that_says_something() {
    for (path, name, written) in [
        ("/home/someone/sets/fashion", "fashion", "fashion"),
        ("/home/someone/MNIST/raw", "MNIST", "MNIST/raw"),
        ("/raw", "raw", "raw"),
        ("sets/fashion", "fashion", "sets/fashion"),
        ("../fashion", "fashion", "fashion"),
        ("/home/someone/.keras/datasets/mnist.npz", "mnist", "mnist.npz"),
        ("/sets/gzip/emnist-letters-train-images-idx3-ubyte.gz", "emnist-letters", "emnist-letters-train-images-idx3-ubyte.gz"),
    ] {
        assert_eq!((data_name(Path::new(path)), portable(Path::new(path))), (name.to_owned(), written.into()), "{path}");
    }
    let home = env::home_dir().unwrap();
    for path in [home.clone(), home.join("raw/..")] {
        assert!(portable(&path).ends_with(HOME), "the name of a person");
    }
    assert_eq!(data_name(&home), HOME);
    assert_eq!(portable(&home.join("raw")), Path::new("raw"));
}
