//! The menu of the exports.

use egui::{Button, Ui};

use crate::figure::format::Library;
use crate::language::t;
use crate::ui::command::Command;
use crate::ui::controls::explain::explain;
use crate::ui::controls::icon::menu;
use crate::ui::shortcuts::{ANIMATION, COPY, COPY_COMMAND, COPY_LINK, EXPORT};

/// Draw the menu; `moves`: whether the shown workspace has steps, and so can be animated; `is_program`: whether a program can
/// make it.
pub fn export_ui(ui: &mut Ui, moves: bool, is_program: bool, commands: &mut Vec<Command>) {
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
                (t!("top.copy_link"), COPY_LINK.text(ui.ctx()), t!("top.copy_link_help"), true, Command::CopyLink),
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
        let libraries = |ui: &mut Ui| {
            for library in Library::ALL {
                let help = t!("top.copy_code_help", library = library.name());
                if explain(ui.button(library.name()), &help).clicked() {
                    commands.push(Command::CopyCode(library));
                    ui.close();
                }
            }
        };
        let entry = ui.add_enabled_ui(is_program, |ui| ui.menu_button(t!("top.copy_code"), libraries).response).inner;
        explain(entry, &if is_program { t!("top.copy_code_tip") } else { t!("code.none") });
    });
}
