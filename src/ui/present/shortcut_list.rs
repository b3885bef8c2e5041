//! The list of shortcuts, over the window.

use egui::{Context, Grid, Id, Modal, RichText, ScrollArea, Ui};

use crate::experiment::WorkspaceKind;
use crate::language::localized;
use crate::language::t;
use crate::picture::theme::{Palette, semibold, size};
use crate::ui::controls::explain::explain;
use crate::ui::shortcuts::{ALL, Group, HELP, text};

/// Draw the list; returns whether it was closed.
pub fn help_ui(ctx: &Context) -> bool {
    let groups = [
        (t!("help.window"), Group::Window),
        (t!("help.class"), Group::Class),
        (t!("help.steps"), Group::Steps),
        (WorkspaceKind::Paths.name(), Group::Paths),
        (WorkspaceKind::Activations.name(), Group::Activations),
    ];
    let modal = Modal::new(Id::unique("help")).frame(egui::Frame::window(&ctx.global_style())).show(ctx, |ui| {
        let available = ui.ctx().content_rect().size();
        ui.set_width(460.0_f32.min(available.x - 64.0));
        ui.set_max_height(available.y - 64.0);
        ui.label(RichText::new(t!("help.title")).font(semibold(16.0)));
        ScrollArea::vertical().auto_shrink([false, true]).max_height(available.y - 160.0).show(ui, |ui| {
            for (heading, group) in groups {
                ui.add_space(6.0);
                ui.label(RichText::new(heading).font(semibold(size::SMALL)).color(Palette::current(ui).secondary));
                group_ui(ui, group);
            }
        });
        ui.add_space(6.0);
        explain(ui.button(t!("help.close")), &t!("tooltip.close_help")).clicked()
    });
    modal.inner || modal.should_close() || HELP.is_pressed(ctx)
}

fn group_ui(ui: &mut Ui, group: Group) {
    let mut lines: Vec<(&str, Vec<String>)> = Vec::new();
    for shortcut in ALL.iter().filter(|shortcut| shortcut.group == group) {
        let keys = shortcut.keys.iter().map(|keys| text(ui.ctx(), *keys));
        match lines.iter_mut().find(|(help, _)| *help == shortcut.help) {
            Some((_, all)) => all.extend(keys),
            None => lines.push((shortcut.help, keys.collect())),
        }
    }
    Grid::new(ui.next_auto_id()).num_columns(2).spacing([16.0, 3.0]).min_col_width(150.0).show(ui, |ui| {
        for (help, keys) in lines {
            ui.label(RichText::new(keys.join("  ")).font(semibold(13.0)));
            ui.label(localized(help));
            ui.end_row();
        }
    });
}
