//! Tasks, which the results solve, and notes, which only the teacher sees.

use egui::accesskit::Role;
use egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::Queryable;
use halfpipe::lesson::Lesson;
use halfpipe::optimizer::OptimizerSpec;
use halfpipe::ui::lesson::open_lesson::OpenLesson;

use super::lesson;
use crate::support::words::{rate_of, word};
use crate::support::{Window, app, app_mut, click_on, finish, press, press_with, says, type_into, until, window_on};

/// A window on the scene of a lesson that has a task, which is its last.
fn task(name: &'static str) -> Window {
    window_on(vec2(1280.0, 800.0), move || {
        let lesson = Lesson::open(name).unwrap().0;
        let scene = lesson.scenes.iter().position(|scene| scene.task.is_some()).unwrap();
        OpenLesson { scene, ..OpenLesson::new(lesson, None, Some(name.to_owned())) }
    })
}

#[test]
fn a_task_tells_how_far_it_is_and_when_it_is_solved() {
    let mut window = task("valley");
    assert!(says(&window, "task.steps name=SGD steps=43 most=42") && !says(&window, "task.solved"));
    type_into(&mut window, &rate_of("SGD"), "0.5");
    assert!(says(&window, "task.steps name=SGD steps=77 most=42") && !says(&window, "task.solved"));
    type_into(&mut window, &rate_of("SGD"), "1");
    assert!(says(&window, "task.never name=SGD steps=1,000 most=42"));
    type_into(&mut window, &rate_of("SGD"), "0.93");
    assert!(says(&window, "task.steps name=SGD steps=41 most=42") && says(&window, "task.solved"));
    assert!(!says(&window, "lesson.changed"), "a task asks for changes");
    type_into(&mut window, &rate_of("SGD"), "0.5");
    assert!(says(&window, "task.solved"), "it stays said");
    press(&mut window, Key::PageDown);
    assert_eq!(app(&window).open_lesson.name.as_deref(), Some("velocity"));
    press(&mut window, Key::PageUp);
    assert!(says(&window, "task.solved"), "also when one comes back");
}

#[test]
fn a_moved_start_does_not_solve_it() {
    let mut window = task("valley");
    app_mut(&mut window).paths.settings.starts = vec![[0.1, 0.0]];
    window.run();
    let starts = word("heading.starts");
    assert!(says(&window, &format!("task.elsewhere groups={starts}")) && !says(&window, "task.solved"));
    press(&mut window, Key::Backspace);
    assert!(says(&window, "task.steps name=SGD steps=43 most=42"));
}

#[test]
fn the_next_task_is_a_click_away() {
    let mut window = task("velocity");
    assert!(window.query_by_label(&word("task.next")).is_none());
    type_into(&mut window, &rate_of("Momentum"), "1");
    click_on(&mut window, &word("task.next"));
    let open = &app(&window).open_lesson;
    assert_eq!(open.name.as_deref(), Some("adaptive"));
    assert!(open.scene().unwrap().task.is_some() && !says(&window, "task.solved"));
}

#[test]
fn initializations_and_divergence_are_tasks_too() {
    let mut window = task("weights");
    assert!(says(&window, "task.spread layer=5 low=0.5 high=1.5") && !says(&window, "task.solved"));
    app_mut(&mut window).activations.settings.rows = vec!["normal:std=0.14".parse().unwrap()];
    until(&mut window, "the solution", |window| says(window, "task.solved"));
    click_on(&mut window, &word("task.next"));
    assert_eq!(app(&window).open_lesson.name.as_deref(), Some("starts"));
    let scaled = "variance:scale=2.3,shape=uniform,bias=fan-in";
    app_mut(&mut window).activations.settings.rows = vec![scaled.parse().unwrap()];
    until(&mut window, "the solution of the next one", |window| says(window, "task.solved"));
    click_on(&mut window, &word("task.next"));
    assert_eq!(app(&window).open_lesson.name.as_deref(), Some("dialects"));
    let nadam: OptimizerSpec = "nadam:as=torch,lr=0.3".parse().unwrap();
    app_mut(&mut window).paths.settings.optimizers = vec![nadam.into()];
    until(&mut window, "the solution of the dialects", |window| says(window, "task.solved"));
    for (lesson, solution) in
        [("which-rate", "momentum:lr=1.3,momentum=0.45"), ("betas", "adam:lr=1.15,beta1=0.2"), ("hollows", "momentum:lr=0.01")]
    {
        click_on(&mut window, &word("task.next"));
        assert_eq!(app(&window).open_lesson.name.as_deref(), Some(lesson));
        let rule: OptimizerSpec = solution.parse().unwrap();
        app_mut(&mut window).paths.settings.optimizers = vec![rule.into()];
        until(&mut window, "the solution by a map", |window| says(window, "task.solved"));
    }
    click_on(&mut window, &word("task.next"));
    assert_eq!(app(&window).open_lesson.name.as_deref(), Some("real-net"));
    app_mut(&mut window).training.settings.optimizers = vec!["sgd:lr=0.5".parse::<OptimizerSpec>().unwrap().into()];
    finish(&mut window);
    until(&mut window, "the solution on real images", |window| says(window, "task.solved"));
    click_on(&mut window, &word("task.next"));
    assert!(says(&window, "task.last"));
    let mut window = task("learning-rates");
    assert!(says(&window, "task.stays name=Momentum"));
    type_into(&mut window, &rate_of("Momentum"), "2");
    assert!(says(&window, "task.diverges name=Momentum") && says(&window, "task.solved"));
}

#[test]
fn a_race_must_be_run_before_it_counts() {
    let mut window = task("race");
    assert!(says(&window, "task.not_run"));
    type_into(&mut window, &rate_of("SGD"), "0.2");
    assert!(says(&window, "task.not_run") && !says(&window, "task.solved"));
    assert!(!says(&window, "task.elsewhere"));
}

#[test]
fn a_refused_condition_is_forgotten_in_another_scene() {
    let goal = |window: &Window| {
        let name = word("writing.goal");
        let field = window.get_by_role_and_label(Role::TextInput, &name);
        egui_kittest::kittest::NodeT::accesskit_node(&field).value().unwrap_or_default()
    };
    let mut window = lesson("velocity");
    press_with(&mut window, Modifiers::COMMAND, Key::L);
    type_into(&mut window, &word("writing.goal"), "Arrives(fewer_than: 99999999999999999999999)");
    let refusal = word("refused.between value=99999999999999999999999 low=1 high=100001");
    assert!(window.query_by_label(&refusal).is_some() && goal(&window).starts_with("Arrives"), "it stays, to be corrected");
    let go_to = |window: &mut Window, scene: usize, key: Key| {
        press(window, Key::Escape);
        (0..3).for_each(|_| {
            if app(window).open_lesson.scene != scene {
                press(window, key); // an answer may come first
            }
        });
        assert_eq!(app(window).open_lesson.scene, scene);
    };
    go_to(&mut window, 1, Key::PageDown);
    assert!(window.query_by_label(&refusal).is_none() && goal(&window).is_empty(), "{}", goal(&window));
    go_to(&mut window, 0, Key::PageUp);
    assert!(window.query_by_label(&refusal).is_none() && goal(&window).is_empty(), "{}", goal(&window));
}

#[test]
fn a_task_is_written_in_the_editor() {
    let mut window = lesson("sgd");
    press_with(&mut window, Modifiers::COMMAND, Key::L);
    type_into(&mut window, &word("writing.goal"), "Arives(fewer_than: 9)");
    assert!(window.query_by_label_contains("Arrives").is_some(), "what would be right");
    assert_eq!(app(&window).open_lesson.lesson.scenes[0].task, None);
    type_into(&mut window, &word("writing.goal"), "Arrives(by: \"sgd\", fewer_than: 9)");
    window.get_by_role_and_label(Role::MultilineTextInput, &word("writing.task")).focus();
    window.run();
    window.get_by_role_and_label(Role::MultilineTextInput, &word("writing.task")).type_text("Be quick.");
    window.run();
    let lesson = &app(&window).open_lesson.lesson;
    assert!(lesson.text().unwrap().contains("Be quick."));
    assert_eq!(Lesson::parse("mine.ron", &lesson.text().unwrap()).unwrap(), **lesson);
    press(&mut window, Key::Escape);
    window.get_by_label("Be quick.");
    assert!(says(&window, "task.steps name=SGD steps=43 most=9"));
    type_into(&mut window, &word("writing.goal"), " ");
    assert_eq!(app(&window).open_lesson.lesson.scenes[0].task, None);
}

/// Everything in the window that is named or described with this text.
fn shows(window: &Window, text: &str) -> bool {
    window.query_all_by_label_contains(text).next().is_some()
        || window.query_all_by_role(Role::MultilineTextInput).any(|field| field.value().is_some_and(|value| value.contains(text)))
}

#[test]
fn notes_are_the_teachers_alone() {
    const NOTES: &str = "Wait for three hands.";
    let mut window = lesson("velocity");
    press_with(&mut window, Modifiers::COMMAND, Key::L);
    window.get_by_role_and_label(Role::MultilineTextInput, &word("writing.notes")).focus();
    window.run();
    window.get_by_role_and_label(Role::MultilineTextInput, &word("writing.notes")).type_text(NOTES);
    window.run();
    press(&mut window, Key::Escape);
    let lesson = app(&window).open_lesson.lesson.clone();
    assert_eq!(lesson.scenes[0].notes.shown(), NOTES);
    assert!(lesson.text().unwrap().contains(NOTES), "the lesson's file has them");
    assert!(shows(&window, NOTES), "the editor shows them");
    press_with(&mut window, Modifiers::COMMAND, Key::L);
    assert!(!shows(&window, NOTES), "the window does not");
    press_with(&mut window, Modifiers::COMMAND, Key::L);
    press(&mut window, Key::P);
    window.run();
    assert!(app(&window).presentation.is_on() && !shows(&window, NOTES), "nor a presentation");
    click_on(&mut window, &word("scene.place scene=1 scenes=6"));
    assert!(!shows(&window, NOTES), "nor its overview");
}
