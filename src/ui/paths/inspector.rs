//! The step inspector: the terms of the next step of one optimizer, in symbols and in numbers.

use super::step_table::{self, DIGITS};
use egui::text::LayoutJob;
use egui::{Color32, Label, RichText, Sense, TextFormat, Ui, vec2};

use crate::experiment::paths::insight::Insight;
use crate::language::t;
use crate::optimizer::StepTerms;
use crate::optimizer::step_terms::{Term, TermKind};
use crate::picture::marker;
use crate::picture::paths::content::Content;
use crate::picture::paths::derived::Derived;
use crate::picture::theme::{Palette, formula, heading, regular, size, term_color};
use crate::picture::tooltip::Tooltip;
use crate::ui::controls::card::card_frame;
use crate::ui::controls::explain::explain;
use crate::ui::controls::right::{right_sized_ui, text_width};
use crate::words::numbers::number;
use crate::words::{joined, story};

/// Width and height of a marker to choose.
const MARKER: f32 = 22.0;
/// Digits of the numbers in the formula.
const SHORT_DIGITS: usize = 3;

/// Draw the inspector of a path, with the switch of the arrows; returns the index of the chosen optimizer.
pub fn inspector_ui(
    ui: &mut Ui,
    content: &Content<'_>,
    path: usize,
    insight: &Insight,
    derived: &Derived,
    arrows: &mut bool,
) -> Option<usize> {
    let optimizer = content.paths[path].optimizer;
    let chosen = head_ui(ui, content, path, insight);
    card_frame(ui).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 2.0;
        let rule =
            RichText::new(content.settings.optimizers[optimizer].rule.formula()).font(formula(14.0)).color(content.palette.text);
        ui.add(Label::new(rule).wrap()).tell(content.about(optimizer).source);
        for (axis, terms) in ["x", "y"].iter().zip(&insight.next_step) {
            ui.add(Label::new(in_numbers(axis, terms, content.palette)).wrap());
        }
        let rows = step_table::rows(insight, &derived.other_forms);
        step_table::table_ui(ui, content, &rows, derived.term_counts, arrows);
        let small = |sentence: String| RichText::new(sentence).font(regular(size::SMALL)).color(content.palette.secondary);
        if !derived.other_forms.is_empty() {
            let differ = rows.iter().any(|row| row.differs);
            let told = if differ { t!("inspector.differs") } else { t!("inspector.same_step", digits = DIGITS) };
            ui.add(Label::new(small(told.into_owned())).wrap());
        }
        let (told, expert) = sentences(content, insight);
        for sentence in told {
            ui.add(Label::new(small(sentence)).wrap());
        }
        if expert.is_empty() {
            return;
        }
        let header = egui::CollapsingHeader::new(small(t!("inspector.more").into_owned())).id_salt("expert");
        let header =
            header.show(ui, |ui| expert.into_iter().for_each(|sentence| drop(ui.add(Label::new(small(sentence)).wrap()))));
        explain(header.header_response, &t!("inspector.more_help"));
    });
    chosen
}

/// The title with the markers at its right; many markers have rows of their own below it.
fn head_ui(ui: &mut Ui, content: &Content<'_>, path: usize, insight: &Insight) -> Option<usize> {
    let optimizer = content.paths[path].optimizer;
    let title = t!("inspector.title", name = content.names[optimizer], from = insight.step, to = insight.step + 1);
    let seed = content.settings.noise.seed;
    let one_of = (!content.paths[path].seeds.is_empty()).then(|| format!(" · {}", t!("inspector.seed", seed = seed)));
    let of_start = (content.settings.starts.len() > 1)
        .then(|| format!(" · {}", t!("inspector.start", number = content.paths[path].start + 1)));
    let title = format!("{title}{}{}", of_start.unwrap_or_default(), one_of.unwrap_or_default());
    let font = heading(size::SMALL, &title);
    let title = RichText::new(title).font(font).color(content.palette.secondary);
    let markers = MARKER * content.settings.optimizers.len() as f32;
    if text_width(ui, title.clone()) + ui.spacing().item_spacing.x + markers <= ui.available_width() {
        let row = |ui: &mut Ui| {
            ui.set_height(MARKER);
            ui.label(title);
            right_sized_ui(ui, markers, |ui| choice_ui(ui, content, optimizer))
        };
        return ui.horizontal(row).inner;
    }
    ui.add(Label::new(title).wrap());
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        choice_ui(ui, content, optimizer)
    })
    .inner
}

/// The optimizers' markers, to choose the inspected one.
fn choice_ui(ui: &mut Ui, content: &Content<'_>, inspected: usize) -> Option<usize> {
    let mut chosen = None;
    ui.spacing_mut().item_spacing.x = 0.0;
    for index in 0..content.settings.optimizers.len() {
        let (rect, response) = ui.allocate_exact_size(vec2(MARKER, MARKER), Sense::click());
        let label = t!("inspector.choose", name = content.names[index]);
        response.widget_info(|| egui::WidgetInfo::selected(egui::Role::RadioButton, true, index == inspected, label.as_ref()));
        let palette = content.palette;
        if index == inspected || response.hovered() || response.has_focus() {
            let stroke = if index == inspected { palette.accent } else { palette.hairline };
            ui.painter().rect(rect.shrink(1.0), 6.0, palette.panel, (1.0, stroke), egui::StrokeKind::Inside);
        }
        let shape = content.marker(index);
        ui.painter().add(marker::shape(shape, rect.center(), 5.0, content.color(index), palette.panel, palette.lines));
        if response.tell(label).clicked() {
            chosen = Some(index);
        }
    }
    chosen
}

/// `Δx = 0.9 · 0.388 − 0.1 · (−0.357) = 0.385`, each term in its colour.
fn in_numbers(axis: &str, terms: &StepTerms, palette: &Palette) -> LayoutJob {
    let mut job = LayoutJob::default();
    let mut write = |text: &str, color: Color32| {
        job.append(text, 0.0, TextFormat { font_id: regular(13.0), color, ..TextFormat::default() });
    };
    write(&format!("Δ{axis} = "), palette.text);
    for (index, term) in terms.terms.iter().enumerate() {
        write(&product(term, index == 0), term_color(palette, term.kind));
    }
    write(&format!(" = {}", number(terms.step(), DIGITS)), palette.text);
    job
}

/// A term's numbers after a sign, as ` − 0.1 · (−0.357)`; the first term has a sign only if it is negative.
fn product(term: &Term, first: bool) -> String {
    let mut numbers = term.factors.iter().map(|factor| factor.value);
    let leading = numbers.next().unwrap_or(0.0);
    let sign = match (first, leading < 0.0) {
        (true, false) => "",
        (true, true) => "−",
        (false, false) => " + ",
        (false, true) => " − ",
    };
    let others = numbers.map(|value| {
        let text = number(value, SHORT_DIGITS);
        if value < 0.0 { format!(" · ({text})") } else { format!(" · {text}") }
    });
    format!("{sign}{}{}", number(leading.abs(), SHORT_DIGITS), others.collect::<String>())
}

/// Sentences on momentum and gradient, on the path, and on the stable rates; and those for an expert.
fn sentences(content: &Content<'_>, insight: &Insight) -> (Vec<String>, Vec<String>) {
    let alignment = |terms: &StepTerms| Some(terms.sum_of(TermKind::Momentum)? * terms.sum_of(TermKind::Gradient)?);
    let mut sentences = Vec::new();
    if let [Some(x), Some(y)] = [&insight.next_step[0], &insight.next_step[1]].map(alignment) {
        let sentence = match (x < 0.0, y < 0.0) {
            _ if x == 0.0 && y == 0.0 => None,
            (false, false) => Some(t!("inspector.helps_both")),
            (true, true) => Some(t!("inspector.brakes_both")),
            (false, true) => Some(t!("inspector.brakes", helped = "x", braked = "y")),
            (true, false) => Some(t!("inspector.brakes", helped = "y", braked = "x")),
        };
        sentences.extend(sentence.map(std::borrow::Cow::into_owned));
    }
    let words = story::words(content.settings, insight);
    sentences.push(joined(&words.sentences));
    let rates = story::rates(insight);
    sentences.extend(rates.told);
    (sentences, words.expert.into_iter().chain(rates.expert).collect())
}
