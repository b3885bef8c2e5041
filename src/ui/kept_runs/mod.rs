//! The list of kept runs of a workspace, each with its name and the current differences.

use egui::{Label, RichText, Ui};

use super::command::Command;
use super::controls::card::heading_ui;
use super::controls::explain::{explain, name_and_explain};
use super::controls::field::text_field_ui;
use super::controls::icon;
use super::controls::icon::Icon;
use crate::language::t;
use crate::picture::theme::{Palette, regular, size};
use crate::picture::tooltip::Tooltip;
use crate::storage::kept_runs::{MAX_NAME_CHARS, RunList};

/// The button that keeps the shown run.
pub fn keep_ui(ui: &mut Ui, can_keep: bool) -> Option<Command> {
    let text = RichText::new(t!("kept_runs.keep")).font(regular(size::SMALL)).color(Palette::current(ui).secondary);
    let button = egui::Button::new(text).frame_when_inactive(false);
    explain(ui.add_enabled(can_keep, button), &t!("kept_runs.keep_help")).clicked().then_some(Command::KeepRun)
}

/// Draw the list, or nothing if it is empty. `difference` describes how the current settings differ from a kept run's.
pub fn kept_runs_ui<S: Clone, R: Clone>(ui: &mut Ui, list: &mut RunList<S, R>, difference: impl Fn(&S) -> String) {
    if list.runs().is_empty() {
        return;
    }
    let (here, elsewhere): (Vec<_>, Vec<_>) = (0..list.runs().len()).partition(|index| list.is_here(&list.runs()[*index]));
    let mut removed = None;
    let mut rows_ui = |ui: &mut Ui, list: &mut RunList<S, R>, rows: &[usize]| {
        for &index in rows {
            if row_ui(ui, list, index) {
                removed = Some(index);
            }
            let difference = difference(&list.runs()[index].settings);
            let text = RichText::new(&difference).font(regular(size::SMALL)).color(Palette::current(ui).secondary);
            ui.add(Label::new(text).truncate()).tell(difference);
        }
    };
    if !here.is_empty() {
        heading_ui(ui, &t!("kept_runs.heading"), |_| {});
        rows_ui(ui, list, &here);
    }
    if !elsewhere.is_empty() {
        // Folded: a lesson starts clean.
        let title = RichText::new(t!("kept_runs.others", count = elsewhere.len())).font(regular(size::SMALL));
        let header = egui::CollapsingHeader::new(title).id_salt("kept elsewhere");
        let header = header.show(ui, |ui| rows_ui(ui, list, &elsewhere)).header_response;
        explain(header, &t!("kept_runs.others_help"));
    }
    if let Some(index) = removed {
        list.runs_mut().remove(index);
    }
}

/// A kept run: its visibility, its name, and a button to remove it; returns whether that was clicked.
fn row_ui<S: Clone, R: Clone>(ui: &mut Ui, list: &mut RunList<S, R>, index: usize) -> bool {
    let kept = &list.runs()[index];
    let (name, was_shown) = (kept.name.clone(), kept.shown && list.is_here(kept));
    let mut shown = was_shown;
    ui.horizontal_top(|ui| {
        let show = ui.checkbox(&mut shown, "");
        name_and_explain(show, egui::Role::CheckBox, &t!("kept_runs.show", name = name), &t!("kept_runs.show_help"));
        if shown != was_shown {
            let here = list.here().to_owned();
            let kept = &mut list.runs_mut()[index];
            (kept.shown, kept.place) = (shown, here); // one of another scene comes to this one
        }
        let width = ui.available_width() - 30.0;
        let label = t!("kept_runs.name", number = index + 1);
        let check = |text: &str| {
            let text = text.trim();
            match text.chars().count() {
                1..=MAX_NAME_CHARS if list.has_name(text, Some(index)) => {
                    Err(t!("kept_runs.name_taken", name = text).into_owned())
                }
                1..=MAX_NAME_CHARS if !text.chars().any(char::is_control) => Ok(text.to_owned()),
                _ => Err(t!("kept_runs.name_letters", most = MAX_NAME_CHARS).into_owned()),
            }
        };
        let typed = ui
            .vertical(|ui| {
                ui.set_width(width);
                text_field_ui(ui, [&label, &t!("kept_runs.name_help")], &name, width, &check)
            })
            .inner;
        if let Some(typed) = typed.filter(|typed| *typed != name) {
            list.runs_mut()[index].name = typed;
        }
        icon::button(ui, Icon::Cross, &t!("kept_runs.remove", name = name)).clicked()
    })
    .inner
}
