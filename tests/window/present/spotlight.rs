//! The spotlight.

use egui::{Key, pos2, vec2};

use super::{ground, pixel};
use crate::support::{press, window};

#[test]
fn the_spotlight_dims_all_but_the_place_around_the_pointer() {
    let mut window = window();
    let at = ground(&window);
    let far = pos2(20.0, 780.0);
    window.hover_at(at);
    window.run();
    let bright = [at + vec2(40.0, 20.0), far].map(|place| pixel(&mut window, place));
    press(&mut window, Key::L);
    let lit = [at + vec2(40.0, 20.0), far].map(|place| pixel(&mut window, place));
    assert_eq!(lit[0], bright[0], "near the pointer nothing has changed");
    assert!(u32::from(lit[1][0]) * 2 < u32::from(bright[1][0]), "far from it all is dimmed: {lit:?} {bright:?}");
    window.hover_at(far + vec2(40.0, -20.0));
    window.run();
    assert_eq!(pixel(&mut window, far), bright[1], "it follows the pointer");
    press(&mut window, Key::L);
    assert_eq!(pixel(&mut window, at + vec2(40.0, 20.0)), bright[0]);
}
