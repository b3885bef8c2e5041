//! Below the table: the mistakes of the chosen net, or the log of the run.

use egui::{RichText, ScrollArea, Ui};

use super::TrainingView;
use crate::experiment::training::{Curve, Settings};
use crate::language::t;
use crate::picture::theme::{regular, size};
use crate::picture::tooltip::Tooltip;
use crate::ui::command::Command;
use crate::ui::controls::explain::explain;
use crate::ui::controls::right::right_ui;
use crate::words;

/// The content below the table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum LowerPanel {
    #[default]
    Mistakes,
    Log,
}

impl TrainingView {
    /// The mistakes of the chosen net or the log of the run, with a button for each.
    pub(super) fn lower_panel_ui(&mut self, ui: &mut Ui, drawn: &Settings) -> Option<Command> {
        let mut command = None;
        let names = drawn.names();
        let chosen = drawn.chosen();
        let first: Vec<&Curve> = self.runner.results.curves.iter().map(|seeds| &seeds[0]).collect();
        let log = words::training::log(&names, &first, 0..usize::MAX);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            let small = |text: std::borrow::Cow<'_, str>| RichText::new(text).font(crate::picture::theme::semibold(size::SMALL));
            ui.selectable_value(&mut self.lower_panel, LowerPanel::Mistakes, small(t!("run.mistakes")))
                .tell(t!("run.mistakes_help"));
            ui.selectable_value(&mut self.lower_panel, LowerPanel::Log, small(t!("run.log"))).tell(t!("run.log_help"));
            right_ui(ui, "below", |ui| match self.lower_panel {
                LowerPanel::Mistakes => {
                    let is_idle = self.runner.run().is_some();
                    let text = RichText::new(t!("run.inside")).font(regular(size::SMALL));
                    let button = ui.add_enabled(is_idle, egui::Button::new(text));
                    let help = t!("run.inside_help", name = names.get(chosen).map_or("", String::as_str));
                    if button.tell(help.as_ref()).tell_disabled(t!("run.inside_wait")).clicked() {
                        command = Some(Command::MeasureTrainedNet(chosen));
                    }
                }
                LowerPanel::Log => {
                    let text = RichText::new(t!("run.copy")).font(regular(size::SMALL));
                    let copy = ui.add_enabled(!log.is_empty(), egui::Button::new(text));
                    if explain(copy, &t!("tooltip.copy_log")).clicked() {
                        ui.ctx().copy_text(log.clone());
                    }
                }
            });
        });
        ScrollArea::vertical().id_salt("below").auto_shrink([false, false]).show(ui, |ui| match self.lower_panel {
            LowerPanel::Mistakes => {
                let name = names.get(chosen).map_or("", String::as_str);
                self.gallery.ui(ui, name, self.runner.run().map(|run| run.data.as_ref()));
            }
            LowerPanel::Log => {
                let text = if log.is_empty() { t!("run.no_log").into_owned() } else { log };
                ui.add(egui::Label::new(RichText::new(text).font(regular(size::SMALL))).selectable(true));
            }
        });
        command
    }
}
