//! The top bar: name, workspaces, lessons, export and theme.

use egui::text::LayoutJob;
use egui::{Align, Layout, RichText, TextFormat, Ui, vec2};

use super::export_menu::export_ui;
use super::language;
use super::lesson_menu::LessonMenu;
use super::room::{Folding, Room};
use crate::experiment::WorkspaceKind;
use crate::figure::code;
use crate::language::Language;
use crate::language::t;
use crate::picture::theme::{Palette, regular, semibold, size};
use crate::picture::tooltip::Tooltip;
use crate::storage::preferences::Preferences;
use crate::ui::command::Command;
use crate::ui::controls::explain::name_and_explain;
use crate::ui::controls::icon::{Icon, button};
use crate::ui::controls::right::right_ui;
use crate::ui::present::menu::present_menu_ui;
use crate::ui::present::preferences::Choices;
use crate::ui::shortcuts::{REDO, UNDO};

/// From this width of the bar on, it shows the program's name.
const MIN_WIDTH_WITH_NAME: f32 = 860.0;

/// Draw the bar; returns the user's commands. `undo` and `redo`: whether these are possible, `moves`: whether the shown workspace
/// has steps.
pub fn top_bar_ui(
    ui: &mut Ui,
    workspace: WorkspaceKind,
    lessons: &LessonMenu<'_>,
    can: [bool; 2],
    choices: Choices<'_>,
    moves: bool,
    Folding { room, unfolded }: Folding<'_>,
) -> Vec<Command> {
    let mut commands = Vec::new();
    let narrow = room.folds();
    let menus = |ui: &mut Ui, commands: &mut Vec<Command>| {
        lessons.ui(ui, !narrow, commands);
        undo_ui(ui, can, commands);
        export_ui(ui, moves, code::is_possible(workspace), commands);
        if !narrow {
            detail_ui(ui, choices.preferences, commands);
        }
        language::switch_ui(ui, &Language::all(), narrow, commands);
        if button(ui, Icon::Contrast, &t!("top.theme")).clicked() {
            commands.push(Command::ToggleTheme);
        }
        commands.extend(present_menu_ui(ui, choices, narrow));
        if button(ui, Icon::Help, &t!("top.help")).clicked() {
            commands.push(Command::ShowHelp);
        }
    };
    if room == Room::Small {
        ui.spacing_mut().item_spacing = vec2(4.0, 0.0);
        let row = vec2(ui.available_width(), room.top() / 2.0);
        ui.allocate_ui_with_layout(row, Layout::left_to_right(Align::Center), |ui| {
            tabs_ui(ui, workspace, &mut commands);
            right_ui(ui, "folds", |ui| {
                fold_ui(ui, workspace, unfolded, false);
                fold_ui(ui, workspace, unfolded, true);
            });
        });
        ui.allocate_ui_with_layout(row, Layout::left_to_right(Align::Center), |ui| menus(ui, &mut commands));
        return commands;
    }
    ui.horizontal_centered(|ui| {
        if ui.available_width() >= MIN_WIDTH_WITH_NAME {
            ui.label(RichText::new("halfpipe").font(semibold(17.0)).color(Palette::current(ui).text));
            ui.add_space(12.0);
        }
        tabs_ui(ui, workspace, &mut commands);
        if narrow {
            fold_ui(ui, workspace, unfolded, false);
        }
        right_ui(ui, "menus", |ui| {
            menus(ui, &mut commands);
            if narrow {
                fold_ui(ui, workspace, unfolded, true);
            }
        });
    });
    commands
}

/// The workspaces.
fn tabs_ui(ui: &mut Ui, workspace: WorkspaceKind, commands: &mut Vec<Command>) {
    let palette = Palette::current(ui);
    ui.spacing_mut().item_spacing.x = 4.0;
    for other in WorkspaceKind::ALL {
        let chosen = other == workspace;
        let (font, color) = if chosen { (semibold(size::BODY), palette.text) } else { (regular(size::BODY), palette.secondary) };
        let button = egui::Button::selectable(chosen, RichText::new(other.name()).font(font).color(color));
        let button = if chosen { button.fill(palette.chip) } else { button };
        if ui.add(button.min_size(vec2(64.0, 32.0))).tell(other.question()).clicked() {
            commands.push(Command::ShowWorkspace(other));
        }
    }
}

/// The button that folds or unfolds a panel.
fn fold_ui(ui: &mut Ui, workspace: WorkspaceKind, unfolded: &mut [bool; 2], right: bool) {
    if right && workspace == WorkspaceKind::Activations {
        return; // it has no panel there
    }
    let name = if right { right_name(workspace) } else { left_name(workspace) };
    if button(ui, Icon::Panel { right }, &name).clicked() {
        let now = unfolded[usize::from(right)];
        *unfolded = [!right && !now, right && !now]; // only one at a time, to leave space for the picture
    }
}

fn undo_ui(ui: &mut Ui, [undo, redo]: [bool; 2], commands: &mut Vec<Command>) {
    for (possible, icon, label, command) in [
        (undo, Icon::Undo, t!("top.undo", keys = UNDO.text(ui.ctx())), Command::Undo),
        (redo, Icon::Redo, t!("top.redo", keys = REDO.text(ui.ctx())), Command::Redo),
    ] {
        ui.add_enabled_ui(possible, |ui| {
            if button(ui, icon, &label).clicked() {
                commands.push(command);
            }
        });
    }
}

/// The switch between what a beginner needs and everything.
fn detail_ui(ui: &mut Ui, preferences: Preferences, commands: &mut Vec<Command>) {
    let palette = Palette::current(ui);
    let words = [(t!("top.simple"), preferences.simple), (t!("top.all"), !preferences.simple)];
    let mut text = LayoutJob::default();
    for (word, chosen) in &words {
        if !text.is_empty() {
            text.append(" / ", 0.0, TextFormat::simple(regular(13.0), palette.secondary));
        }
        let (font, color) = if *chosen { (semibold(13.0), palette.text) } else { (regular(13.0), palette.secondary) };
        text.append(word, 0.0, TextFormat::simple(font, color));
    }
    let response = ui.add(egui::Button::new(text).frame_when_inactive(false));
    let now = if preferences.simple { t!("top.is_simple") } else { t!("top.is_all") };
    if name_and_explain(response, egui::Role::Button, &now, &t!("top.detail_help")).clicked() {
        commands.push(Command::SetPreferences(Preferences { simple: !preferences.simple, ..preferences }));
    }
}

fn left_name(workspace: WorkspaceKind) -> std::borrow::Cow<'static, str> {
    match workspace {
        WorkspaceKind::Paths => t!("top.left"),
        WorkspaceKind::Activations => t!("top.left_activations"),
        WorkspaceKind::Training => t!("top.left_training"),
    }
}

fn right_name(workspace: WorkspaceKind) -> std::borrow::Cow<'static, str> {
    if workspace == WorkspaceKind::Training { t!("top.right_training") } else { t!("top.right") }
}
