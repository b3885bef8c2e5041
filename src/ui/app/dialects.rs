//! The help over the window, and the walk that its table of dialects opens.

use super::{App, Cover};
use crate::experiment::paths::with_usual_rate;
use crate::experiment::{Entry, WorkspaceKind};
use crate::language::t;
use crate::optimizer::dialect::{self, Dialect};
use crate::ui::command::Command;
use crate::ui::present::help::help_ui;
use crate::words::dialect::library;

impl App {
    /// The help, while it covers the window.
    pub(super) fn help_ui(&mut self, ctx: &egui::Context) -> Option<Command> {
        self.cover.filter(|cover| *cover == Cover::Help)?;
        let settings = &self.paths.settings;
        let inspected = settings.optimizers.get(settings.inspected).or(settings.optimizers.last());
        let help = help_ui(ctx, inspected.map(|entry| entry.rule.about().key));
        if help.closed || help.chosen.is_some() {
            self.cover = None;
        }
        help.chosen.map(Command::ShowDialect)
    }

    /// Show a dialect on the map, beside the last entry of the same optimizer and at its learning rate, so that both can be
    /// compared; one that is there already is not added again.
    pub(super) fn show_dialect(&mut self, dialect: Dialect) {
        let settings = &mut self.paths.settings;
        let same = settings.optimizers.iter().rposition(|entry| entry.rule.about().key == dialect.row.optimizer);
        let rule = match same {
            Some(index) => dialect::in_place_of(&settings.optimizers[index].rule, dialect),
            None => dialect::spec(dialect).map(|rule| with_usual_rate(rule, &settings.landscape)),
        };
        let Ok(rule) = rule else { return };
        let there = settings.optimizers.iter().position(|entry| entry.rule == rule);
        let place = there.unwrap_or_else(|| same.map_or(settings.optimizers.len(), |index| index + 1));
        if there.is_none() {
            settings.optimizers.insert(place, Entry::from(rule));
        }
        settings.optimizers[place].visible = true;
        settings.inspected = place;
        let optimizer = settings.optimizers[place].rule.about().name;
        self.playing = self.playing.filter(|_| self.workspace == WorkspaceKind::Paths);
        self.workspace = WorkspaceKind::Paths;
        self.confirm(t!("dialect.shown", optimizer = optimizer, library = library(dialect.library)));
    }
}
