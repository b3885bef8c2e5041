//! The map of the keyboard, over the window.

use egui::{Grid, Id, Key, Modal, RichText, ScrollArea, Ui};
use rust_i18n::t;

use crate::picture::theme::{Palette, semibold, size};
use crate::ui::controls::explain::explain;

/// Draw the map; returns whether it was closed.
pub fn help_ui(ctx: &egui::Context) -> bool {
    let groups = [
        (
            t!("help.window"),
            vec![
                ("1  2  3", t!("help.tabs")),
                ("Page Down  Page Up", t!("help.scenes")),
                ("Backspace", t!("help.back")),
                ("K", t!("shelf.key")),
                ("Ctrl+L", t!("help.write")),
                ("Ctrl+O", t!("help.open")),
                ("Ctrl+S", t!("help.save")),
                ("Ctrl+E", t!("help.export")),
                ("Ctrl+Shift+E", t!("help.film")),
                ("Ctrl+C", t!("help.copy_picture")),
                ("Ctrl+Shift+C", t!("help.copy_command")),
                ("Ctrl+Z", t!("help.undo")),
                ("Ctrl+Shift+Z", t!("help.redo")),
                ("Ctrl+Plus  −  0", t!("help.scale")),
                ("Tab, Shift+Tab", t!("help.focus")),
                ("Enter, Space", t!("help.press")),
                ("← →, Delete", t!("help.slider")),
                ("F11", t!("help.full_screen")),
                ("?", t!("help.help")),
            ],
        ),
        (
            t!("help.class"),
            vec![
                ("P", t!("help.present")),
                ("L", t!("help.spotlight")),
                ("D", t!("help.draw")),
                ("Ctrl+Z", t!("help.take_back")),
                ("E", t!("help.wipe")),
                ("B", t!("help.blank")),
            ],
        ),
        (
            t!("help.steps"),
            vec![("Space", t!("help.play")), ("←  →", t!("help.step")), ("Home  End", t!("help.ends")), ("R", t!("help.again"))],
        ),
        (
            t!("workspace.paths"),
            vec![
                ("Tab, ← → ↑ ↓", t!("help.start")),
                ("Tab, ← → ↑ ↓", t!("help.map")),
                ("Delete", t!("help.remove")),
                ("V", t!("help.surface")),
                ("+  −", t!("help.zoom")),
                ("R", t!("help.view")),
            ],
        ),
        (t!("workspace.activations"), vec![("← → ↑ ↓", t!("help.cells")), ("Escape", t!("help.grid"))]),
    ];
    let modal = Modal::new(Id::unique("help")).frame(egui::Frame::window(&ctx.global_style())).show(ctx, |ui| {
        let room = ui.ctx().content_rect().size();
        ui.set_width(460.0_f32.min(room.x - 64.0));
        ui.set_max_height(room.y - 64.0);
        ui.label(RichText::new(t!("help.title")).font(semibold(16.0)));
        ScrollArea::vertical().auto_shrink([false, true]).max_height(room.y - 160.0).show(ui, |ui| {
            for (heading, keys) in groups {
                ui.add_space(6.0);
                ui.label(RichText::new(heading).font(semibold(size::SMALL)).color(Palette::of(ui).second));
                keys_ui(ui, &keys);
            }
        });
        ui.add_space(6.0);
        explain(ui.button(t!("help.close")), &t!("tooltip.close_help")).clicked()
    });
    modal.inner || modal.should_close() || ctx.input_mut(|input| input.consume_key(egui::Modifiers::NONE, Key::Questionmark))
}

fn keys_ui(ui: &mut Ui, keys: &[(&str, std::borrow::Cow<'_, str>)]) {
    Grid::new(ui.next_auto_id()).num_columns(2).spacing([16.0, 3.0]).min_col_width(150.0).show(ui, |ui| {
        for (key, what) in keys {
            ui.label(RichText::new(*key).font(semibold(13.0)));
            ui.label(what.as_ref());
            ui.end_row();
        }
    });
}
