//! The question of a scene: its kind, text and answers.

use egui::{ComboBox, Ui};

use super::text_ui;
use crate::experiment::Workspace;
use crate::language::t;
use crate::lesson::{AnswerKind, Question, Scene, Text};
use crate::ui::controls::explain::name_choice;
use crate::ui::controls::field::name_ui;
use crate::words::explained;

/// Draw the choice of the question's kind, and its fields.
pub(super) fn question_ui(ui: &mut Ui, scene: &mut Scene) {
    let kinds = kinds(scene);
    let now = scene.question.as_ref().map(|question| std::mem::discriminant(&question.how));
    let same = |how: &Option<AnswerKind>| how.as_ref().map(std::mem::discriminant) == now;
    let shown = kinds.iter().find(|(_, how)| same(how)).map_or("", |(name, _)| name.as_str()).to_owned();
    let combo = ComboBox::from_id_salt("question").selected_text(&shown).width(ui.available_width()).show_ui(ui, |ui| {
        for (name, how) in &kinds {
            if ui.selectable_label(same(how), name).clicked() {
                let before = scene.question.take();
                scene.question = how.clone().map(|how| match before {
                    Some(before) => Question { how, why: Vec::new(), ..before },
                    None => Question::new("", how),
                });
            }
        }
    });
    name_choice(combo.response, &t!("writing.question"), &shown, &t!("writing.question_help"));
    let names = match &scene.workspace {
        Workspace::Paths(settings) => settings.names(),
        Workspace::Activations(_) => Vec::new(),
        Workspace::Training(settings) => settings.names(),
    };
    let Some(question) = &mut scene.question else { return };
    if let Some(ask) = text_ui(ui, &t!("writing.ask"), &question.ask, 2) {
        question.ask = ask;
    }
    match &mut question.how {
        AnswerKind::Draw(optimizer) => index_ui(ui, &t!("writing.whose"), optimizer, &names),
        AnswerKind::Winner => why_ui(ui, &mut question.why, &names),
        AnswerKind::Choose { answers, right } => {
            answers_ui(ui, answers);
            *right = (*right).min(answers.len() - 1);
            let names: Vec<String> = answers.iter().map(|answer| answer.shown().to_owned()).collect();
            index_ui(ui, &t!("writing.right"), right, &names);
            why_ui(ui, &mut question.why, &names);
        }
    }
    if let Some(explanation) = text_ui(ui, &t!("writing.explanation"), &question.told, 2) {
        question.told = explanation;
    }
}

/// The names and the kinds of questions that a scene can have.
fn kinds(scene: &Scene) -> Vec<(String, Option<AnswerKind>)> {
    let answers = vec![Text::from(t!("writing.yes").into_owned()), Text::from(t!("writing.no").into_owned())];
    let mut kinds = vec![(t!("writing.ask_nothing").into_owned(), None)];
    if matches!(scene.workspace, Workspace::Paths(_)) {
        kinds.push((t!("writing.ask_path").into_owned(), Some(AnswerKind::Draw(0))));
    }
    if !matches!(scene.workspace, Workspace::Activations(_)) {
        kinds.push((t!("writing.ask_winner").into_owned(), Some(AnswerKind::Winner)));
    }
    kinds.push((t!("writing.ask_answer").into_owned(), Some(AnswerKind::Choose { answers, right: 0 })));
    kinds
}

/// The answers, with buttons to add and to remove one.
fn answers_ui(ui: &mut Ui, answers: &mut Vec<Text>) {
    for (index, answer) in answers.iter_mut().enumerate() {
        if let Some(text) = text_ui(ui, &t!("writing.answer", number = index + 1), answer, 1) {
            *answer = text;
        }
    }
    ui.horizontal_wrapped(|ui| {
        let [least, most] = Question::ANSWERS;
        let button = |ui: &mut Ui, possible: bool, text: &str| ui.add_enabled(possible, egui::Button::new(text)).clicked();
        if button(ui, answers.len() < most, &t!("writing.more_answers")) {
            answers.push(Text::default());
        }
        if button(ui, answers.len() > least, &t!("writing.fewer_answers")) {
            answers.pop();
        }
    });
}

/// What is said to who has chosen each of the answers, which are called `names`.
fn why_ui(ui: &mut Ui, why: &mut Vec<Text>, names: &[String]) {
    why.truncate(names.len());
    for (index, name) in names.iter().enumerate() {
        let before = why.get(index).cloned().unwrap_or_default();
        if let Some(text) = text_ui(ui, &t!("writing.why", answer = name), &before, 1) {
            why.resize(why.len().max(index + 1), Text::default());
            why[index] = text;
        }
    }
}

/// The width of a choice between answers, which can be long.
const MAX_COMBO: f32 = 130.0;

fn index_ui(ui: &mut Ui, name: &str, index: &mut usize, names: &[String]) {
    ui.horizontal_wrapped(|ui| {
        ui.label(name);
        let shown = names.get(*index).map_or("", String::as_str);
        let combo = ComboBox::from_id_salt(name).selected_text(shown).width(MAX_COMBO).truncate().show_index(
            ui,
            index,
            names.len(),
            |at| names[at].clone(),
        );
        name_ui(ui, &combo, &explained(name, shown));
    });
}
