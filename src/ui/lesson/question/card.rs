//! The card of a scene's question: the question, the answers, and the result.

use egui::{Align2, Button, Color32, Frame, Label, Margin, RichText, Stroke, StrokeKind, Ui, vec2};

use super::{DrawnGuess, Guess, MAX_DRAWN, draw, room};
use crate::experiment::paths::PredictionError;
use crate::language::t;
use crate::lesson::{AnswerKind, Question};
use crate::picture::theme::{Palette, heading, regular, size};
use crate::picture::tooltip::Tooltip;
use crate::ui::controls::explain::name_and_explain;
use crate::ui::controls::right::text_width;
use crate::words;
use crate::words::question;

/// A reply to the question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reply {
    /// Choose the answer of this index.
    Chosen(usize),
    /// Count one more hand for the answer of this index, or one less.
    Hand(usize, bool),
    /// Show the results without an answer, or those of what was drawn.
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
        // The room of the longest answer from the beginning, so that nothing below moves.
        let key = (card.question.ask.shown(), ui.available_width() as u32);
        ui.set_min_height(longest(ui, card).max(room::choices_height(ui, key, None)));
        let top = ui.cursor().min.y;
        if card.guess.is_made() {
            reply = answered_ui(ui, card);
        } else {
            reply = choices_ui(ui, card);
            room::choices_height(ui, key, Some(ui.cursor().min.y - top - ui.spacing().item_spacing.y));
        }
    });
    ui.add_space(4.0);
    reply
}

fn choices_ui(ui: &mut Ui, card: &QuestionCard<'_>) -> Option<Reply> {
    let QuestionCard { question, guess, names, .. } = card;
    let palette = Palette::current(ui);
    let ask = question.ask.shown();
    ui.add(Label::new(RichText::new(ask).font(heading(size::BODY, ask)).color(palette.text)).wrap());
    let answers = |ui: &mut Ui| {
        let mut reply = None;
        match &question.how {
            AnswerKind::Draw(_) => {
                let text = match guess.drawn.len() {
                    0 => t!("predict.how_draw"),
                    count => t!("predict.how_draw_more", count = count, most = MAX_DRAWN),
                };
                ui.label(RichText::new(text).font(regular(size::SMALL)).color(palette.secondary));
            }
            AnswerKind::Winner => {
                for (index, name) in names {
                    reply = reply.or(answer_ui(ui, name, *index, guess));
                }
            }
            AnswerKind::Choose { answers, .. } => {
                for (index, text) in answers.iter().enumerate() {
                    reply = reply.or(answer_ui(ui, text.shown(), index, guess));
                }
            }
        }
        reply.or(small(ui, &t!("predict.reveal"), &t!("predict.reveal_help")).then_some(Reply::Reveal))
    };
    ui.horizontal_wrapped(answers).inner
}

/// The question with the result of the answer, compact, to leave space for the picture.
fn answered_ui(ui: &mut Ui, card: &QuestionCard<'_>) -> Option<Reply> {
    let (palette, question) = (Palette::current(ui), card.question);
    let contents = |ui: &mut Ui| {
        let ask = question.ask.shown();
        ui.add(Label::new(RichText::new(ask).font(heading(size::SMALL, ask)).color(palette.secondary)).wrap());
        for (text, color) in result(card, palette) {
            ui.add(Label::new(RichText::new(text).color(color)).wrap());
        }
        if card.wait.is_none() {
            let why = card.guess.chosen.and_then(|chosen| question.why(chosen));
            for text in why.into_iter().chain([question.told.shown()].into_iter().filter(|told| !told.is_empty())) {
                ui.add(Label::new(RichText::new(text).color(palette.secondary)).wrap());
            }
        }
        if let Some(hands) = hands(card) {
            ui.add(Label::new(RichText::new(hands).font(regular(size::SMALL)).color(palette.secondary)).wrap());
        }
        // What is still to be told would move the button.
        (card.wait.is_none() && small(ui, &t!("predict.again"), &t!("predict.again_help"))).then_some(Reply::Again)
    };
    ui.horizontal_wrapped(contents).inner
}

/// The height of the longest of all answers that can be told.
fn longest(ui: &Ui, card: &QuestionCard<'_>) -> f32 {
    let ask = card.question.ask.shown();
    let told = card.question.told.shown().to_owned();
    let heights = outcomes(card).into_iter().map(|outcome| {
        let texts: Vec<String> = [ask.to_owned()].into_iter().chain(outcome).chain([told.clone()]).chain(hands(card)).collect();
        let texts: Vec<String> = texts.into_iter().filter(|text| !text.is_empty()).collect();
        room::height_of(ui, &texts, &heading(size::SMALL, ask), &t!("predict.again"))
    });
    heights.fold(0.0, f32::max)
}

/// What can be told of each answer, with numbers as long as usual.
fn outcomes(card: &QuestionCard<'_>) -> Vec<Vec<String>> {
    const MISS: PredictionError = PredictionError { end: 0.88, hausdorff: 0.88 };
    let QuestionCard { question, guess, names, .. } = card;
    let why = |chosen: usize| question.why(chosen).unwrap_or_default().to_owned();
    match &question.how {
        AnswerKind::Draw(optimizer) => {
            let name = names.iter().find(|(index, _)| index == optimizer).map_or("", |(_, name)| name);
            let count = guess.drawn.len();
            let told = |index: usize| question::gap(&draw::name(index, count), MISS);
            vec![if count > 1 { (0..count).map(told).collect() } else { vec![question::drawn(name, MISS)] }]
        }
        AnswerKind::Winner => {
            let told = |(chosen, name): &(usize, String)| vec![question::usual(name, names.len()), why(*chosen)];
            names.iter().map(told).collect()
        }
        AnswerKind::Choose { answers, right } => {
            let answers: Vec<&str> = answers.iter().map(crate::lesson::Text::shown).collect();
            (0..answers.len()).map(|chosen| vec![question::answered(&answers, *right, chosen), why(chosen)]).collect()
        }
    }
}

/// A cover in place of a picture that would show the answer.
pub fn covered_ui(ui: &mut Ui) {
    let palette = Palette::current(ui);
    let rect = ui.available_rect_before_wrap();
    ui.painter().rect(rect, 8.0, palette.panel, Stroke::new(1.0, palette.hairline), StrokeKind::Inside);
    let text = t!("predict.covered");
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, text, regular(16.0), palette.secondary);
}

/// An answer to choose, with a button that counts hands for it.
fn answer_ui(ui: &mut Ui, text: &str, index: usize, guess: &Guess) -> Option<Reply> {
    const GAP: f32 = 4.0;
    let palette = Palette::current(ui);
    let hands = guess.hands(index);
    ui.spacing_mut().item_spacing.x = GAP;
    let name = RichText::new(text).color(palette.text);
    let count = if hands == 0 { "+1".to_owned() } else { format!("{hands} +1") };
    let count = RichText::new(count).font(regular(size::SMALL)).color(palette.secondary);
    let button =
        Button::new(name.clone()).fill(palette.panel).stroke(Stroke::new(1.0, palette.accent)).min_size(vec2(64.0, 28.0));
    // The hands stay beside their answer.
    let padding = ui.spacing().button_padding.x;
    let width = (text_width(ui, name) + 2.0 * padding).max(64.0) + GAP + text_width(ui, count.clone()) + 2.0 * padding;
    if width > ui.available_size_before_wrap().x {
        ui.end_row();
    }
    let chosen = ui.add(button).tell(t!("predict.answer_help")).clicked();
    let hand = ui.add(Button::new(count).frame_when_inactive(false));
    let label = t!("predict.hand", answer = text, count = hands);
    let hand = name_and_explain(hand, egui::Role::Button, &label, &t!("predict.hand_help"));
    ui.add_space(8.0);
    match (chosen, hand.clicked(), hand.secondary_clicked()) {
        (true, _, _) => Some(Reply::Chosen(index)),
        (_, true, _) => Some(Reply::Hand(index, true)),
        (_, _, true) => Some(Reply::Hand(index, false)),
        _ => None,
    }
}

/// The counted hands, if there are any.
fn hands(card: &QuestionCard<'_>) -> Option<String> {
    let answers: Vec<usize> = match &card.question.how {
        AnswerKind::Draw(_) => Vec::new(),
        AnswerKind::Winner => card.names.iter().map(|(index, _)| *index).collect(),
        AnswerKind::Choose { answers, .. } => (0..answers.len()).collect(),
    };
    let any = answers.iter().any(|answer| card.guess.hands(*answer) > 0);
    let hand = |answer: usize| Some(format!("{} {}", answer_name(card, answer)?, card.guess.hands(answer)));
    let hands: Vec<String> = answers.into_iter().filter_map(hand).collect();
    any.then(|| t!("predict.hands", list = words::joined(&hands)).into_owned())
}

fn small(ui: &mut Ui, text: &str, help: &str) -> bool {
    ui.add(Button::new(RichText::new(text).font(regular(size::SMALL)))).tell(help).clicked()
}

/// What is said of the answer, each sentence with its colour: the result, or what was chosen and why the result waits.
fn result(card: &QuestionCard<'_>, palette: &Palette) -> Vec<(String, Color32)> {
    let QuestionCard { question, guess, names, winner_result, wait } = card;
    if let Some(wait) = wait {
        let chosen = guess.chosen.and_then(|chosen| answer_name(card, chosen));
        let chosen = chosen.map(|name| t!("predict.chose", name = name).into_owned());
        return chosen.into_iter().chain([wait.clone()]).map(|text| (text, palette.text)).collect();
    }
    let told = match &question.how {
        AnswerKind::Draw(optimizer) => {
            let name = names.iter().find(|(index, _)| index == optimizer).map_or("", |(_, name)| name);
            let count = guess.drawn.len();
            let told = |(index, drawn): (usize, &DrawnGuess)| {
                let error = drawn.error?;
                let told =
                    if count == 1 { question::drawn(name, error) } else { question::gap(&draw::name(index, count), error) };
                Some((told, if count == 1 { palette.text } else { draw::color(palette, index) }))
            };
            return guess.drawn.iter().enumerate().filter_map(told).collect();
        }
        AnswerKind::Winner => winner_result.clone(),
        AnswerKind::Choose { answers, right } => {
            let answers: Vec<&str> = answers.iter().map(crate::lesson::Text::shown).collect();
            guess.chosen.map(|chosen| question::answered(&answers, *right, chosen))
        }
    };
    told.map(|told| (told, palette.text)).into_iter().collect()
}

/// The name of an answer.
fn answer_name<'a>(card: &'a QuestionCard<'_>, answer: usize) -> Option<&'a str> {
    match &card.question.how {
        AnswerKind::Draw(_) => None,
        AnswerKind::Winner => card.names.iter().find(|(index, _)| *index == answer).map(|(_, name)| name.as_str()),
        AnswerKind::Choose { answers, .. } => answers.get(answer).map(crate::lesson::Text::shown),
    }
}
