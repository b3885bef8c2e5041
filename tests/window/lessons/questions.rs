//! Predict, then see.

use egui::{Key, Pos2};
use egui_kittest::kittest::Queryable;
use halfpipe::lesson::{AnswerKind, LESSONS, Lesson, Question};
use halfpipe::ui::lesson::open_lesson::OpenLesson;
use halfpipe::ui::training::State;

use super::lesson;
use crate::support::words::{has_words, word};
use crate::support::{Window, app, app_mut, click_button, click_on, description, drag_along, press, says, small_race, until};

/// What is asked.
fn question(window: &Window) -> Question {
    let open_lesson = &app(window).open_lesson;
    open_lesson.lesson.scenes[open_lesson.scene].question.clone().unwrap()
}

/// Draws frames until what a question has hidden was played.
fn play(window: &mut Window) {
    window.run_steps(170);
}

#[test]
fn a_path_is_drawn_then_the_true_one_is_shown_and_the_miss_is_told() {
    let mut window = lesson("velocity");
    let map = |window: &Window| description(window, &word("map.name"));
    let walk = "map.path name=Momentum start=1";
    assert!(!has_words(&map(&window), walk), "the path is hidden");
    let before = app(&window).paths.settings.inputs();
    let frame = *app(&window).paths.view.transform().unwrap();
    let way: Vec<Pos2> = [[-7.0, 2.0], [-4.0, 0.0], [0.0, 0.0]].map(|point| frame.screen_pos(point)).to_vec();
    drag_along(&mut window, &way);
    assert!(!has_words(&map(&window), walk), "another guess can be drawn before");
    press(&mut window, Key::PageDown);
    assert!(has_words(&map(&window), walk), "it is shown now");
    assert!(says(&window, "predict.watch") && !says(&window, "predict.drawn name=Momentum"), "what is told comes after it");
    play(&mut window);
    assert!(says(&window, "predict.drawn name=Momentum"));
    window.get_by_label(question(&window).ask.shown());
    assert_eq!(app(&window).paths.settings.inputs(), before, "drawing has moved nothing");
    // Another try.
    click_on(&mut window, &word("predict.again"));
    assert!(!says(&window, "predict.drawn name=Momentum"));
    click_on(&mut window, &word("predict.reveal"));
    assert!(has_words(&map(&window), walk));
}

#[test]
fn up_to_five_guesses_are_drawn_and_each_has_its_gap() {
    let mut window = lesson("velocity");
    let frame = *app(&window).paths.view.transform().unwrap();
    for guess in 0..6 {
        let end = [0.5 * f64::from(guess), 0.0];
        let way: Vec<Pos2> = [[-7.0, 2.0], [-4.0, 0.0], end].map(|point| frame.screen_pos(point)).to_vec();
        drag_along(&mut window, &way);
        assert!(says(&window, &format!("predict.how_draw_more count={} most=5", (guess + 1).min(5))));
    }
    click_on(&mut window, &word("predict.reveal"));
    play(&mut window);
    for number in 1..=5 {
        let gap = word(&format!("predict.guess_number number={number}"));
        window.get_by_label_contains(&format!("{gap}: "));
    }
}

#[test]
fn the_answer_is_shown_moving_once_and_at_once_with_less_motion() {
    for still in [false, true] {
        let mut window = lesson("velocity");
        app_mut(&mut window).preferences.still = still;
        press(&mut window, Key::PageDown);
        let shown = |window: &Window| app(window).paths.settings.shown;
        assert_eq!(shown(&window).is_none(), still, "{:?}", shown(&window));
        window.run_steps(75);
        let half = shown(&window);
        assert!(still || half.is_some_and(|step| (10..20).contains(&step)), "after 1.25 s: {half:?}");
        window.run_steps(90);
        assert_eq!(shown(&window), None, "it rests at the end");
    }
}

#[test]
fn the_map_does_not_move_when_an_answer_is_chosen() {
    for (name, scene) in [("valley", 3), ("valley", 5), ("velocity", 0), ("velocity", 4), ("adaptive", 4), ("learning-rates", 0)]
    {
        for answer in 0..2 {
            let mut window = lesson(name);
            let open = OpenLesson { scene, ..app(&window).open_lesson.clone() };
            app_mut(&mut window).show_lesson(open);
            app_mut(&mut window).preferences.still = true;
            window.run();
            let rect = |window: &Window| app(window).paths.view.transform().unwrap().rect;
            let before = rect(&window);
            match question(&window).how {
                AnswerKind::Draw(_) => press(&mut window, Key::PageDown),
                AnswerKind::Winner => click_button(&mut window, ["SGD", "Adam"][answer]),
                AnswerKind::Choose { answers, .. } => click_on(&mut window, answers[answer].shown()),
            }
            window.run();
            assert_eq!(rect(&window), before, "{name} {scene} {answer}");
        }
    }
}

#[test]
fn hands_are_counted_before_an_answer_is_chosen() {
    let mut window = lesson("weights");
    let Question { how: AnswerKind::Choose { answers, .. }, .. } = question(&window) else { panic!("no answers") };
    let hand = |answer: usize, count: usize| word(&format!("predict.hand answer={} count={count}", answers[answer].shown()));
    for count in 0..3 {
        click_on(&mut window, &hand(0, count));
    }
    window.get_by_label(&hand(0, 3)).click_secondary();
    window.run();
    click_on(&mut window, &hand(1, 0));
    assert!(!says(&window, "predict.hands"), "nothing is told before the answer");
    click_on(&mut window, answers[1].shown());
    let list = format!("{} 2; {} 1", answers[0].shown(), answers[1].shown());
    assert!(says(&window, &format!("predict.hands list={list}")));
}

#[test]
fn a_winner_is_chosen_and_its_place_is_told() {
    let mut window = lesson("adaptive");
    for _ in 0..4 {
        press(&mut window, Key::PageDown);
    }
    window.get_by_label(question(&window).ask.shown());
    assert!(window.query_by_label(&word("chart.tab_f_help")).is_none());
    click_button(&mut window, "SGD");
    play(&mut window);
    assert!(says(&window, "predict.yours name=SGD"));
    assert!(says(&window, "predict.wins value=predict.ends_at"));
}

#[test]
fn an_answer_is_chosen_and_the_right_one_is_told() {
    let mut window = lesson("weights");
    let Question { how: AnswerKind::Choose { answers, right }, told: message, .. } = question(&window) else {
        panic!("no answers")
    };
    let chosen = (right + 1) % answers.len();
    click_on(&mut window, answers[chosen].shown());
    play(&mut window);
    let [chosen, answer] = [chosen, right].map(|answer| answers[answer].shown());
    assert!(says(&window, &format!("predict.wrong chosen={chosen} answer={answer}")));
    window.get_by_label_contains(message.shown());
    window.get_by_label_contains(question(&window).why[1].shown());
}

/// A wrong answer has an explanation of its own in every lesson.
#[test]
fn every_question_with_answers_explains_a_wrong_one() {
    for (slug, text) in LESSONS {
        let scenes = Lesson::parse(slug, text).unwrap().scenes;
        for question in scenes.iter().filter_map(|scene| scene.question.as_ref()) {
            let wrong = match &question.how {
                AnswerKind::Draw(_) => continue,
                AnswerKind::Winner => question.why(0).is_some(),
                AnswerKind::Choose { answers, right } => {
                    (0..answers.len()).all(|at| question.why(at).is_some() != (at == *right))
                }
            };
            assert!(wrong, "{slug}: {}", question.ask.shown());
        }
    }
}

#[test]
fn the_winner_of_a_race_is_told_when_the_race_is_over() {
    let mut window = lesson("race");
    small_race(&mut window, 30);
    assert!(!says(&window, "predict.wins value=predict.loss"));
    click_button(&mut window, "Adam");
    until(&mut window, "the end of the race", |window| app(window).training.view.runner.state() == State::Done);
    assert!(says(&window, "predict.wins value=predict.loss"));
}

#[test]
fn a_page_down_while_the_answer_is_played_shows_its_end_and_explanation() {
    let mut window = lesson("velocity");
    press(&mut window, Key::PageDown);
    assert!(app(&window).paths.settings.shown.is_some(), "it is played");
    press(&mut window, Key::PageDown);
    let place = |window: &Window| (app(window).open_lesson.scene, app(window).paths.settings.shown);
    assert_eq!(place(&window), (0, None), "the same scene, at its last step");
    assert!(!says(&window, "predict.watch"), "and its explanation");
    press(&mut window, Key::PageDown);
    assert_eq!(app(&window).open_lesson.scene, 1);
}
