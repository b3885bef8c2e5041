use super::*;

#[test]
fn the_changed_part_is_the_bounding_box_of_the_pixels_that_differ() {
    let before = Image { width: 5, height: 4, rgba: vec![7; 80] };
    assert_eq!(Part::changed(&before, &before), Part { left: 0, top: 0, width: 1, height: 1 });
    let mut after = before.clone();
    after.rgba[4 * (5 + 3)] = 8;
    after.rgba[4 * (2 * 5 + 1) + 2] = 9;
    let part = Part::changed(&before, &after);
    assert_eq!(part, Part { left: 1, top: 1, width: 3, height: 2 });
    let pixels = part.crop(&after);
    assert_eq!((pixels.rgba[8], pixels.rgba[14], pixels.rgba.len()), (8, 9, 24));
}
