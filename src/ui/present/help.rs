//! The help over the window: the list of shortcuts, the glossary, and what libraries do under the name of an optimizer.

use egui::{Context, Grid, Id, Label, Modal, RichText, ScrollArea, Ui};

use super::dialect_list::dialects_ui;
use crate::experiment::WorkspaceKind;
use crate::language::localized;
use crate::language::t;
use crate::optimizer::dialect::Dialect;
use crate::picture::theme::{Palette, regular, semibold, size};
use crate::ui::controls::explain::explain;
use crate::ui::shortcuts::{ALL, Group, HELP, text};
use crate::words::glossary::TERMS;

/// From this width on, in points, keys and their meanings are in two columns.
const LEAST_FOR_TWO: f32 = 400.0;

/// A page of the help.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Page {
    #[default]
    Shortcuts,
    Glossary,
    Dialects,
}

/// What the user did with the help.
#[derive(Clone, Copy, Debug)]
pub struct Help {
    /// Whether it was closed.
    pub closed: bool,
    /// The dialect whose walk is to be shown.
    pub chosen: Option<Dialect>,
}

/// Draw the help. `optimizer` is the key of the one whose dialects are shown first.
pub fn help_ui(ctx: &Context, optimizer: Option<&'static str>) -> Help {
    let id = Id::unique("page of the help");
    let mut page: Page = ctx.data(|data| data.get_temp(id)).unwrap_or_default();
    let mut chosen = None;
    let modal = Modal::new(Id::unique("help")).frame(egui::Frame::window(&ctx.global_style())).show(ctx, |ui| {
        let available = ui.ctx().content_rect().size();
        ui.set_width(460.0_f32.min(available.x - 64.0));
        ui.set_max_height(available.y - 64.0);
        ui.horizontal_wrapped(|ui| {
            for (shown, title) in [
                (Page::Shortcuts, t!("help.title")),
                (Page::Glossary, t!("help.glossary")),
                (Page::Dialects, t!("help.dialects")),
            ] {
                let font = if shown == page { semibold(16.0) } else { regular(16.0) };
                explain(ui.selectable_value(&mut page, shown, RichText::new(title).font(font)), &t!("help.switch"));
            }
        });
        let area = ScrollArea::vertical().id_salt(page as u8).auto_shrink([false, true]);
        area.max_height(available.y - 160.0).show(ui, |ui| match page {
            Page::Shortcuts => shortcuts_ui(ui),
            Page::Glossary => glossary_ui(ui),
            Page::Dialects => chosen = dialects_ui(ui, optimizer),
        });
        ui.add_space(6.0);
        explain(ui.button(t!("help.close")), &t!("tooltip.close_help")).clicked()
    });
    ctx.data_mut(|data| data.insert_temp(id, page));
    Help { closed: modal.inner || modal.should_close() || HELP.is_pressed(ctx), chosen }
}

/// All shortcuts, in their groups.
fn shortcuts_ui(ui: &mut Ui) {
    for (heading, group) in [
        (t!("help.window"), Group::Window),
        (t!("help.class"), Group::Class),
        (t!("help.steps"), Group::Steps),
        (WorkspaceKind::Paths.name(), Group::Paths),
        (WorkspaceKind::Activations.name(), Group::Activations),
    ] {
        ui.add_space(6.0);
        ui.label(RichText::new(heading).font(semibold(size::SMALL)).color(Palette::current(ui).secondary));
        group_ui(ui, group);
    }
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
    let keys_text = |keys: &[String]| RichText::new(keys.join("  ")).font(semibold(13.0));
    if ui.available_width() < LEAST_FOR_TWO {
        for (help, keys) in lines {
            ui.add(Label::new(keys_text(&keys)).wrap());
            ui.add(Label::new(localized(help)).wrap());
        }
        return;
    }
    Grid::new(ui.next_auto_id()).num_columns(2).spacing([16.0, 3.0]).min_col_width(150.0).show(ui, |ui| {
        for (help, keys) in lines {
            ui.label(keys_text(&keys));
            ui.label(localized(help));
            ui.end_row();
        }
    });
}
