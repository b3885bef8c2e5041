use super::*;

#[test]
fn each_curve_is_described_by_its_ends() {
    let curves = [("SGD".to_owned(), [6.45, 0.0123]), ("Adam".to_owned(), [6.45, 2.0])];
    assert_eq!(description(&curves), "SGD: from 6.45 to 0.0123; Adam: from 6.45 to 2");
    assert_eq!(description(&[]), "");
}
