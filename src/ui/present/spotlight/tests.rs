use super::*;
use egui::pos2;

#[test]
fn the_shade_covers_the_screen_but_for_the_bright_disc() {
    let screen = Rect::from_min_max(Pos2::ZERO, pos2(1280.0, 800.0));
    let at = pos2(100.0, 700.0);
    let mesh = shade(screen, at);
    let inside = |point: Pos2| {
        mesh.indices.chunks(3).any(|corners| {
            let [a, b, c] = [0, 1, 2].map(|corner| mesh.vertices[corners[corner] as usize].pos);
            let is_left = |from: Pos2, to: Pos2| (to - from).rot90().dot(point - from) >= 0.0;
            let signs = [is_left(a, b), is_left(b, c), is_left(c, a)];
            signs == [true; 3] || signs == [false; 3]
        })
    };
    for corner in [screen.left_top(), screen.right_top(), screen.left_bottom(), screen.right_bottom(), screen.center()] {
        assert!(inside(corner), "{corner:?}");
    }
    assert!(!inside(at) && !inside(at + Vec2::splat(60.0)));
}
