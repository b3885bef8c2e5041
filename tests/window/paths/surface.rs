//! The surface.

use egui::{Key, vec2};
use halfpipe::picture::paths::Projection;

use crate::support::words::word;
use crate::support::{app, click_on, drag, press, window};

#[test]
fn the_surface_is_turned_by_dragging_and_its_start_points_are_dragged_on_it() {
    let mut window = window();
    click_on(&mut window, &word("surface.surface"));
    let at_first = app(&window).paths.settings.surface.unwrap();
    let map = app(&window).paths.view.transform().unwrap().rect;
    drag(&mut window, map.center() + vec2(0.0, 200.0), map.center() + vec2(60.0, 180.0));
    let turned = app(&window).paths.settings.surface.unwrap();
    assert!(turned.yaw != at_first.yaw && turned.pitch != at_first.pitch && turned.zoom == at_first.zoom);
    assert_eq!(app(&window).paths.settings.starts, [[-7.0, 2.0]], "turning moves no start");
    press(&mut window, Key::R);
    assert_eq!(app(&window).paths.settings.surface, Some(at_first));

    let start = app(&window).paths.view.surface().unwrap().screen_pos([-7.0, 2.0]);
    let wanted = app(&window).paths.view.surface().unwrap().screen_pos([-4.0, 1.0]);
    drag(&mut window, start, wanted);
    let [x, y] = app(&window).paths.settings.starts[0];
    assert!((x + 4.0).abs() < 0.2 && (y - 1.0).abs() < 0.2, "({x}, {y})");
    assert_eq!(app(&window).paths.settings.surface, Some(at_first), "dragging a start turns nothing");

    press(&mut window, Key::V);
    assert_eq!(app(&window).paths.settings.surface, None);
}
