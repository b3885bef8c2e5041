//! The lesson editor: the scenes in order, their texts, controls, questions and tasks.

mod detail;
mod list;
mod question;
mod scene;
mod task;

use egui::{Response, RichText, ScrollArea, TextEdit, Ui};

use crate::language::{Language, t};
use crate::lesson::Text;
use crate::picture::theme::{Palette, regular, size};
use crate::picture::tooltip::Tooltip;
use crate::ui::command::Command;
use crate::ui::controls::card::heading_ui;
use crate::ui::controls::explain::explain;
use crate::ui::controls::icon;
use crate::ui::controls::icon::Icon;
use crate::ui::lesson::open_lesson::OpenLesson;
use crate::ui::shortcuts::{SAVE, SAVE_AS, WRITE};
pub use scene::name as control_name;

/// Draw the editor; `is_shown`: whether the scene's workspace is shown. Texts change the lesson at once, settings only by a command.
pub fn editor_ui(ui: &mut Ui, open: &mut OpenLesson, is_shown: bool) -> Vec<Command> {
    let mut commands = Vec::new();
    heading_ui(ui, &t!("writing.lesson"), |ui| {
        if icon::button(ui, Icon::Cross, &t!("writing.close", keys = WRITE.text(ui.ctx()))).clicked() {
            commands.push(Command::ToggleEditor);
        }
    });
    ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        let title = text_ui(ui, &t!("writing.title"), &open.lesson.title, 1);
        if let Some(title) = title {
            open.edit().title = title;
        }
        commands.extend(list::list_ui(ui, open));
        ui.horizontal_wrapped(|ui| {
            if ui.button(t!("writing.add")).tell(t!("writing.add_help")).clicked() {
                commands.push(Command::AddScene);
            }
            let set = ui.add_enabled(is_shown, egui::Button::new(t!("writing.set")));
            if set.tell(t!("writing.set_help")).tell_disabled(t!("writing.set_other")).clicked() {
                commands.push(Command::SetScene);
            }
        });
        ui.horizontal_wrapped(|ui| {
            let new = ui.button(t!("writing.new"));
            if explain(new, &t!("writing.new_help")).clicked() {
                commands.push(Command::NewLesson);
            }
            for (label, help, command) in [
                (t!("top.save"), t!("writing.save_help", keys = SAVE.text(ui.ctx())), Command::Save),
                (t!("top.save_as"), t!("writing.save_as_help", keys = SAVE_AS.text(ui.ctx())), Command::AskSave),
            ] {
                if ui.button(label).tell(help).clicked() {
                    commands.push(command);
                }
            }
        });
        let number = open.scene + 1;
        heading_ui(ui, &t!("writing.scene", number = number), |_| {});
        if let Some(scene) = open.scene().cloned() {
            let mut changed = scene.clone();
            scene::scene_ui(ui, &mut changed);
            detail::detail_ui(ui, &mut changed);
            question::question_ui(ui, &mut changed);
            task::task_ui(ui, &mut changed, &open.place());
            scene::notes_ui(ui, &mut changed);
            if changed != scene
                && let Some(edited) = open.edit_scene()
            {
                *edited = changed;
            }
        }
    });
    commands
}

/// A field of `rows` lines for a text in the current language; returns the changed text. Where it is there in another language,
/// too, that one is asked for after a change.
fn text_ui(ui: &mut Ui, name: &str, text: &Text, rows: usize) -> Option<Text> {
    let mut shown = text.shown().to_owned();
    let response = field_ui(ui, name, &mut shown, rows);
    explain(response.clone(), &t!("writing.text_help", language = t!("language.name")));
    let mut changed = response.changed().then(|| {
        let mut changed = text.clone();
        changed.write(&shown);
        changed
    });
    let typed = response.id.with("typed");
    if changed.is_some() {
        ui.data_mut(|data| data.insert_temp(typed, shown.clone()));
    }
    if ui.data(|data| data.get_temp::<String>(typed)).is_some_and(|typed| typed == shown) {
        for language in Language::all().iter().filter(|language| **language != Language::current()) {
            let Some((_, before)) = text.languages().find(|(tag, _)| *tag == language.tag()) else { continue };
            let mut other = before.to_owned();
            if field_ui(ui, &t!("writing.other", name = name, language = language.name()), &mut other, rows).changed() {
                changed.get_or_insert_with(|| text.clone()).write_in(language.tag(), &other);
            }
        }
    }
    changed
}

/// A field of `rows` lines with its name above.
fn field_ui(ui: &mut Ui, name: &str, text: &mut String, rows: usize) -> Response {
    ui.label(RichText::new(name).font(regular(size::SMALL)).color(Palette::current(ui).secondary));
    let edit = if rows == 1 { TextEdit::singleline(text) } else { TextEdit::multiline(text).desired_rows(rows) };
    let response = ui.add(edit.desired_width(f32::INFINITY).id_salt(name));
    crate::ui::controls::field::name_ui(ui, &response, name);
    response
}
