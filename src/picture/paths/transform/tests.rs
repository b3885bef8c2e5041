use super::*;

#[test]
fn both_axes_have_the_same_scale_and_the_transforms_are_inverse() {
    let rect = Rect::from_min_max(pos2(10.0, 20.0), pos2(710.0, 420.0));
    let map = MapTransform::fit(rect, View { x: [-2.0, 2.0], y: [-3.0, 1.0] });
    assert!((map.view.y[1] - map.view.y[0] - 4.0).abs() < 1e-12);
    assert!((map.view.x[1] - map.view.x[0] - 7.0).abs() < 1e-12);
    let [x, y] = map.plot_from_screen(map.screen_pos([1.5, -2.5]));
    assert!((x - 1.5).abs() < 1e-5 && (y + 2.5).abs() < 1e-5);
}

#[test]
fn zooming_keeps_the_anchor_in_place() {
    let rect = Rect::from_min_max(pos2(0.0, 0.0), pos2(400.0, 400.0));
    let map = MapTransform::fit(rect, View { x: [-2.0, 2.0], y: [-2.0, 2.0] });
    let anchor = pos2(100.0, 300.0);
    let closer = MapTransform::fit(rect, map.zoomed(0.5, anchor));
    let (before, after) = (map.plot_from_screen(anchor), closer.plot_from_screen(anchor));
    assert!((before[0] - after[0]).abs() < 1e-9 && (before[1] - after[1]).abs() < 1e-9);
    assert!((closer.scale() / map.scale() - 0.5).abs() < 1e-12);
}
