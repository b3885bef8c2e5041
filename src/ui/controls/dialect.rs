//! "As in": the library whose form an optimizer has, the choice of another, and the library's words for its settings.

use egui::{ComboBox, RichText, Ui};

use super::explain::{explain, name_choice};
use super::knobs::Word;
use crate::experiment::Entry;
use crate::knob::{Knob, shortest};
use crate::language::t;
use crate::optimizer::dialect::{self, Dialect, dialects};
use crate::picture::theme::{Palette, regular, size};
use crate::picture::tooltip::Tooltip;
use crate::words::dialect::{call, form, libraries, library};
use crate::words::explained;

/// What an optimizer is.
pub struct Likeness {
    /// The dialect that was chosen, also if its settings were changed since.
    chosen: Option<Dialect>,
    /// The dialects with the same settings, the chosen one first.
    alike: Vec<Dialect>,
}

impl Likeness {
    /// What this optimizer is.
    pub fn of(entry: &Entry) -> Self {
        let key = entry.rule.about().key;
        let chosen = entry.taken.filter(|dialect| dialect.row.optimizer == key);
        let mut alike = dialect::like(&entry.rule);
        alike.sort_by_key(|dialect| Some(*dialect) != chosen);
        Self { chosen, alike }
    }

    /// The dialect whose words are shown.
    fn dialect(&self) -> Option<Dialect> {
        self.chosen.or(self.alike.first().copied())
    }

    /// What stands in the closed menu.
    fn text(&self) -> String {
        match self.chosen {
            _ if !self.alike.is_empty() => libraries(&self.alike),
            Some(dialect) => t!("dialect.changed", library = library(dialect.library)).into_owned(),
            None => t!("dialect.none").into_owned(),
        }
    }

    /// The library's word for a setting that is not the textbook's; of the learning rate only if it is the library's.
    pub fn word(&self, index: usize, knob: &Knob<'_>) -> Option<Word> {
        let dialect = self.dialect()?;
        let is_marked = match (index, knob) {
            (0, Knob::Number(_, value)) => dialect.row.rate == Some(**value),
            _ => !knob.is_default(),
        };
        let name = library(dialect.library);
        is_marked.then(|| match dialect.word(knob.key()) {
            Some(word) => Word { text: word.to_owned(), help: t!("dialect.word_help", library = name, word = word).into_owned() },
            None => Word { text: t!("dialect.fixed").into_owned(), help: t!("dialect.fixed_help", library = name).into_owned() },
        })
    }
}

/// The menu of the libraries that have this optimizer. A choice sets all settings but the learning rate: walks are compared at equal
/// rates, and the libraries' own are for nets; a button takes that one. `name` is the optimizer's on its card of this `index`.
/// Returns whether a library was chosen.
pub fn dialect_ui(ui: &mut Ui, (index, name): (usize, &str), likeness: &Likeness, entry: &mut Entry) -> bool {
    let rule = &mut entry.rule;
    let key = rule.about().key;
    let small = |text: &str| RichText::new(text).font(regular(size::SMALL));
    let mut taken = None;
    ui.horizontal(|ui| {
        let text = small(&t!("dialect.as_in")).color(Palette::current(ui).secondary);
        ui.label(text).tell(t!("dialect.as_in_help"));
        let shown = likeness.text();
        let rate = likeness.dialect().and_then(|dialect| Some((dialect, dialect.row.rate?)));
        let rate = rate.filter(|(_, rate)| *rate != rule.rate());
        let space = if rate.is_some() { 66.0 } else { 0.0 };
        let combo = ComboBox::from_id_salt(("dialect", index)).selected_text(small(&shown)).height(360.0).truncate();
        let width = (ui.available_width() - space).max(60.0);
        let menu = |ui: &mut Ui| {
            for dialect in dialects().filter(|dialect| dialect.row.optimizer == key) {
                let option = ui.selectable_label(likeness.alike.contains(&dialect), small(&library(dialect.library)));
                if explain(option, &format!("{}\n{}", form(dialect), call(dialect))).clicked() {
                    taken = Some(dialect);
                }
            }
        };
        let bounded = ui.scope(|ui| {
            ui.set_max_width(width);
            combo.width(width).show_ui(ui, menu)
        });
        let response = bounded.inner;
        let help = likeness.dialect().map_or_else(
            || t!("dialect.as_in_help").into_owned(),
            |dialect| {
                format!("{}\n{}", t!("dialect.as_in_help"), explained(&library(dialect.library), &dialect.call(rule.rate())))
            },
        );
        name_choice(response.response, &t!("dialect.choose", name = name), &shown, &help);
        if let Some((dialect, rate)) = rate {
            let button = ui.button(small(&format!("η {}", shortest(rate))));
            let help = t!("dialect.usual_rate", library = library(dialect.library));
            if explain(button, &help).clicked()
                && let Ok(other) = rule.clone().with_rate(rate)
            {
                *rule = other;
            }
        }
    });
    let Some(dialect) = taken else { return false };
    if let Ok(other) = dialect::in_place_of(rule, dialect) {
        *rule = other;
    }
    entry.taken = Some(dialect);
    true
}
