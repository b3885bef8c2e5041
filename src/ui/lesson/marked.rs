//! A lesson's text with the terms of the glossary: the first place of each is underlined with dots, and a click opens its sentences.

use egui::{Label, RichText, Sense, Shape, Ui};
use egui_commonmark::{CommonMarkCache, CommonMarkViewer};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::language::t;
use crate::picture::theme::Palette;
use crate::ui::controls::explain::name_and_explain;
use crate::ui::controls::glossary::open_on_click;
use crate::words::glossary;

/// Divides the parts of a marked term; no keyboard has it.
const MARK: char = '\u{1f}';

/// The forms of Markdown beyond the common ones that the viewer knows.
const FORMS: Options = Options::ENABLE_TABLES.union(Options::ENABLE_STRIKETHROUGH).union(Options::ENABLE_FOOTNOTES);

/// Draw a text in Markdown.
pub fn text_ui(ui: &mut Ui, cache: &mut CommonMarkCache, text: &str) {
    let marked = marked(text);
    let viewer = CommonMarkViewer::new();
    if marked == text {
        viewer.show(ui, cache, text);
        return;
    }
    // The viewer leaves formulas to others; the text has none.
    viewer.render_math_fn(Some(&|ui: &mut Ui, term: &str, _| term_ui(ui, term))).show(ui, cache, &marked);
}

/// The text with each term in the form of a formula: `$key style word$`. A text with formulas stays as it is.
fn marked(text: &str) -> String {
    if text.contains(['$', MARK]) {
        return text.to_owned();
    }
    let (mut marked, mut copied, mut seen) = (String::new(), 0, Vec::new());
    let mut within: Vec<(Style, std::ops::Range<usize>)> = Vec::new();
    for (event, range) in Parser::new_ext(text, FORMS).into_offset_iter() {
        match event {
            Event::Start(Tag::Paragraph | Tag::List(_) | Tag::Item | Tag::BlockQuote(_))
            | Event::End(TagEnd::Paragraph | TagEnd::List(_) | TagEnd::Item | TagEnd::BlockQuote(_)) => {}
            Event::Start(tag) => within.push((Style::of(&tag), range)),
            Event::End(_) => drop(within.pop()),
            // Escapes and character references make a text other than its source.
            Event::Text(words) if text.get(range.clone()) == Some(&*words) => {
                for (place, key) in glossary::first_places(&words, &mut seen) {
                    let place = range.start + place.start..range.start + place.end;
                    let Some((style, whole)) = styled(&within, &range, &place) else {
                        seen.retain(|other| *other != key);
                        continue;
                    };
                    marked += &text[copied..whole.start];
                    marked.extend(['$'].into_iter().chain(key.chars()).chain([MARK, style, MARK]));
                    marked += &text[place];
                    marked.push('$');
                    copied = whole.end;
                }
            }
            _ => {}
        }
    }
    marked + &text[copied..]
}

/// How a part of a text looks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    Strong,
    Emphasis,
    /// Where no term is marked: links, headings, tables, code.
    Other,
}

impl Style {
    fn of(tag: &Tag<'_>) -> Self {
        match tag {
            Tag::Strong => Self::Strong,
            Tag::Emphasis => Self::Emphasis,
            _ => Self::Other,
        }
    }
}

/// The style of a term at a place of the source, and what it replaces: with the stars around it, if nothing else is between them.
/// `None` where it can't be marked: stars beside a formula would no longer count.
fn styled(
    within: &[(Style, std::ops::Range<usize>)],
    words: &std::ops::Range<usize>,
    place: &std::ops::Range<usize>,
) -> Option<(char, std::ops::Range<usize>)> {
    let [(style, around)] = within else { return within.is_empty().then(|| ('-', place.clone())) };
    let (letter, stars) = match style {
        Style::Strong => ('b', 2),
        Style::Emphasis => ('i', 1),
        Style::Other => return None,
    };
    let inner = around.start + stars..around.end - stars;
    match (*place == inner, words.start < place.start && place.end < words.end) {
        (true, _) => Some((letter, around.clone())),
        (false, true) => Some((letter, place.clone())),
        (false, false) => None,
    }
}

/// Draw a marked term.
fn term_ui(ui: &mut Ui, term: &str) {
    let mut parts = term.split(MARK);
    let (Some(key), Some(style), Some(word)) = (parts.next(), parts.next(), parts.next()) else { return };
    let text = match style {
        "b" => RichText::new(word).strong(),
        "i" => RichText::new(word).italics(),
        _ => RichText::new(word),
    };
    let (at, galley, response) = Label::new(text).selectable(false).sense(Sense::click()).layout_in_ui(ui);
    let color = ui.visuals().override_text_color.unwrap_or(Palette::current(ui).secondary);
    ui.painter().galley(at, galley.clone(), color);
    for row in &galley.rows {
        let line = row.rect_without_leading_space().translate(at.to_vec2());
        let ends = [line.left_bottom(), line.right_bottom()];
        ui.painter().extend(Shape::dotted_line(&ends, color, 3.0, 0.75));
    }
    let response = name_and_explain(response, egui::Role::Link, word, &t!("glossary.open"));
    open_on_click(ui, &response, key);
}

#[cfg(test)]
mod tests;
