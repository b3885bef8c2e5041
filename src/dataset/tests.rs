use super::*;

fn samples(rows: usize, columns: usize, labels: &[u8]) -> Samples {
    let pixels = (0..rows * columns * labels.len()).map(|pixel| pixel as u8).collect();
    Samples::new(rows, columns, pixels, labels.to_vec()).unwrap()
}

fn refusal(train: Samples, test: Samples) -> String {
    Dataset::new("tiny", train, test).unwrap_err().to_string()
}

#[test]
fn an_image_is_its_own_part_of_the_pixels() {
    let samples = samples(2, 3, &[4, 0]);
    assert_eq!((samples.count(), samples.pixels()), (2, 6));
    assert_eq!(samples.image(0), [0, 1, 2, 3, 4, 5]);
    assert_eq!(samples.image(1), [6, 7, 8, 9, 10, 11]);
    assert_eq!((samples.label(0), samples.label(1), samples.labels()), (4, 0, &[4, 0][..]));
}

#[test]
fn there_are_as_many_classes_as_the_highest_label_of_both_parts_plus_one() {
    let classes = |train: &[u8], test: &[u8]| Dataset::new("", samples(1, 1, train), samples(1, 1, test)).unwrap().classes;
    assert_eq!(classes(&[0, 1], &[1]), 2);
    assert_eq!(classes(&[0], &[7]), 8);
    assert_eq!(classes(&[255], &[0]), 256);
}

#[test]
fn pixels_that_do_not_fit_the_labels_are_refused() {
    let refusal =
        |rows, columns, pixels, labels| Samples::new(rows, columns, vec![0; pixels], vec![0; labels]).unwrap_err().to_string();
    assert_eq!(refusal(2, 2, 7, 2), "7 pixels are not 2 images of 2 x 2, one for each label");
    assert_eq!(refusal(2, 2, 12, 2), "12 pixels are not 2 images of 2 x 2, one for each label");
    assert_eq!(refusal(0, 2, 0, 2), "images of 0 x 2; each side must be 1 to 1024");
    assert_eq!(refusal(1, 1025, 1025, 1), "images of 1 x 1025; each side must be 1 to 1024");
    assert_eq!(refusal(usize::MAX, usize::MAX, 1, 1), format!("images of {0} x {0}; each side must be 1 to 1024", usize::MAX));
}

#[test]
fn parts_that_do_not_fit_are_refused() {
    let message = "there are no samples for training, at least one is needed";
    assert_eq!(refusal(samples(2, 2, &[]), samples(2, 2, &[0, 1])), message);
    let message = "there are no samples for testing, at least one is needed";
    assert_eq!(refusal(samples(2, 2, &[0, 1]), samples(2, 2, &[])), message);
    let message = "the images for training are 2 x 3, those for testing 3 x 2; they must be of one size";
    assert_eq!(refusal(samples(2, 3, &[0, 1]), samples(3, 2, &[0, 1])), message);
    let message = "every label is 3; a data set needs at least two classes";
    assert_eq!(refusal(samples(2, 2, &[3, 3]), samples(2, 2, &[3])), message);
}
