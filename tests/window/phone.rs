//! A phone: every control is on the screen, and panels unfold below the picture.

use egui::accesskit::Role;
use egui::{Rect, Vec2, vec2};
use egui_kittest::kittest::{NodeT, Queryable};

use crate::support::words::{rate_of, word};
use crate::support::{CONTROLS, Window, app, app_mut, click_on, window_of};

const UPRIGHT: Vec2 = vec2(390.0, 844.0);
const LESSONS: [&str; 3] = ["valley", "three-initializations", "mnist-race"];

/// The controls that are not wholly between the left and the right edge.
fn cut_off(window: &Window) -> Vec<(String, Rect)> {
    let nodes = window.root().children_recursive().filter(|node| CONTROLS.contains(&node.accesskit_node().role()));
    let cut = nodes.filter(|node| node.rect().left() < 0.0 || node.rect().right() > UPRIGHT.x);
    cut.map(|node| (node.accesskit_node().label().unwrap_or_default(), node.rect())).collect()
}

#[test]
fn every_control_is_within_the_width() {
    for lesson in LESSONS {
        for simple in [true, false] {
            let mut window = window_of(UPRIGHT, lesson);
            app_mut(&mut window).preferences.simple = simple;
            window.run();
            assert_eq!(cut_off(&window), [], "{lesson}");
        }
    }
}

#[test]
fn a_panel_unfolds_below_the_map_one_at_a_time() {
    let mut window = window_of(UPRIGHT, "sgd");
    let map = |window: &Window| app(window).paths.view.transform().unwrap().rect;
    let whole = map(&window);
    assert!(whole.width() > 230.0 && whole.height() > 300.0, "{whole:?}");
    let slider = |window: &Window| window.query_by_role_and_label(Role::Slider, &rate_of("SGD")).map(|slider| slider.rect());
    assert_eq!(slider(&window), None, "folded");
    click_on(&mut window, &word("top.left"));
    let rate = slider(&window).unwrap();
    assert!(rate.top() > map(&window).bottom() && rate.bottom() < UPRIGHT.y, "{rate:?} below {:?}", map(&window));
    assert!(map(&window).width() > 230.0 && map(&window).height() > 100.0, "{:?}", map(&window));
    assert_eq!(cut_off(&window), []);
    click_on(&mut window, &word("top.right"));
    assert_eq!(slider(&window), None, "one at a time");
    assert!(window.get_by_label(&word("chart.tab_f")).rect().top() > map(&window).bottom());
    assert_eq!(cut_off(&window), []);
    click_on(&mut window, &word("top.right"));
    assert_eq!(map(&window), whole, "folded away again");
}

#[test]
fn the_first_hint_speaks_of_fingers_not_of_keys() {
    for (size, shown, other) in [(UPRIGHT, "hint.play_phone", "hint.play"), (vec2(1280.0, 720.0), "hint.play", "hint.play_phone")]
    {
        let mut window = window_of(size, "four-optimizers");
        app_mut(&mut window).preferences.still = true;
        app_mut(&mut window).begin();
        window.run();
        window.get_by_label(&word(shown));
        assert!(window.query_by_label(&word(other)).is_none());
    }
}
