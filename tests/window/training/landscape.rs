//! The landscape of a race in the window: shown, scrubbed, moved, and what is said where there is none.

use egui::accesskit::Role;
use egui::{Event, vec2};
use egui_kittest::kittest::Queryable;
use halfpipe::dataset::Dataset;
use halfpipe::experiment::training::landscape::{Map, PlaneKind, made};
use halfpipe::experiment::training::{RunControl, Settings, TrainingRun};
use halfpipe::job::ThreadPool;
use halfpipe::ui::training::State;

use super::{press_and_wait, settings, window};
use crate::support::words::word;
use crate::support::{Window, app, app_mut, click, click_on, drag, press_with, small_race, undo, until, window_of};

fn map(window: &Window) -> Option<&Map> {
    app(window).training.view.landscape()
}

/// Waits until nothing is computed any more, and the points of the walks have their losses.
fn until_complete(window: &mut Window) {
    let complete = |map: &Map| map.walks.iter().flat_map(|walk| &walk.points).all(|point| point.own_loss.is_some());
    until(window, "the landscape", |window| !app(window).training.view.computes_landscape() && map(window).is_some_and(complete));
}

/// A window with the landscape of a race that is over.
fn with_landscape() -> Window {
    let mut window = window(40);
    click_on(&mut window, &word("valley.landscape"));
    press_and_wait(&mut window, State::Done);
    until_complete(&mut window);
    window
}

/// The same map without a window.
fn headless(settings: &Settings, like: &Map) -> Map {
    let data = Dataset::open(settings.data.as_deref()).unwrap();
    let mut settings = settings.clone();
    settings.landscape.as_mut().unwrap().view = Some(like.grid.view);
    let mut run = TrainingRun::new(&settings, data.clone()).unwrap();
    let pool = ThreadPool::with_threads(1);
    run.run(pool, RunControl { should_continue: &|| true, seconds: &|| 0.0 });
    made(&settings, &run.kept_walks(), &data, like.grid.nodes, pool, &|| true).unwrap().unwrap()
}

#[test]
fn it_is_what_the_command_line_computes_and_curves_are_a_click_away() {
    let mut window = with_landscape();
    let shown = map(&window).unwrap().clone();
    let alone = headless(settings(&window), &shown);
    assert_eq!(shown.walks, alone.walks);
    assert_eq!(shown.grid.values, alone.grid.values);
    assert_eq!(shown.explained, alone.explained);
    click_on(&mut window, &word("valley.curves"));
    assert!(map(&window).is_none() && settings(&window).landscape.is_none());
    assert!(!app(&window).training.view.has_changed(settings(&window)), "the curves are those of the run");
    click_on(&mut window, &word("valley.landscape"));
    until_complete(&mut window);
    assert_eq!(map(&window).unwrap().walks, shown.walks, "nothing was run again");
}

#[test]
fn the_slider_below_scrubs_through_the_iterations() {
    let mut window = with_landscape();
    let slider = window.get_by_role_and_label(Role::Slider, &word("valley.scrub")).rect();
    click(&mut window, slider.center());
    let at = settings(&window).landscape.as_ref().unwrap().at.unwrap();
    assert!((15..=25).contains(&at), "{at}");
    click(&mut window, slider.right_center() - vec2(1.0, 0.0));
    assert_eq!(settings(&window).landscape.as_ref().unwrap().at, None, "the end");
}

#[test]
fn it_is_panned_and_zoomed_and_computed_again() {
    let mut window = with_landscape();
    let first = map(&window).unwrap().grid.view;
    let picture = window.get_by_label(&word("valley.name")).rect();
    drag(&mut window, picture.center(), picture.center() + vec2(60.0, 30.0));
    let panned = settings(&window).landscape.as_ref().unwrap().view.unwrap();
    assert!(panned.x[0] < first.x[0] && panned.y[0] > first.y[0], "{panned:?}");
    window.hover_at(picture.center());
    window.step();
    window.event(Event::Zoom(1.5));
    window.step();
    let near = |window: &Window| {
        let view = map(window).unwrap().grid.view;
        view.x[1] - view.x[0] < 0.9 * (first.x[1] - first.x[0])
    };
    until(&mut window, "a nearer map", near);
    until_complete(&mut window);
    let zoomed = map(&window).unwrap().clone();
    undo(&mut window);
    assert!(settings(&window).landscape.is_none(), "a view is no change of its own");
    press_with(&mut window, egui::Modifiers::COMMAND | egui::Modifiers::SHIFT, egui::Key::Z);
    until_complete(&mut window);
    assert_eq!(zoomed.grid.values, headless(settings(&window), &zoomed).grid.values);
    assert_eq!(zoomed.walks, headless(settings(&window), &zoomed).walks);
}

#[test]
fn a_random_plane_and_a_surface_are_clicks_too() {
    let mut window = window_of(vec2(1280.0, 2000.0), "mnist-race"); // so high that no card is scrolled away
    small_race(&mut window, 40);
    click_on(&mut window, &word("valley.landscape"));
    press_and_wait(&mut window, State::Done);
    click_on(&mut window, &word("valley.random"));
    until(&mut window, "the random plane", |window| map(window).is_some_and(|map| map.kind == PlaneKind::Random));
    click_on(&mut window, &word("surface.surface"));
    assert!(settings(&window).landscape.as_ref().unwrap().surface.is_some());
    let picture = window.get_by_label(&word("valley.name")).rect();
    let before = settings(&window).landscape.as_ref().unwrap().surface;
    drag(&mut window, picture.center(), picture.center() + vec2(60.0, 0.0));
    assert_ne!(settings(&window).landscape.as_ref().unwrap().surface, before);
    click_on(&mut window, &word("surface.map"));
    assert!(settings(&window).landscape.as_ref().unwrap().surface.is_none());
}

#[test]
fn a_run_that_kept_no_points_has_no_landscape_until_it_is_made_again() {
    let mut window = window(20);
    press_and_wait(&mut window, State::Done);
    click_on(&mut window, &word("valley.landscape"));
    assert!(map(&window).is_none() && app(&window).training.view.has_changed(settings(&window)));
    click_on(&mut window, &word("run.restart_help"));
    until(&mut window, "the end", |window| app(window).training.view.runner.state() == State::Done);
    until_complete(&mut window);
}

#[test]
fn too_little_memory_is_said_before_the_run() {
    let mut window = window(20);
    app_mut(&mut window).training.settings.hidden = vec![1000, 1000];
    click_on(&mut window, &word("valley.landscape"));
    app_mut(&mut window).training.settings.landscape.as_mut().unwrap().memory = 1;
    window.key_press(egui::Key::Space);
    window.step();
    until(&mut window, "the refusal", |window| app(window).training.view.runner.error.is_some());
    let error = app(&window).training.view.runner.error.clone().unwrap();
    assert!(error.contains("34 MB"), "{error}");
    assert!(map(&window).is_none());
}
