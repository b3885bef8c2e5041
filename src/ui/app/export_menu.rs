//! The menu of the exports.

use egui::{Button, Ui};

use crate::language::t;
use crate::ui::command::Command;
use crate::ui::controls::explain::explain;
use crate::ui::controls::icon::menu;
use crate::ui::shortcuts::{ANIMATION, COPY, COPY_COMMAND, EXPORT};

/// Draw the menu; `moves`: whether the shown workspace has steps, and so can be animated.
pub fn export_ui(ui: &mut Ui, moves: bool, commands: &mut Vec<Command>) {
    menu(ui, &t!("top.export"), &t!("tooltip.export"), |ui| {
        let none = String::new;
        let picture = (t!("top.export_png"), EXPORT.text(ui.ctx()), t!("top.export_png_help"), true, Command::AskExport("png"));
        let animation =
            (t!("top.export_film"), ANIMATION.text(ui.ctx()), t!("top.export_film_help"), moves, Command::AskExport("gif"));
        let groups = [
            vec![
                picture,
                (t!("top.export_svg"), none(), t!("top.export_svg_help"), true, Command::AskExport("svg")),
                animation,
                (t!("top.export_csv"), none(), t!("top.export_csv_help"), true, Command::AskExport("csv")),
                (t!("top.export_json"), none(), t!("top.export_json_help"), true, Command::AskExport("json")),
            ],
            vec![
                (t!("top.copy_picture"), COPY.text(ui.ctx()), t!("top.copy_picture_help"), true, Command::CopyPicture),
                (
                    t!("top.copy_command"),
                    COPY_COMMAND.text(ui.ctx()),
                    t!("top.copy_command_help"),
                    true,
                    Command::CopyCommandLine,
                ),
            ],
        ];
        for (index, group) in groups.into_iter().enumerate() {
            if index > 0 {
                ui.separator();
            }
            for (label, keys, help, possible, command) in group {
                let button = ui.add_enabled(possible, Button::new(label).shortcut_text(keys));
                let help = if possible { help } else { t!("animation.still") };
                if explain(button, &help).clicked() {
                    commands.push(command);
                    ui.close();
                }
            }
        }
    });
}
