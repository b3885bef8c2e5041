//! The settings on the card of an optimizer. On an open card, what is off or in the textbook's form is folded away.

use egui::{Color32, Id, RichText, Ui};

use super::dialect::{Likeness, dialect_ui};
use super::explain::name_and_explain;
use super::knobs::{SliderMarks, marked_knob_ui};
use crate::experiment::Entry;
use crate::knob::Knob;
use crate::language::t;
use crate::optimizer::OptimizerSpec;
use crate::picture::theme::{Palette, regular, size};

/// The least number of settings that are worth a fold.
const LEAST_FOLDED: usize = 2;

/// The card on which settings are.
pub struct Owner<'a> {
    /// The index of the card.
    pub index: usize,
    /// The name of the optimizer.
    pub name: &'a str,
    /// The colour of its sliders.
    pub color: Color32,
    /// The settings that a double-click and Delete bring back.
    pub home: &'a OptimizerSpec,
    /// The marks on the slider of the learning rate.
    pub marks: Option<&'a SliderMarks>,
}

/// The learning rate, and on an open card the libraries with this form and the other settings.
pub fn settings_ui(ui: &mut Ui, owner: &Owner<'_>, entry: &mut Entry, open: bool) {
    let used = Id::unique(("settings in use", owner.index));
    if !open {
        ui.data_mut(|data| data.remove::<Vec<&'static str>>(used));
        return row_ui(ui, owner, (0, entry.rule.knobs().first_mut()), None);
    }
    let likeness = Likeness::of(entry);
    row_ui(ui, owner, (0, entry.rule.knobs().first_mut()), Some(&likeness));
    if dialect_ui(ui, (owner.index, owner.name), &likeness, entry) {
        ui.data_mut(|data| data.remove::<Vec<&'static str>>(used));
    }
    let likeness = Likeness::of(entry);
    let mut knobs = entry.rule.knobs();
    // What was shown once stays while the card is open: a slider that is dragged to 0 does not vanish under the pointer.
    let mut shown: Vec<&'static str> = ui.data(|data| data.get_temp(used)).unwrap_or_default();
    let news: Vec<&'static str> =
        knobs.iter().filter(|knob| !is_off(knob)).map(Knob::key).filter(|key| !shown.contains(key)).collect();
    shown.extend(news);
    let folded = knobs.iter().skip(1).filter(|knob| !shown.contains(&knob.key())).count();
    ui.data_mut(|data| data.insert_temp(used, shown.clone()));
    let folds = folded >= LEAST_FOLDED;
    let id = Id::unique(("settings unfolded", owner.index));
    let mut unfolded: bool = ui.data(|data| data.get_temp(id)).unwrap_or(false);
    for (index, knob) in knobs.iter_mut().enumerate().skip(1) {
        if !folds || unfolded || shown.contains(&knob.key()) {
            row_ui(ui, owner, (index, Some(knob)), Some(&likeness));
        }
    }
    if folds {
        unfolded ^= fold_ui(ui, owner.name, unfolded, folded);
        ui.data_mut(|data| data.insert_temp(id, unfolded));
    }
}

/// Whether a setting is the textbook's and needs no place: a form, or a number that is off at 0.
fn is_off(knob: &Knob<'_>) -> bool {
    knob.is_default()
        && match knob {
            Knob::Number(number, _) => number.default == 0.0,
            Knob::Choice(..) => true,
        }
}

/// The line that unfolds what is folded, or folds it again; returns whether it was clicked.
fn fold_ui(ui: &mut Ui, name: &str, unfolded: bool, count: usize) -> bool {
    let text = if unfolded { t!("card.fewer_forms") } else { t!("card.more_forms", count = count) };
    let label = RichText::new(&*text).font(regular(size::SMALL)).color(Palette::current(ui).secondary);
    let button = ui.add(egui::Button::new(label).frame_when_inactive(false));
    let name = format!("{name} {text}");
    name_and_explain(button, egui::Role::Button, &name, &t!("card.more_forms_help")).clicked()
}

/// The rows of a setting, if there is one, with its index.
fn row_ui(ui: &mut Ui, owner: &Owner<'_>, (index, knob): (usize, Option<&mut Knob<'_>>), likeness: Option<&Likeness>) {
    let Some(knob) = knob else { return };
    let word = likeness.and_then(|likeness| likeness.word(index, knob));
    let mut home = owner.home.clone();
    let home = match home.knobs().get(index) {
        Some(Knob::Number(_, value)) => Some(**value),
        _ => None,
    };
    let marks = owner.marks.filter(|_| index == 0);
    marked_knob_ui(ui, owner.name, knob, owner.color, home, marks, word.as_ref());
}
