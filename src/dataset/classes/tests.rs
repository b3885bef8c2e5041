use super::super::Samples;
use super::*;

#[test]
fn names_are_listed_with_and_without_numbers_or_as_letters() {
    assert_eq!(listed("cat\r\ndog\n\n"), ["cat", "dog"]);
    assert_eq!(listed("0 cat\n1: hot dog\n"), ["cat", "hot dog"]);
    assert_eq!(listed("1. cat\n2. 3D cat\n"), ["cat", "3D cat"]);
    assert_eq!(listed("2 cats\n7 dogs\n"), ["2 cats", "7 dogs"]);
    assert_eq!(listed("1 65 97\n2 66 98\n"), ["Aa", "Bb"]);
    assert_eq!(listed("0\n1\n"), ["0", "1"]);
}

#[test]
fn names_belong_to_all_classes_or_to_those_that_occur() {
    let data = |labels: &[u8]| {
        let part = || Samples::new(1, 1, vec![7; labels.len()], labels.to_vec()).unwrap();
        Dataset::new("", part(), part()).unwrap()
    };
    let named = |labels: &[u8], text: &str| {
        let mut data = data(labels);
        take_list(&mut data, "labels.txt".to_owned(), text);
        data
    };
    assert_eq!(named(&[0, 1], "cat\ndog").class_names, ["cat", "dog"]);
    assert_eq!(named(&[1, 2], "A\nB").class_names, ["", "A", "B"], "EMNIST's letters begin with 1");
    assert_eq!(named(&[1, 2], "none\nA\nB\nC").class_names, ["none", "A", "B"]);
    let few = named(&[0, 1, 2], "cat\ndog");
    assert_eq!(few.notes, [Note::OtherNames { file: "labels.txt".to_owned(), names: 2, classes: 3 }]);
    assert!(few.class_names.is_empty() && few.class_name(2) == "2");
    assert_eq!(named(&[1, 2], "A\nB").class_name(0), "0", "a class without a name");
}
