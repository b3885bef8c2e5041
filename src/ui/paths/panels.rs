//! The panels on the left and on the right of the map.

use egui::{Rect, ScrollArea, Ui, vec2};

use super::{PathsView, cards, compare, inspector, landscape_card, settings_map, starts_card};
use crate::experiment::paths::{Chart, Settings};
use crate::language::t;
use crate::lesson::ControlGroup;
use crate::picture::paths::{Clicked, charts, charts_ui};
use crate::storage::kept_runs::RunList;
use crate::ui::command::Command;
use crate::ui::controls::card::{Controls, heading_ui};
use crate::ui::controls::min_size::follow_focus;
use crate::ui::kept_runs::{keep_ui, kept_runs_ui};
use crate::words;

/// The height of the only chart that a beginner sees.
const ONE_CHART: f32 = 230.0;
/// The least height of a chart, and of a map of outcome: what is below it is scrolled to.
const LEAST_CHART: f32 = 96.0;
const LEAST_MAP: f32 = 270.0;

impl PathsView {
    /// The panel on the left: cards, landscape, starts and kept runs. `home` are the settings of the scene.
    pub fn left_ui(
        &mut self,
        ui: &mut Ui,
        settings: &mut Settings,
        home: Option<&Settings>,
        list: &mut RunList<Settings>,
        shown: Controls<'_>,
    ) -> Option<Command> {
        let mut command = None;
        ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 3.0;
            self.hovered_card = None;
            if shown.has(ControlGroup::Optimizers) {
                if !shown.simple {
                    heading_ui(ui, &t!("heading.optimizers"), |ui| cards::add_ui(ui, settings));
                }
                let insights = &self.computed.derived.insights;
                self.hovered_card = cards::cards_ui(ui, settings, home, self.shown_paths(), insights, shown.simple);
            }
            if shown.has(ControlGroup::Landscape) {
                heading_ui(ui, &t!("heading.landscape"), |_| {});
                landscape_card::landscape_ui(ui, settings);
            }
            if shown.has(ControlGroup::Starts) {
                heading_ui(ui, &t!("heading.starts"), |ui| {
                    command = keep_ui(ui, true);
                    starts_card::add_start_ui(ui, settings);
                });
                starts_card::starts_ui(ui, settings);
            }
            if shown.simple {
                return;
            }
            kept_runs_ui(ui, list, |kept| difference(kept, settings));
            follow_focus(ui);
        });
        command
    }

    /// The panel on the right: charts, step inspector and comparison.
    pub fn right_ui(&mut self, ui: &mut Ui, settings: &mut Settings, shown: Controls<'_>) -> Option<Command> {
        ScrollArea::vertical()
            .auto_shrink([false, false])
            .show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 3.0;
                let mut clicked = None;
                if shown.has(ControlGroup::Charts) {
                    if !shown.simple {
                        charts::tabs_ui(ui, &mut settings.chart, self.computed.searched());
                    }
                    if settings.chart == Chart::Settings {
                        settings_map::second_ui(ui, settings);
                    }
                    let is_map = matches!(settings.chart, Chart::Settings | Chart::Basins);
                    let least = if is_map { LEAST_MAP } else { LEAST_CHART };
                    let mut size = ui.available_size() - vec2(0.0, self.lower_height + 4.0);
                    if shown.simple {
                        size.y = size.y.min(ONE_CHART);
                    }
                    let area = Rect::from_min_size(ui.cursor().min, size.max(vec2(80.0, least)));
                    ui.advance_cursor_after_rect(area);
                    clicked = charts_ui(ui, area, &self.content(ui, settings), &self.computed.derived, settings.chart);
                }
                let top = ui.cursor().min.y;
                if shown.has(ControlGroup::Step) {
                    self.inspector_ui(ui, settings);
                }
                if shown.has(ControlGroup::Compare) {
                    let several = settings.starts.len() > 1;
                    let heading = if several { t!("heading.compare_start") } else { t!("heading.compare") };
                    heading_ui(ui, &heading, |ui| compare::rule_ui(ui, settings));
                    compare::compare_ui(ui, settings, self.computed.paths(), &self.computed.derived.milestones);
                }
                follow_focus(ui);
                let lower_height = ui.min_rect().max.y - top;
                if (lower_height - self.lower_height).abs() > 0.5 {
                    self.lower_height = lower_height;
                    ui.ctx().request_repaint(); // the charts take the remaining height
                }
                match clicked? {
                    Clicked::Step(step) => Some(Command::ShowStep(step)),
                    Clicked::Optimizer(optimizer) => {
                        settings.inspected = optimizer;
                        ui.ctx().request_repaint(); // what is shown of it comes with the next frame
                        None
                    }
                }
            })
            .inner
    }

    fn inspector_ui(&self, ui: &mut Ui, settings: &mut Settings) {
        let Some((path, insight)) = self.inspected(settings) else { return };
        let mut arrows = settings.terms;
        let content = self.content(ui, settings);
        let chosen = inspector::inspector_ui(ui, &content, path, insight, &self.computed.derived, &mut arrows);
        settings.terms = arrows;
        if let Some(chosen) = chosen {
            settings.inspected = chosen;
            ui.ctx().request_repaint(); // the terms are drawn with the next frame
        }
    }
}

/// The differences from a kept run, and a note if it is not drawn since it is on another landscape.
pub(super) fn difference(kept: &Settings, now: &Settings) -> String {
    let difference = words::difference::paths(kept, now);
    if kept.landscape == now.landscape { difference } else { t!("kept_runs.elsewhere", difference = difference).into_owned() }
}
