//! The presentation menu: the picture alone, spotlight, ink, black screen, interface size and motion.

use egui::{Button, Popup, Ui};

use super::preferences::{Choices, preferences_ui};
use crate::language::t;
use crate::picture::tooltip::Tooltip;
use crate::ui::command::Command;
use crate::ui::controls::icon;
use crate::ui::controls::icon::Icon;
use crate::ui::shortcuts::{BLANK, DRAW, ERASE, PRESENT, SPOTLIGHT};

const WIDTH: f32 = 210.0;

/// A button with an icon, and the menu that it opens.
/// In a `narrow` window the switch to the simple view is there too.
pub fn present_menu_ui(ui: &mut Ui, choices: Choices<'_>, narrow: bool) -> Vec<Command> {
    let mut commands = Vec::new();
    let button = icon::button(ui, Icon::Present, &t!("present.menu"));
    Popup::menu(&button).close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
        ui.set_width(WIDTH);
        for (text, help, key, command) in [
            (t!("present.picture"), t!("present.picture_help"), &PRESENT, Command::TogglePresent),
            (t!("present.spotlight"), t!("present.spotlight_help"), &SPOTLIGHT, Command::ToggleSpotlight),
            (t!("present.draw"), t!("present.draw_help"), &DRAW, Command::ToggleDraw),
            (t!("present.wipe"), t!("present.wipe_help"), &ERASE, Command::EraseInk),
            (t!("present.blank"), t!("present.blank_help"), &BLANK, Command::Blank),
        ] {
            if ui.add(Button::new(text).shortcut_text(key.text(ui.ctx()))).tell(help).clicked() {
                commands.push(command);
                ui.close();
            }
        }
        if choices.is_served && ui.button(t!("serve.show")).tell(t!("serve.show_help")).clicked() {
            commands.push(Command::ShowAddress);
            ui.close();
        }
        ui.separator();
        commands.extend(preferences_ui(ui, choices, narrow));
    });
    commands
}
