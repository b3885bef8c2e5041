//! The menu of lessons: those that come with the program, what was opened or saved last, single scenes, and files.

use std::borrow::Cow;
use std::path::PathBuf;

use egui::{RichText, Ui};

use crate::experiment::WorkspaceKind;
use crate::language::t;
use crate::lesson::{EMBEDDED, LESSONS, Lesson, Scene};
use crate::naming;
use crate::picture::theme::{Palette, heading, size};
use crate::ui::command::Command;
use crate::ui::controls::explain::explain;
use crate::ui::controls::icon::menu;
use crate::ui::shortcuts::{OPEN, SAVE, SAVE_AS, WRITE};
use crate::words;

/// Height in the window that the list of lessons leaves for the bar and the rest of the menu.
const HEIGHT_BELOW: f32 = 190.0;
/// Maximum number of letters of a lesson's title; a narrow window shows none.
const MAX_LETTERS: usize = 32;

/// What the menu shows.
pub struct LessonMenu<'a> {
    /// The title of the open lesson.
    pub shown: &'a str,
    /// The files that were opened or saved last, the last one first.
    pub recent: &'a [PathBuf],
}

impl LessonMenu<'_> {
    /// Draw the menu; `with_title`: with the title of the open lesson in its name.
    pub fn ui(&self, ui: &mut Ui, with_title: bool, commands: &mut Vec<Command>) {
        let shown = Some(self.shown);
        let name = if with_title && !self.shown.is_empty() {
            words::explained(&t!("top.lesson"), &naming::shortened(self.shown, MAX_LETTERS))
        } else {
            t!("top.lesson").into_owned()
        };
        menu(ui, &name, &t!("tooltip.lesson"), |ui| {
            let height = (ui.ctx().content_rect().height() - HEIGHT_BELOW).max(120.0);
            egui::ScrollArea::vertical().max_height(height).show(ui, |ui| {
                let second = Palette::current(ui).secondary;
                let small = |text: Cow<'_, str>| {
                    let font = heading(size::SMALL, &text);
                    RichText::new(text).font(font).color(second)
                };
                ui.label(small(t!("top.chapter")));
                for (slug, lesson) in LESSONS.iter().filter_map(|(slug, text)| Some((*slug, Lesson::parse(slug, text).ok()?))) {
                    let questions = lesson.scenes.iter().filter(|scene| scene.question.is_some()).count();
                    let (scenes, minutes) = (lesson.scenes.len(), lesson.scenes.len() + questions);
                    let length = t!("top.length", count = scenes, minutes = minutes);
                    let titles: Vec<String> = lesson.scenes.iter().map(|scene| scene.title.shown().to_owned()).collect();
                    let title = lesson.title.shown();
                    let button = egui::Button::selectable(shown == Some(title), title).shortcut_text(length.as_ref());
                    if explain(ui.add(button), &words::joined(&titles)).clicked() {
                        commands.push(Command::OpenLesson(slug));
                        ui.close();
                    }
                }
                if !self.recent.is_empty() {
                    ui.label(small(t!("top.recent")));
                }
                for file in self.recent {
                    let name = file.file_name().unwrap_or_default().to_string_lossy();
                    if explain(ui.button(name), &file.display().to_string()).clicked() {
                        commands.push(Command::OpenFile(file.clone()));
                        ui.close();
                    }
                }
                for workspace in WorkspaceKind::ALL {
                    examples_ui(ui, workspace, shown, commands);
                }
            });
            ui.separator();
            for (label, help, keys, command) in [
                (t!("top.open"), t!("tooltip.open"), &OPEN, Command::AskOpen),
                (t!("top.save"), t!("tooltip.save"), &SAVE, Command::Save),
                (t!("top.save_as"), t!("tooltip.save_as"), &SAVE_AS, Command::AskSave),
                (t!("top.write"), t!("tooltip.write"), &WRITE, Command::ToggleEditor),
            ] {
                if explain(ui.add(egui::Button::new(label).shortcut_text(keys.text(ui.ctx()))), &help).clicked() {
                    commands.push(command);
                    ui.close();
                }
            }
        });
    }
}

/// The single scenes of a workspace, folded away until they are asked for.
fn examples_ui(ui: &mut Ui, workspace: WorkspaceKind, shown: Option<&str>, commands: &mut Vec<Command>) {
    let presets = EMBEDDED.iter().filter_map(|(slug, text)| Some((*slug, Scene::parse(slug, text).ok()?)));
    let presets: Vec<(&str, Scene)> = presets.filter(|(_, preset)| preset.workspace.kind() == workspace).collect();
    let title = words::explained(&t!("top.examples"), &workspace.name());
    let text = RichText::new(format!("{title} ({})", presets.len())).color(Palette::current(ui).secondary);
    let header = egui::CollapsingHeader::new(text).id_salt(("examples", workspace.name().into_owned())).show(ui, |ui| {
        for (slug, preset) in presets {
            let title = preset.title.shown();
            let button = ui.selectable_label(shown == Some(title), title);
            if explain(button, preset.text.shown()).clicked() {
                commands.push(Command::OpenLesson(slug));
                ui.close();
            }
        }
    });
    explain(header.header_response, &t!("top.examples_help"));
}
