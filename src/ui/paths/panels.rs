//! The panels at the sides of the map.

use egui::{Rect, ScrollArea, Ui, vec2};
use rust_i18n::t;

use super::{PathsView, cards, charts, charts_ui, compare, ground, inspector};
use crate::experiment::paths::Settings;
use crate::preset::Control;
use crate::preset::shelf::Shelf;
use crate::ui::card::{Controls, heading_ui};
use crate::ui::command::Command;
use crate::ui::room::follow_focus;
use crate::ui::shelf::{keep_ui, shelf_ui};
use crate::words;

impl PathsView {
    /// Cards, landscape, starts and kept runs.
    pub fn left_ui(
        &mut self,
        ui: &mut Ui,
        settings: &mut Settings,
        shelf: &mut Shelf<Settings>,
        shown: Controls<'_>,
    ) -> Option<Command> {
        let mut command = None;
        ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 3.0;
            self.on_card = None;
            if shown.has(Control::Optimizers) {
                heading_ui(ui, &t!("heading.optimizers"), |ui| cards::add_ui(ui, settings));
                self.on_card = cards::cards_ui(ui, settings, self.shown_paths(), &self.results.insights);
            }
            if shown.has(Control::Landscape) {
                heading_ui(ui, &t!("heading.landscape"), |_| {});
                ground::landscape_ui(ui, settings);
            }
            if shown.has(Control::Starts) {
                heading_ui(ui, &t!("heading.starts"), |ui| {
                    ground::add_start_ui(ui, settings);
                    command = keep_ui(ui, true);
                });
                ground::starts_ui(ui, settings);
            }
            shelf_ui(ui, shelf, |kept| told(kept, settings));
            follow_focus(ui);
        });
        command
    }

    /// Charts, the step taken apart, and how the optimizers compare.
    pub fn right_ui(&mut self, ui: &mut Ui, settings: &mut Settings, shown: Controls<'_>) -> Option<Command> {
        ScrollArea::vertical()
            .auto_shrink([false, false])
            .show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 3.0;
                self.results.update(ui.ctx(), settings); // the cards may have changed the settings in this frame
                let mut clicked = None;
                if shown.has(Control::Charts) {
                    charts::tabs_ui(ui, &mut settings.chart, self.results.searched());
                    let room = ui.available_size() - vec2(0.0, self.lower + 4.0);
                    let area = Rect::from_min_size(ui.cursor().min, room.max(vec2(80.0, 96.0)));
                    ui.advance_cursor_after_rect(area);
                    clicked = charts_ui(ui, area, &self.scene(ui, settings), &self.results, settings.chart);
                }
                let top = ui.cursor().min.y;
                if shown.has(Control::Step) {
                    self.inspector_ui(ui, settings);
                }
                if shown.has(Control::Compare) {
                    heading_ui(ui, &t!("heading.compare"), |ui| compare::rule_ui(ui, settings));
                    compare::compare_ui(ui, settings, &self.results);
                }
                follow_focus(ui);
                let lower = ui.min_rect().max.y - top;
                if (lower - self.lower).abs() > 0.5 {
                    self.lower = lower;
                    ui.ctx().request_repaint(); // the charts take the room that is left
                }
                clicked.map(Command::ShowStep)
            })
            .inner
    }

    fn inspector_ui(&self, ui: &mut Ui, settings: &mut Settings) {
        let Some((path, insight)) = self.inspected(settings) else { return };
        let mut arrows = settings.terms;
        let scene = self.scene(ui, settings);
        let chosen = inspector::inspector_ui(ui, &scene, path, insight, self.results.tally, &mut arrows);
        settings.terms = arrows;
        if let Some(chosen) = chosen {
            settings.inspected = chosen;
            ui.ctx().request_repaint(); // what was taken apart of the other one is drawn with the next frame
        }
    }
}

/// What differs from a kept run now, and why it is not drawn where it can't be.
pub(super) fn told(kept: &Settings, now: &Settings) -> String {
    let difference = words::difference::paths(kept, now);
    if kept.landscape == now.landscape { difference } else { t!("shelf.elsewhere", difference = difference).into_owned() }
}
