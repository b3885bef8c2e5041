//! The bar on top: the name, the workspace, lessons, export and theme.

use egui::{Align, Layout, RichText, Ui};
use rust_i18n::t;

use super::command::Command;
use super::paths::icon::{Icon, button, menu};
use super::theme::{Palette, semibold, size};
use crate::preset::{EMBEDDED, Preset};

/// Room that the list of lessons leaves below it, for the bar and for what follows it in the menu.
const ROOM_BELOW: f32 = 190.0;

/// Draw the bar; `folding` are the switches of the side panels, in a narrow window only.
pub fn top_bar_ui(ui: &mut Ui, lesson: &str, folding: Option<&mut [bool; 2]>) -> Vec<Command> {
    let palette = Palette::of(ui);
    let mut commands = Vec::new();
    ui.horizontal_centered(|ui| {
        ui.label(RichText::new("halfpipe").font(semibold(17.0)).color(palette.text));
        ui.add_space(12.0);
        let tab = RichText::new(t!("workspace.paths")).font(semibold(size::BODY)).color(palette.text);
        ui.add(egui::Button::selectable(true, tab).fill(palette.chip).min_size(egui::vec2(64.0, 32.0)));
        let mut folding = folding;
        if let Some([left, right]) = &mut folding
            && button(ui, Icon::Panel { right: false }, &t!("top.left")).clicked()
        {
            *left = !*left;
            *right = false; // one at a time, or the map has no room
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if let Some([left, right]) = &mut folding
                && button(ui, Icon::Panel { right: true }, &t!("top.right")).clicked()
            {
                *right = !*right;
                *left = false;
            }
            if button(ui, Icon::Contrast, &t!("top.theme")).clicked() {
                commands.push(Command::ToggleTheme);
            }
            export_ui(ui, &mut commands);
            lesson_ui(ui, lesson, &mut commands);
        });
    });
    commands
}

fn export_ui(ui: &mut Ui, commands: &mut Vec<Command>) {
    menu(ui, &t!("top.export"), |ui| {
        for (ending, label) in [
            ("png", t!("top.export_png")),
            ("svg", t!("top.export_svg")),
            ("csv", t!("top.export_csv")),
            ("json", t!("top.export_json")),
        ] {
            if ui.button(label).clicked() {
                commands.push(Command::AskExport(ending));
                ui.close();
            }
        }
    });
}

fn lesson_ui(ui: &mut Ui, lesson: &str, commands: &mut Vec<Command>) {
    let short: String =
        if lesson.chars().count() > 32 { lesson.chars().take(31).chain(['…']).collect() } else { lesson.to_owned() };
    menu(ui, &format!("{}: {short}", t!("top.lesson")), |ui| {
        let room = (ui.ctx().content_rect().height() - ROOM_BELOW).max(120.0);
        egui::ScrollArea::vertical().max_height(room).show(ui, |ui| {
            for (slug, text) in EMBEDDED {
                let title = Preset::parse(slug, text).map_or_else(|_| (*slug).to_owned(), |preset| preset.title);
                if ui.button(title).clicked() {
                    commands.push(Command::OpenLesson(slug));
                    ui.close();
                }
            }
        });
        ui.separator();
        for (label, keys, command) in [
            (t!("top.open"), "Ctrl+O", Command::AskOpen),
            (t!("top.save"), "Ctrl+S", Command::Save),
            (t!("top.save_as"), "Ctrl+Shift+S", Command::AskSave),
        ] {
            if ui.add(egui::Button::new(label).shortcut_text(keys)).clicked() {
                commands.push(command);
                ui.close();
            }
        }
    });
}
