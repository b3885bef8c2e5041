use super::*;

/// The shown colour of a pixel.
fn shown(indexed: &Indexed, pixel: usize) -> [u8; 3] {
    let index = 3 * usize::from(indexed.pixels[pixel]);
    indexed.palette[index..index + 3].try_into().unwrap()
}

/// Runs of one pixel.
fn runs(colors: &[Option<Rgb>]) -> Vec<Run> {
    colors.iter().map(|color| Run { color: *color, pixels: 1 }).collect()
}

#[test]
fn a_run_has_as_many_pixels_as_it_says_and_the_commonest_colour_is_the_first() {
    let runs = [(Some([1, 2, 3]), 2), (None, 3), (Some([9, 9, 9]), 4), (Some([1, 2, 3]), 1)];
    let indexed = indexed(&runs.map(|(color, pixels)| Run { color, pixels }));
    assert_eq!(indexed.pixels, [1, 1, AS_BEFORE, AS_BEFORE, AS_BEFORE, 0, 0, 0, 0, 1]);
    assert_eq!(indexed.palette[..6], [9, 9, 9, 1, 2, 3]);
}

#[test]
fn the_nearest_colour_is_the_first_of_equals() {
    let palette = [[0, 0, 0], [255, 255, 255], [10, 0, 0], [0, 10, 0]];
    assert_eq!(nearest(&palette, [9, 9, 0]), 2);
    assert_eq!(nearest(&palette, [255, 250, 255]), 1);
    assert_eq!(nearest(&palette, [5, 0, 0]), 0);
}

#[test]
fn few_colours_are_kept_exactly_and_pixels_that_stay_have_none() {
    let pixels: Vec<Option<Rgb>> = (0..255).map(|at| Some([at, 7, 255 - at])).chain([None]).collect();
    let indexed = indexed(&runs(&pixels));
    assert_eq!(indexed.pixels[255], AS_BEFORE);
    assert!((0..255).all(|at| Some(shown(&indexed, at)) == pixels[at]));
}

#[test]
fn rare_colours_keep_their_hue_among_many_shades_of_another() {
    let shades = (0..40_000u32).map(|at| Some([180 + (at % 60) as u8, 190 + (at / 60 % 50) as u8, 220]));
    let rare = [[213, 94, 0], [0, 158, 115], [204, 121, 167]];
    let pixels: Vec<Option<Rgb>> = shades.chain(rare.map(Some)).collect();
    let indexed = indexed(&runs(&pixels));
    for (at, color) in (40_000..).zip(rare) {
        let far = shown(&indexed, at).iter().zip(color).map(|(a, b)| a.abs_diff(b)).max().unwrap();
        assert!(far < 24, "{color:?} is shown as {:?}", shown(&indexed, at));
    }
}
