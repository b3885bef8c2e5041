//! The card of a scene's question: the question, the answers, and the result.

use egui::{Align2, Button, Frame, Label, Margin, RichText, Stroke, StrokeKind, Ui, vec2};

use super::Guess;
use crate::language::t;
use crate::lesson::{AnswerKind, Question};
use crate::picture::theme::{Palette, heading, regular, size};
use crate::words;
use crate::words::question;

/// A reply to the question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reply {
    /// Choose the answer of this index.
    Chosen(usize),
    /// Show the results without an answer.
    Reveal,
    /// Hide the results and ask again.
    Again,
}

/// The content of the card.
pub struct QuestionCard<'a> {
    /// The question.
    pub question: &'a Question,
    /// The answer.
    pub guess: &'a Guess,
    /// The optimizers or curves to choose the winner from, with their indices.
    pub names: Vec<(usize, String)>,
    /// The result of the chosen winner, once it is known.
    pub winner_result: Option<String>,
    /// Why the result and the explanation wait, while a race is not over.
    pub wait: Option<String>,
}

/// Draw the card, with the choices or with the result.
pub fn question_ui(ui: &mut Ui, card: &QuestionCard<'_>) -> Option<Reply> {
    let palette = Palette::current(ui);
    let mut reply = None;
    let frame = Frame::new().fill(palette.panel).stroke(Stroke::new(1.5, palette.accent)).corner_radius(8);
    frame.inner_margin(Margin::symmetric(12, 8)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 6.0;
        reply = if card.guess.is_made() { answered_ui(ui, card) } else { choices_ui(ui, card) };
    });
    ui.add_space(4.0);
    reply
}

fn choices_ui(ui: &mut Ui, QuestionCard { question, names, .. }: &QuestionCard<'_>) -> Option<Reply> {
    let palette = Palette::current(ui);
    let ask = question.ask.shown();
    ui.add(Label::new(RichText::new(ask).font(heading(size::BODY, ask)).color(palette.text)).wrap());
    let answers = |ui: &mut Ui| {
        let mut reply = None;
        match &question.how {
            AnswerKind::Draw(_) => {
                ui.label(RichText::new(t!("predict.how_draw")).font(regular(size::SMALL)).color(palette.secondary));
            }
            AnswerKind::Winner => {
                for (index, name) in names {
                    reply = reply.or(answer(ui, name).then_some(Reply::Chosen(*index)));
                }
            }
            AnswerKind::Choose { answers, .. } => {
                for (index, text) in answers.iter().enumerate() {
                    reply = reply.or(answer(ui, text.shown()).then_some(Reply::Chosen(index)));
                }
            }
        }
        reply.or(small(ui, &t!("predict.reveal"), &t!("predict.reveal_help")).then_some(Reply::Reveal))
    };
    ui.horizontal_wrapped(answers).inner
}

/// The result of the answer, compact, to leave space for the picture.
fn answered_ui(ui: &mut Ui, card: &QuestionCard<'_>) -> Option<Reply> {
    let (palette, question) = (Palette::current(ui), card.question);
    let contents = |ui: &mut Ui| {
        if let Some(result) = result(card) {
            ui.add(Label::new(RichText::new(result).color(palette.text)).wrap());
        }
        if !question.told.is_empty() && card.wait.is_none() {
            ui.add(Label::new(RichText::new(question.told.shown()).color(palette.secondary)).wrap());
        }
        small(ui, &t!("predict.again"), &t!("predict.again_help")).then_some(Reply::Again)
    };
    ui.horizontal_wrapped(contents).inner
}

/// A cover in place of a picture that would show the answer.
pub fn covered_ui(ui: &mut Ui) {
    let palette = Palette::current(ui);
    let rect = ui.available_rect_before_wrap();
    ui.painter().rect(rect, 8.0, palette.panel, Stroke::new(1.0, palette.hairline), StrokeKind::Inside);
    let text = t!("predict.covered");
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, text, regular(16.0), palette.secondary);
}

fn answer(ui: &mut Ui, text: &str) -> bool {
    let palette = Palette::current(ui);
    let text = RichText::new(text).color(palette.text);
    let button = Button::new(text).fill(palette.panel).stroke(Stroke::new(1.0, palette.accent)).min_size(vec2(64.0, 28.0));
    ui.add(button).on_hover_text(t!("predict.answer_help")).clicked()
}

fn small(ui: &mut Ui, text: &str, help: &str) -> bool {
    ui.add(Button::new(RichText::new(text).font(regular(size::SMALL)))).on_hover_text(help).clicked()
}

/// What is said of the answer: the result, or what was chosen and why the result waits.
fn result(card: &QuestionCard<'_>) -> Option<String> {
    let QuestionCard { question, guess, names, winner_result, wait } = card;
    if let Some(wait) = wait {
        let chosen = guess.chosen.and_then(|chosen| answer_name(card, chosen));
        let chosen = chosen.map(|name| t!("predict.chose", name = name).into_owned());
        return Some(words::joined(&chosen.into_iter().chain([wait.clone()]).collect::<Vec<_>>()));
    }
    match &question.how {
        AnswerKind::Draw(optimizer) => {
            let name = names.iter().find(|(index, _)| index == optimizer).map_or("", |(_, name)| name);
            Some(question::drawn(name, guess.prediction_error?))
        }
        AnswerKind::Winner => {
            guess.chosen?;
            winner_result.clone()
        }
        AnswerKind::Choose { answers, right } => {
            let answers: Vec<&str> = answers.iter().map(crate::lesson::Text::shown).collect();
            Some(question::answered(&answers, *right, guess.chosen?))
        }
    }
}

/// The name of an answer.
fn answer_name<'a>(card: &'a QuestionCard<'_>, answer: usize) -> Option<&'a str> {
    match &card.question.how {
        AnswerKind::Draw(_) => None,
        AnswerKind::Winner => card.names.iter().find(|(index, _)| *index == answer).map(|(_, name)| name.as_str()),
        AnswerKind::Choose { answers, .. } => answers.get(answer).map(crate::lesson::Text::shown),
    }
}
