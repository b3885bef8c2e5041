use super::*;

#[test]
fn sizes_lead_from_the_smallest_to_the_largest_and_back() {
    let mut preferences = Preferences { size: 75, ..Preferences::default() };
    let mut sizes = vec![preferences.size];
    while let Some(size) = preferences.larger() {
        preferences.size = size;
        sizes.push(size);
    }
    assert_eq!(sizes, SIZES);
    assert_eq!((preferences.size, preferences.smaller()), (300, Some(250)));
    assert!(preferences.validate().is_ok() && Preferences { size: 74, ..preferences }.validate().is_err());
}
