//! The size of everything.

use egui::{Key, Modifiers, vec2};
use halfpipe::storage::preferences::Preferences;

use crate::support::{Window, app_mut, press, press_with, window, window_of};

fn zoom(window: &mut Window, key: Key) -> f32 {
    press_with(window, Modifiers::COMMAND, key);
    window.ctx.zoom_factor()
}

#[test]
fn sizes_go_from_75_to_300_per_cent_and_no_further() {
    let mut window = window();
    let larger: Vec<f32> = (0..9).map(|_| zoom(&mut window, Key::Plus)).collect();
    assert_eq!(larger, [1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 3.0, 3.0]);
    assert_eq!(zoom(&mut window, Key::Num0), 1.0);
    let smaller: Vec<f32> = (0..3).map(|_| zoom(&mut window, Key::Minus)).collect();
    assert_eq!(smaller, [0.9, 0.75, 0.75]);
}

#[test]
fn presenting_enlarges_what_size_it_was() {
    let mut window = window();
    zoom(&mut window, Key::Plus);
    press(&mut window, Key::P);
    window.run();
    assert!((window.ctx.zoom_factor() - 1.1 * 800.0 / 480.0).abs() < 0.01);
    press(&mut window, Key::P);
    window.run();
    assert_eq!(window.ctx.zoom_factor(), 1.1);
    (0..6).for_each(|_| {
        zoom(&mut window, Key::Plus);
    });
    press(&mut window, Key::P);
    window.run();
    assert_eq!(window.ctx.zoom_factor(), 3.0, "beyond it there is no room for a picture");
}

#[test]
fn at_300_per_cent_nothing_is_out_of_reach() {
    for tab in [Key::Num1, Key::Num2, Key::Num3] {
        let mut window = window_of(vec2(1280.0, 800.0), "four-optimizers");
        press(&mut window, tab);
        let ctx = window.ctx.clone();
        app_mut(&mut window).apply_preferences(&ctx, Preferences { size: 300, still: true, simple: false });
        window.run();
        let screen = window.ctx.content_rect();
        assert!(screen.width() < 430.0, "{screen:?}");
        let before = window.ctx.content_rect().size();
        // The Tab key brings each control into view; the wheel can do the same.
        let mut seen = 0;
        for _ in 0..60 {
            press(&mut window, Key::Tab);
            window.run();
            let Some(focused) = window.ctx.memory(egui::Memory::focused).and_then(|id| window.ctx.read_response(id)) else {
                continue;
            };
            seen += 1;
            let shown = focused.interact_rect.intersect(screen);
            assert!(shown.width() > 4.0 && shown.height() > 4.0, "{tab:?}: {:?} {screen:?}", focused.rect);
        }
        assert!(seen > 40);
        assert_eq!(window.ctx.content_rect().size(), before);
    }
}
