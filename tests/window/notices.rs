//! Messages, and the hint of the first start.

use egui::{Key, pos2};
use egui_kittest::kittest::Queryable;

use crate::session::session;
use crate::support::words::word;
use crate::support::{Window, app_mut, click, click_button, press, says, window};

#[test]
fn what_only_confirms_goes_away_by_itself_and_what_went_wrong_stays() {
    let mut window = window();
    press(&mut window, Key::K);
    assert!(says(&window, "kept_runs.kept"));
    let wait = |window: &mut Window| window.run_steps(400); // 400 frames of a 60th of a second
    wait(&mut window);
    assert!(!says(&window, "kept_runs.kept"));
    app_mut(&mut window).warn("something went wrong".to_owned());
    wait(&mut window);
    window.get_by_label_contains("something went wrong");
}

#[test]
fn the_hint_of_the_first_start_goes_with_the_first_action_and_never_comes_back() {
    let line = word("hint.drag");
    let greeted = || {
        let mut window = window();
        assert!(window.query_by_label(&line).is_none(), "not before it is asked for");
        app_mut(&mut window).show_hint();
        window.run();
        assert!(!session(&window).seen_hint);
        window.get_by_label(&line);
        window
    };
    let acts: [fn(&mut Window); 4] = [
        |window| press(window, Key::Escape),
        |window| press(window, Key::ArrowLeft),
        |window| click(window, pos2(640.0, 300.0)),
        |window| click_button(window, &word("hint.close")),
    ];
    for act in acts {
        let mut window = greeted();
        window.hover_at(pos2(600.0, 300.0));
        window.run();
        window.get_by_label(&line);
        act(&mut window);
        window.run();
        assert!(window.query_by_label(&line).is_none());
        assert!(session(&window).seen_hint, "the next start does not show it");
    }
}
