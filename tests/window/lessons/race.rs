//! A lesson with races in a class.

use egui::accesskit::Role;
use egui::{Key, vec2};
use egui_kittest::kittest::Queryable;
use halfpipe::experiment::training::Settings;
use halfpipe::lesson::{AnswerKind, Lesson, Question, Scene};
use halfpipe::ui::lesson::open_lesson::OpenLesson;
use halfpipe::ui::training::State;

use crate::support::data_set::patterns;
use crate::support::words::word;
use crate::support::{Window, app, app_mut, click_on, press, says, until, window_on};

const TOLD: &str = "Adam is not the slowest.";

/// A lesson of two races: one seed with a question, then five seeds.
fn two_races(iterations: usize) -> Window {
    let settings = move |seeds| Settings {
        data: Some(patterns()),
        hidden: vec![8, 8],
        batch: 16,
        iterations: iterations / seeds,
        seeds,
        ..Settings::default()
    };
    window_on(vec2(1280.0, 800.0), move || {
        let question = Question { told: TOLD.into(), ..Question::new("Which one?", AnswerKind::Winner) };
        let first = Scene { question: Some(question), ..Scene::new("One seed", "", settings(1)) };
        let scenes = vec![first, Scene::new("Five seeds", "", settings(5))];
        OpenLesson::new(Lesson::new("Two races", scenes), None, None)
    })
}

fn state(window: &Window) -> State {
    app(window).training.view.runner.state()
}

/// Whether the explanation of the answer is shown.
fn explains(window: &Window) -> bool {
    window.query_by_label_contains(TOLD).is_some()
}

fn scene(window: &Window) -> usize {
    app(window).open_lesson.scene
}

fn wait_for(window: &mut Window, wanted: State) {
    until(window, &format!("the state {wanted:?}"), |window| state(window) == wanted);
}

fn seeds(window: &Window) -> usize {
    app(window).training.view.runner.results.curves.first().map_or(0, Vec::len)
}

#[test]
fn page_down_alone_runs_every_race_to_its_end() {
    let mut window = two_races(60);
    press(&mut window, Key::PageDown);
    wait_for(&mut window, State::Done);
    assert_eq!((scene(&window), seeds(&window)), (0, 1));
    assert!(explains(&window));
    press(&mut window, Key::PageDown);
    assert_eq!((scene(&window), state(&window)), (1, State::Empty), "it starts clean");
    press(&mut window, Key::PageDown);
    wait_for(&mut window, State::Done);
    assert_eq!((scene(&window), seeds(&window)), (1, 5));
    press(&mut window, Key::PageDown);
    assert!(says(&window, "scene.end"));
}

#[test]
fn the_answer_starts_the_race_and_its_explanation_waits_for_the_end() {
    let mut window = two_races(100_000);
    window.get_by_role_and_label(Role::Button, "Momentum").click();
    window.step();
    until(&mut window, "the race", |window| state(window) == State::Running);
    assert!(says(&window, "predict.chose name=Momentum") && !explains(&window));
    press(&mut window, Key::PageDown);
    assert!(says(&window, "run.hold") || says(&window, "run.hold_for"));
    assert_eq!((scene(&window), state(&window)), (0, State::Running), "no race is left before its end");
    click_on(&mut window, &word("run.stop_help"));
    wait_for(&mut window, State::Done);
    assert!(explains(&window) && !says(&window, "predict.chose name=Momentum"));
    assert!(says(&window, "predict.stopped all=100,000") && !says(&window, "predict.wins"), "nobody has won");
}

#[test]
fn a_second_page_down_goes_on_without_the_end_of_the_race() {
    let mut window = two_races(100_000);
    press(&mut window, Key::PageDown);
    wait_for(&mut window, State::Running);
    press(&mut window, Key::PageDown);
    assert!(says(&window, "run.hold") || says(&window, "run.hold_for"), "first it tells");
    press(&mut window, Key::PageDown);
    wait_for(&mut window, State::Done);
    assert_eq!(scene(&window), 0, "the explanation comes before the next scene");
    assert!(explains(&window) && says(&window, "predict.stopped all=100,000") && !says(&window, "predict.wins"));
    assert!(!says(&window, "run.hold") && !says(&window, "run.hold_for"));
    press(&mut window, Key::PageDown);
    assert_eq!((scene(&window), state(&window)), (1, State::Empty));
    press(&mut window, Key::PageDown);
    wait_for(&mut window, State::Running);
    press(&mut window, Key::PageDown);
    window.run_steps(3);
    assert_eq!((scene(&window), state(&window)), (1, State::Running), "each race tells it anew");
}

#[test]
fn space_starts_the_race_of_the_scene_that_is_shown() {
    let mut window = two_races(100_000);
    window.key_press(Key::Space);
    window.step();
    wait_for(&mut window, State::Running);
    window.key_press(Key::Space);
    window.step();
    wait_for(&mut window, State::Paused);
    let second = OpenLesson { scene: 1, ..app(&window).open_lesson.clone() };
    app_mut(&mut window).show_lesson(second);
    window.run();
    assert_eq!(state(&window), State::Empty, "the old run has ended");
    app_mut(&mut window).training.settings.iterations = 4;
    window.key_press(Key::Space);
    window.step();
    wait_for(&mut window, State::Done);
    assert_eq!(seeds(&window), 5);
}

#[test]
fn the_wait_is_told_before_and_during_the_race() {
    let mut window = two_races(100_000);
    let settings = app(&window).training.settings.clone();
    assert!(says(&window, "run.empty"));
    app_mut(&mut window).training.view.runner.pace.learn(&settings, 0.5, 3.0);
    window.run();
    assert!(says(&window, "run.about time=run.seconds seconds=6"), "twice the half of it");
    window.key_press(Key::PageDown);
    window.step();
    assert!(says(&window, "predict.end_in left=run.seconds"), "from the first frame on");
}

#[test]
fn a_kept_run_is_drawn_in_its_scene_only() {
    let mut window = two_races(60);
    press(&mut window, Key::PageDown);
    wait_for(&mut window, State::Done);
    press(&mut window, Key::K);
    let drawn = |window: &Window| app(window).training.view.kept().len();
    assert_eq!(drawn(&window), 1);
    press(&mut window, Key::PageDown);
    window.run();
    assert_eq!((scene(&window), drawn(&window)), (1, 0), "a scene starts clean");
    let others = word("kept_runs.others count=1");
    click_on(&mut window, &others);
    window.run_steps(30);
    click_on(&mut window, &word("kept_runs.show name=Run 1"));
    assert_eq!(drawn(&window), 1, "it comes when it is asked for");
    press(&mut window, Key::PageUp);
    assert_eq!(drawn(&window), 0, "and is of that scene then");
}
