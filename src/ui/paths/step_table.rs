//! The table of a step: its terms and what explains their size, along x and along y, and where another form of the same rule differs.

use egui::{RichText, Ui};

use crate::experiment::paths::insight::Insight;
use crate::experiment::paths::other_forms::OtherForm;
use crate::landscape::analysis::replay::Counts;
use crate::language::t;
use crate::optimizer::StepTerms;
use crate::optimizer::step_terms::{EFFECTIVE_RATE, Term, TermKind};
use crate::picture::paths::content::Content;
use crate::picture::theme::{formula, regular, size, term_color};
use crate::ui::controls::explain::explain;
use crate::ui::controls::table::{fill, fill_from, table};
use crate::words::numbers::number;

const COLUMN_WIDTH: f32 = 80.0;
const ROW_HEIGHT: f32 = 17.0;
/// Digits of the numbers in the table.
pub(super) const DIGITS: usize = 4;
/// Digits of a number with a power of ten.
const SHORT_DIGITS: usize = 3;
/// What stands for a term that an optimizer lacks.
const NONE: &str = "–";

/// A row of the table: a term or a further quantity, along x and along y.
pub struct Row {
    /// Its symbol; of a quantity that only another form has, that one's.
    symbol: String,
    /// The origin of a term; `None` for a further quantity.
    kind: Option<TermKind>,
    /// The numbers as they are shown.
    values: [String; 2],
    /// The numbers of the other forms, by the index of the optimizer.
    others: Vec<(usize, [String; 2])>,
    /// Whether another form has other numbers here, as far as they are shown.
    pub differs: bool,
    /// Whether the numbers of the other forms are rows of their own: this is where the difference comes from.
    is_cause: bool,
}

/// A number of a step.
#[derive(Clone, Copy)]
enum Part {
    /// The nth term of its kind.
    Term(TermKind, usize),
    /// A further quantity.
    Detail(usize),
}

/// The rows of a step, compared with those of the other forms of its rule.
pub fn rows(insight: &Insight, others: &[OtherForm]) -> Vec<Row> {
    let of_kinds = [TermKind::Momentum, TermKind::Gradient, TermKind::Decay].map(|kind| {
        let count = |terms: &StepTerms| terms.terms.iter().filter(|term| term.kind == kind).count();
        let most = others.iter().map(|other| count(&other.next_step[0])).chain([count(&insight.next_step[0])]).max();
        (0..most.unwrap_or(0)).map(move |nth| Part::Term(kind, nth))
    });
    let details = (0..insight.next_step[0].details.len()).map(Part::Detail);
    let parts = of_kinds.into_iter().flatten().chain(details);
    let mut rows: Vec<Row> = parts.map(|part| row(part, &insight.next_step, others)).collect();
    let is_detail = |row: &&mut Row| row.kind.is_none() && row.symbol != EFFECTIVE_RATE;
    if let Some(cause) = rows.iter_mut().filter(is_detail).find(|row| row.differs) {
        cause.is_cause = true;
    } else if let Some(cause) = rows.iter_mut().find(|row| row.differs) {
        cause.is_cause = true;
    }
    rows
}

fn row(part: Part, own: &[StepTerms; 2], others: &[OtherForm]) -> Row {
    let symbol = |terms: &StepTerms| match part {
        Part::Term(kind, nth) => Some(nth_term(terms, kind, nth)?.symbol()),
        Part::Detail(index) => Some(terms.details.get(index)?.symbol.to_owned()),
    };
    let mut symbols = std::iter::once(own).chain(others.iter().map(|other| &other.next_step)).filter_map(|[x, _]| symbol(x));
    let symbol = symbols.next().unwrap_or_default();
    let values = own.each_ref().map(|terms| shown(part, terms));
    let others: Vec<_> = others
        .iter()
        .filter(|other| has_same_quantity(part, &own[0], &other.next_step[0]))
        .map(|other| (other.optimizer, other.next_step.each_ref().map(|terms| shown(part, terms))))
        .collect();
    let differs = others.iter().any(|(_, other)| *other != values);
    let kind = if let Part::Term(kind, _) = part { Some(kind) } else { None };
    // A term that this form lacks is told by those that have it.
    let is_cause = differs && values.iter().all(|value| value == NONE);
    Row { symbol, kind, values, others, differs, is_cause }
}

/// Whether a part is the same quantity in both: a term of a kind always is, a further one if it has the same symbol. So are two roots
/// below the gradient, unless the rates are equal: then another factor makes up for the other root.
fn has_same_quantity(part: Part, own: &StepTerms, other: &StepTerms) -> bool {
    let Part::Detail(index) = part else { return true };
    let [Some(root), Some(other_root)] = [own, other].map(|terms| terms.details.get(index)) else { return false };
    let rates = [own, other].map(|terms| terms.effective_rate().map(short));
    let are_roots = [root, other_root].iter().all(|detail| detail.symbol.starts_with('√'));
    root.symbol == other_root.symbol || (are_roots && rates[0] != rates[1])
}

fn nth_term(terms: &StepTerms, kind: TermKind, nth: usize) -> Option<&Term> {
    terms.terms.iter().filter(|term| term.kind == kind).nth(nth)
}

fn shown(part: Part, terms: &StepTerms) -> String {
    let value = match part {
        Part::Term(kind, nth) => nth_term(terms, kind, nth).map(Term::value),
        Part::Detail(index) => terms.details.get(index).map(|detail| detail.value),
    };
    value.map_or_else(|| NONE.to_owned(), short)
}

/// A number for the table; with a power of ten it has fewer digits.
fn short(value: f64) -> String {
    let text = number(value, DIGITS);
    if text.contains('×') { number(value, SHORT_DIGITS) } else { text }
}

/// The table, with the counts of steps so far. The switch of the arrows is in the head of the first column.
pub fn table_ui(ui: &mut Ui, content: &Content<'_>, rows: &[Row], counts: [Counts; 2], arrows: &mut bool) {
    let palette = content.palette;
    let small = |text: String| RichText::new(text).font(regular(size::SMALL)).color(palette.secondary);
    let value = |text: &String| RichText::new(text).font(regular(13.0)).color(palette.text);
    let mut texts: Vec<[RichText; 3]> = Vec::new();
    for row in rows {
        let mark = if row.differs { "≠ " } else { "" };
        let label = match row.kind {
            Some(kind) => RichText::new(format!("{mark}{}", row.symbol)).font(formula(15.0)).color(term_color(palette, kind)),
            None if row.symbol == EFFECTIVE_RATE => small(format!("{mark}{}", t!("inspector.effective"))),
            None => small(format!("{mark}{}", row.symbol)),
        };
        let label = if row.differs && row.kind.is_none() { label.color(palette.text) } else { label };
        let [x, y] = row.values.each_ref().map(value);
        texts.push([label, x, y]);
        for (optimizer, values) in row.others.iter().filter(|_| row.is_cause) {
            let name = content.names[*optimizer].trim_start_matches(content.about(*optimizer).name).trim_start();
            let name = if name.is_empty() { &content.names[*optimizer] } else { name };
            let [x, y] = values.each_ref().map(|text| value(text).color(palette.secondary));
            texts.push([small(format!("    {name}")).color(content.color(*optimizer)), x, y]);
        }
    }
    if counts.iter().any(|counts| counts.with_momentum > 0) {
        let cell = |count: usize, all: usize| value(&t!("inspector.count", count = count, of = all).into_owned());
        let [x, y] = counts;
        let [opposed, shorter] = [t!("inspector.opposed"), t!("inspector.shorter")].map(|text| small(text.into_owned()));
        texts.push([opposed, cell(x.opposed, x.with_momentum), cell(y.opposed, y.with_momentum)]);
        texts.push([shorter, cell(x.gradient_shorter, x.with_momentum), cell(y.gradient_shorter, y.with_momentum)]);
    }
    ui.scope(|ui| {
        ui.spacing_mut().interact_size.y = ROW_HEIGHT;
        table(ui, "terms", &[COLUMN_WIDTH, COLUMN_WIDTH]).body(|mut body| {
            body.row(ROW_HEIGHT, |mut row| {
                row.col(|ui| {
                    let text = small(t!("inspector.arrows").into_owned());
                    explain(ui.checkbox(arrows, text), &t!("tooltip.arrows"));
                });
                fill_from(&mut row, 1, ["x", "y"].map(|axis| value(&axis.to_owned())));
            });
            for row_texts in texts {
                body.row(ROW_HEIGHT, |mut row| fill(&mut row, row_texts));
            }
        });
    });
}

#[cfg(test)]
mod tests;
