//! Settings and data: what can be typed and dropped, and what is refused.

use std::fs;

use egui::accesskit::Role;
use egui::{Key, vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use halfpipe::experiment::WorkspaceKind;
use halfpipe::experiment::training::Settings;
use halfpipe::lesson::Scene;
use halfpipe::optimizer::OptimizerSpec;
use halfpipe::ui::training::State;

use super::{headless, results, same, settings, state, window};
use crate::support::data_set::patterns;
use crate::support::files::folder;
use crate::support::words::{rate_of, word};
use crate::support::{
    Window, app, app_mut, choose, click, click_on, drop_file, finish, press, refuses_typed, says, title, type_into, until,
    window_of, window_on,
};

#[test]
fn what_cannot_be_is_said_where_it_was_typed() {
    let mut window = window(50);
    for (label, typed, message) in [
        ("run.iterations", "0", "refused.between value=0 low=1 high=100000"),
        ("run.batch", "1e9", "refused.between value=1000000000 low=1 high=10000"),
        ("run.seeds", "21", "refused.between value=21 low=1 high=20"),
        ("run.first_images", "x", "parser.images"),
        ("run.first_images", "0", "refused.no_images"),
        ("run.first_images", "9", "refused.batch_images batch=16 images=9"),
        ("run.decay", "-1", "net.no_number text=-1"),
        ("run.hidden", "100, x", "run.hidden_format"),
        ("run.hidden", "5000", "refused.between value=5000 low=1 high=2000"),
        ("table.goal", "0", "table.goal_range"),
    ] {
        refuses_typed(&mut window, &word(label), typed, message);
    }
    type_into(&mut window, &word("run.hidden"), " ");
    assert_eq!(settings(&window).hidden, [] as [usize; 0]);
    choose(&mut window, &word("run.activation"), "tanh");
    finish(&mut window);
    assert!(same(results(&window), &headless(settings(&window))));
}

/// What a double-click and Delete bring back is that of the scene, and in a scene without this optimizer the usual rate on a net;
/// the tooltip says so.
#[test]
fn a_learning_rate_goes_back_to_what_suits_a_net() {
    let own = || Scene::new("Own", "", Settings { optimizers: vec![rule("sgd:lr=0.2").into()], ..Settings::default() });
    let mut own = window_on(vec2(1280.0, 800.0), own);
    app_mut(&mut own).training.settings.optimizers.push(rule("adam:lr=0.5").into());
    own.run();
    goes_back_to(window(50), [("SGD", 0.01), ("Adam", 0.001)]);
    goes_back_to(own, [("SGD", 0.2), ("Adam", 0.001)]);
}

/// The learning rates that Delete and a double-click bring back, each by the name of its optimizer.
#[track_caller]
fn goes_back_to(mut window: Window, rates: [(&str, f64); 2]) {
    for (name, right) in rates {
        let label = rate_of(name);
        let rate = |window: &Window| {
            let mut all = settings(window).optimizers.iter().map(|entry| &entry.rule);
            all.find(|rule| rule.about().name == name).map(OptimizerSpec::rate)
        };
        type_into(&mut window, &label, "0.07");
        assert_eq!(rate(&window), Some(0.07));
        let track = window.get_by_role_and_label(Role::Slider, &label);
        let told = track.accesskit_node().description().unwrap();
        assert!(told.ends_with(&word(&format!("tooltip.default value={right}"))), "{told}");
        track.focus();
        window.run();
        press(&mut window, Key::Delete);
        assert_eq!(rate(&window), Some(right), "{name}");
        type_into(&mut window, &label, "0.07");
        let middle = window.get_by_role_and_label(Role::Slider, &label).rect().center();
        (0..2).for_each(|_| click(&mut window, middle));
        window.run();
        assert_eq!(rate(&window), Some(right), "{name}");
    }
}

fn rule(text: &str) -> OptimizerSpec {
    text.parse().unwrap()
}

#[test]
fn nonsense_in_any_field_leaves_settings_that_can_be_run() {
    let mut window = window(50);
    let fields = ["run.hidden", "run.batch", "run.iterations", "run.decay", "run.seeds", "net.seed_name", "table.goal"];
    for field in fields.map(word).into_iter().chain([rate_of("SGD")]) {
        for typed in ["NaN", "inf", "1e300", "-1e300", "1e-300", "99999999999999999999999", " ", "-0", "π", "1,2,"] {
            type_into(&mut window, &field, typed);
            press(&mut window, Key::Escape);
            assert_eq!(settings(&window).validate(), Ok(()), "{field} {typed}");
        }
    }
}

#[test]
fn data_that_cannot_be_read_is_refused_with_its_reason_and_the_next_is_read() {
    let mut window = window(30);
    let broken = folder("broken-images");
    for file in fs::read_dir(settings(&window).data.as_ref().unwrap()).unwrap() {
        let file = file.unwrap();
        let bytes = fs::read(file.path()).unwrap();
        let kept = if file.file_name() == "train-images-idx3-ubyte" { bytes.len() - 5 } else { bytes.len() };
        fs::write(broken.join(file.file_name()), &bytes[..kept]).unwrap();
    }
    let good = settings(&window).data.clone();
    app_mut(&mut window).training.settings.data = Some(broken);
    window.key_press(Key::Space);
    window.step();
    until(&mut window, "the refusal", |window| app(window).training.view.runner.error.is_some());
    let message = app(&window).training.view.runner.error.clone().unwrap();
    assert!(message.contains("train-images-idx3-ubyte: ends after"), "{message}");
    assert_eq!(state(&window), State::Empty);
    app_mut(&mut window).training.settings.data = good;
    finish(&mut window);
    assert!(app(&window).training.view.runner.error.is_none());
}

#[test]
fn a_folder_dropped_on_the_window_is_trained_on() {
    let mut window = window_of(vec2(1280.0, 1400.0), "four-optimizers"); // the data card is below the others
    let training = &mut app_mut(&mut window).training.settings;
    (training.hidden, training.batch, training.iterations) = (vec![8], 16, 20);
    let folder = patterns();
    drop_file(&mut window, &folder);
    until(&mut window, "the end", |window| state(window) == State::Done);
    assert_eq!((app(&window).workspace, settings(&window).data.as_ref()), (WorkspaceKind::Training, Some(&folder)));
    assert!(says(&window, "race.title data=patterns"), "what is shown is named by what it is");
    assert!(window.query_by_label(&title("mnist-race")).is_none());
    window.get_by_label("patterns");
    window.get_by_label(&word("run.images train=120 test=60"));
    click_on(&mut window, &word("run.mnist"));
    assert_eq!(settings(&window).data, None);
    press(&mut window, Key::R);
    window.get_by_label(&title("mnist-race"));
}

#[test]
fn a_hint_speaks_of_dropping_only_where_it_works() {
    let mut window = window_of(vec2(1280.0, 1200.0), "mnist-race");
    assert!(says(&window, "run.drop") && !says(&window, "run.choose"));
    app_mut(&mut window).training.view.lacks_drop = true;
    window.run();
    assert!(says(&window, "run.choose") && !says(&window, "run.drop"));
}
