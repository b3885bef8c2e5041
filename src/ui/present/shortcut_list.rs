//! The help over the window: the list of shortcuts, and the glossary.

use egui::{Context, Grid, Id, Label, Modal, RichText, ScrollArea, Ui};

use crate::experiment::WorkspaceKind;
use crate::language::localized;
use crate::language::t;
use crate::picture::theme::{Palette, regular, semibold, size};
use crate::ui::controls::explain::explain;
use crate::ui::shortcuts::{ALL, Group, HELP, text};
use crate::words::glossary::TERMS;

/// Draw the list or the glossary; returns whether it was closed.
pub fn help_ui(ctx: &Context) -> bool {
    let id = Id::unique("help shows the glossary");
    let mut glossary: bool = ctx.data(|data| data.get_temp(id)).unwrap_or(false);
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
        ui.horizontal(|ui| {
            for (shown, title) in [(false, t!("help.title")), (true, t!("help.glossary"))] {
                let font = if shown == glossary { semibold(16.0) } else { regular(16.0) };
                explain(ui.selectable_value(&mut glossary, shown, RichText::new(title).font(font)), &t!("help.switch"));
            }
        });
        ScrollArea::vertical().auto_shrink([false, true]).max_height(available.y - 160.0).show(ui, |ui| {
            if glossary {
                return glossary_ui(ui);
            }
            for (heading, group) in groups {
                ui.add_space(6.0);
                ui.label(RichText::new(heading).font(semibold(size::SMALL)).color(Palette::current(ui).secondary));
                group_ui(ui, group);
            }
        });
        ui.add_space(6.0);
        explain(ui.button(t!("help.close")), &t!("tooltip.close_help")).clicked()
    });
    ctx.data_mut(|data| data.insert_temp(id, glossary));
    modal.inner || modal.should_close() || HELP.is_pressed(ctx)
}

/// All terms of the glossary.
fn glossary_ui(ui: &mut Ui) {
    for term in &TERMS {
        ui.add_space(6.0);
        ui.add(Label::new(term.sentences()).wrap());
    }
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
