use std::fs;

use super::*;

fn refusal(text: &str) -> String {
    Scene::parse("lesson.ron", text).unwrap_err().to_string()
}

#[test]
fn every_lesson_and_preset_parses_and_reads_back_from_its_text() {
    for (slug, text) in LESSONS.iter().chain(EMBEDDED) {
        let lesson = Lesson::parse(slug, text).unwrap();
        assert_eq!(Lesson::parse(slug, &lesson.text().unwrap()).unwrap(), lesson, "{slug}");
    }
}

#[test]
fn every_name_is_there_once() {
    let mut slugs: Vec<&str> = LESSONS.iter().chain(EMBEDDED).map(|(slug, _)| *slug).collect();
    slugs.sort_unstable();
    assert!(slugs.array_windows().all(|[a, b]| a != b));
    assert_eq!(lesson_after(LESSONS[0].0), Some(LESSONS[1].0));
    assert_eq!(lesson_before(LESSONS[1].0), Some(LESSONS[0].0));
    assert_eq!((lesson_before(LESSONS[0].0), lesson_after(LESSONS[LESSONS.len() - 1].0)), (None, None));
}

#[test]
fn every_text_that_comes_with_the_program_is_there_in_every_language() {
    let texts = |preset: &Scene| {
        let asked = preset.question.iter().flat_map(|question| {
            let answers = match &question.how {
                AnswerKind::Choose { answers, .. } => answers.clone(),
                AnswerKind::Draw(_) | AnswerKind::Winner => Vec::new(),
            };
            answers
                .into_iter()
                .chain([question.ask.clone()])
                .chain((!question.told.is_empty()).then(|| question.told.clone()))
                .chain(question.why.iter().filter(|text| !text.is_empty()).cloned())
        });
        let asked = asked.chain(preset.task.iter().map(|task| task.ask.clone()));
        asked.chain([preset.title.clone(), preset.text.clone()]).collect::<Vec<_>>()
    };
    let languages = crate::language::catalogue::tags().collect::<Vec<_>>();
    for (slug, text) in LESSONS.iter().chain(EMBEDDED) {
        let lesson = Lesson::parse(slug, text).unwrap();
        for text in lesson.scenes.iter().flat_map(texts).chain([lesson.title.clone()]) {
            for language in &languages {
                let there = text.languages().any(|(other, words)| other == *language && !words.is_empty());
                assert!(there, "{slug}: {text:?} has no {language}");
            }
        }
    }
}

#[test]
fn a_preset_of_the_first_version_is_read() {
    let text = "(version: 1, title: \"a title\", text: \"a text\", workspace: Paths(()))";
    let preset = Scene::parse("old.ron", text).unwrap();
    assert_eq!((preset.title.shown(), preset.text.shown()), ("a title", "a text"));
    assert!(preset.text().unwrap().contains("version: 2"));
}

#[test]
fn an_invalid_scene_is_refused_with_its_number_and_position() {
    let lesson = |second: &str| {
        format!(
            "(version: 2, title: \"\", scenes: [\n(title: \"one\", workspace: Paths((steps: 3))),\n(title: \"two\", {second}),\n])"
        )
    };
    for (second, expected) in [
        ("workspace: Paths((\nsteps: 100001))", "lesson.ron:4:1: scene 2: steps: 100001 is too many"),
        ("workspace: Paths((stepz: 3))", "lesson.ron:3:"),
        ("workspace: Paths(()), question: (ask: \"?\", how: Draw(9))", "lesson.ron:3:59: scene 2: how: Draw(9)"),
        ("workspace: Training(()), question: (ask: \"?\", how: Draw(0))", "scene 2: how: Draw: only optimizers on a landscape"),
        ("workspace: Activations(()), question: (ask: \"?\", how: Winner)", "scene 2: how: Winner: only optimizers"),
        ("workspace: Paths(()), question: (ask: \"?\", how: Choose(answers: [\"a\"], right: 0))", "answers: 1: must be 2 to 6"),
        ("workspace: Paths(()), question: (ask: \"?\", how: Choose(answers: [\"a\", \"b\"], right: 2))", "right: 2: the answers"),
        (
            "workspace: Paths(()), question: (ask: \"?\", how: Draw(0), why: [\"a\"])",
            "scene 2: why: 1 explanations for 0 answers",
        ),
        ("workspace: Paths(()), controls: [Brakes]", "Brakes"),
    ] {
        let message = Lesson::parse("lesson.ron", &lesson(second)).unwrap_err().to_string();
        assert!(message.contains(expected), "{second}: {message}");
    }
    assert!(Lesson::parse("lesson.ron", &lesson("workspace: Paths(())")).is_ok());
}

#[test]
fn a_lesson_without_scenes_or_with_endless_texts_is_refused() {
    assert!(refusal("(version: 2, title: \"\", scenes: [])").contains("at least one scene"));
    let long = "x".repeat(1_000_000);
    let message = refusal(&format!("(version: 2, title: \"\", text: \"{long}\", workspace: Paths(()))"));
    assert!(message.contains("text: 1000000 characters: must be at most") && message.len() < 200, "{message}");
    let message = refusal(&format!("(version: 2, title: \"{long}\", scenes: [(title: \"\", workspace: Paths(()))])"));
    assert!(message.contains("title: 1000000 characters") && message.len() < 200, "{message}");
    let many = "(title: \"\", workspace: Paths(())),".repeat(MAX_SCENES + 1);
    assert!(refusal(&format!("(version: 2, title: \"\", scenes: [{many}])")).contains("scenes: 201"));
}

#[test]
fn a_file_longer_than_a_lesson_can_be_is_not_read_whole() {
    let file = std::env::temp_dir().join(format!("halfpipe-long-{}.ron", std::process::id()));
    fs::write(&file, "x".repeat(5_000_000)).unwrap();
    let message = Lesson::read(&file).unwrap_err().to_string();
    fs::remove_file(&file).unwrap();
    assert!(message.contains("longer than 4 MB"), "{message}");
}

#[test]
fn a_missing_scene_is_refused_with_the_number_of_scenes() {
    let lesson = Lesson::open("valley").unwrap().0;
    assert!(lesson.scene(1).is_ok());
    assert_eq!(lesson.scene(0).unwrap_err().to_string(), format!("scene 0: there are scenes 1 to {}", lesson.scenes.len()));
    assert!(Lesson::open("sgd").unwrap().0.scene(2).unwrap_err().to_string().contains("there is only one"));
}

#[test]
fn a_newer_version_is_refused_whatever_its_fields() {
    let message = refusal("(\n  version: 99,\n  novelty: 1,\n)");
    assert!(message.starts_with("lesson.ron:2:3: version 99: this halfpipe reads version 2"), "{message}");
}

#[test]
fn an_unknown_field_is_refused_with_its_position() {
    let message = refusal("(version: 1, title: \"\", text: \"\", workspace: Paths((\n  stepz: 3,\n)))");
    assert!(message.starts_with("lesson.ron:2:") && message.contains("stepz") && message.contains("steps"), "{message}");
}

#[test]
fn a_file_cut_off_anywhere_is_refused() {
    let (slug, text) = EMBEDDED[0];
    let end = text.trim_end().len();
    for cut in (0..end).filter(|cut| text.is_char_boundary(*cut)) {
        assert!(Scene::parse(slug, &text[..cut]).is_err(), "cut at {cut}");
    }
}

#[test]
fn invalid_settings_are_refused_at_their_position() {
    let message = refusal("(version: 1, title: \"\", text: \"\", workspace: Paths((\n  steps: 100001,\n)))");
    assert!(message.starts_with("lesson.ron:2:3: steps: 100001 is too many"), "{message}");
    let digits = "9".repeat(23);
    let message = refusal(&format!("(version: 1, title: \"\", workspace: Paths((\n  steps: {digits},\n)))"));
    assert_eq!(message, format!("lesson.ron:2:3: steps: {digits} is too many; at most 100000"));
    let message = refusal(&format!(
        "(version: 2, title: \"\", workspace: Paths(()),\n task: (ask: \"\", goal: Arrives(fewer_than: {digits})))"
    ));
    assert_eq!(message, format!("lesson.ron:2:32: fewer_than: {digits}: must be a whole number from 1 to 100001"));
    let message = refusal(&format!("(version: 1, title: \"\", workspace: Training((\n  seed: {digits},\n)))"));
    assert!(
        message.starts_with("lesson.ron:2:") && message.contains("the greatest that can be read here is 18446744073709551615"),
        "{message}"
    );
    let message = refusal(
        "(version: 2, title: \"\", workspace: Training((\n  images: Some(9), batch: 9,\n  landscape: Some((plane: Walks, images: 0)),\n)))",
    );
    assert_eq!(message, "lesson.ron:3:34: landscape.images: 0: must be a whole number from 1 to 10000");
    let message = refusal("(version: 99999999999, title: \"\")");
    assert!(message.contains("version 99999999999: this halfpipe reads version 2"), "{message}");
    let message = refusal("(version: 1, title: \"\", text: \"\", workspace: Paths((\n  optimizers: [(rule: \"adm\")],\n)))");
    assert!(message.starts_with("lesson.ron:2:") && message.contains("did you mean \"adam\""), "{message}");
}

#[test]
fn a_lesson_and_a_scene_say_how_much_they_show() {
    let text = "(version: 2, title: \"\", detail: All, scenes: [\n(title: \"one\", workspace: Paths(()), detail: Simple),\n\
                (title: \"two\", workspace: Paths(()))])";
    let lesson = Lesson::parse("lesson.ron", text).unwrap();
    assert_eq!((lesson.detail, lesson.scenes[0].detail), (Some(Detail::All), Some(Detail::Simple)));
    assert_eq!(lesson.scenes[1].detail, None);
    assert_eq!(Lesson::parse("lesson.ron", &lesson.text().unwrap()).unwrap(), lesson);
    let single = Lesson { scenes: vec![lesson.scenes[1].clone()], title: "two".into(), ..lesson };
    let preset = Scene::parse("two.ron", &single.text().unwrap()).unwrap();
    assert_eq!(preset.detail, Some(Detail::All), "the lesson's is that of its only scene");
    let message = refusal("(version: 2, title: \"\", workspace: Paths(()), detail: Easy)");
    assert!(message.contains("Simple") && message.contains("All"), "{message}");
}
