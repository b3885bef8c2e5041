use super::*;

#[test]
fn runs_end_where_the_colour_or_what_stays_changes() {
    let image = |pixels: [u8; 8]| Image { width: 4, height: 2, rgba: pixels.iter().flat_map(|v| [*v, *v, *v, 255]).collect() };
    let (before, after) = (image([0, 1, 1, 1, 5, 5, 5, 5]), image([0, 2, 2, 1, 6, 5, 6, 6]));
    let found = |runs: Vec<Run>| runs.iter().map(|run| (run.color.map(|color| color[0]), run.pixels)).collect::<Vec<_>>();
    let expected = [(None, 1), (Some(2), 2), (None, 1), (Some(6), 1), (None, 1), (Some(6), 2)];
    assert_eq!(found(runs(Part::whole(&after), &after, Some(&before))), expected);
    let part = Part { left: 1, top: 0, width: 3, height: 1 };
    assert_eq!(found(runs(part, &after, None)), [(Some(2), 2), (Some(1), 1)]);
}
