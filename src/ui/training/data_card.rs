//! The card of the data: which images are trained on, and how to take others.

use egui::{Label, RichText, Ui};

use super::runner::Runner;
use crate::experiment::training::Settings;
use crate::language::t;
use crate::picture::theme::{Palette, regular, semibold, size};
use crate::picture::tooltip::Tooltip;
use crate::ui::command::Command;
use crate::ui::controls::card::{card_frame, heading_ui};
use crate::ui::controls::explain::explain;
use crate::ui::controls::field::error_ui;
use crate::ui::controls::right::{right_ui, right_width};
use crate::words::numbers::grouped;
use crate::words::training::data_name;

/// Draw the card; `can_drop`: whether the system passes on a folder that is dropped on the window.
pub fn data_ui(ui: &mut Ui, settings: &mut Settings, runner: &Runner, can_drop: bool) -> Option<Command> {
    heading_ui(ui, &t!("heading.data"), |_| {});
    let mut command = None;
    card_frame(ui).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 2.0;
        let palette = Palette::current(ui);
        ui.horizontal(|ui| {
            let width = ui.available_width() - right_width(ui, "data") - 8.0;
            ui.scope(|ui| {
                ui.set_max_width(width);
                let name = RichText::new(data_name(settings)).font(semibold(size::BODY)).color(palette.text);
                let name = ui.add(Label::new(name).truncate());
                if let Some(folder) = &settings.data {
                    name.tell(folder.display().to_string());
                }
            });
            right_ui(ui, "data", |ui| {
                let small = |text: std::borrow::Cow<'_, str>| RichText::new(text).font(regular(size::SMALL));
                if settings.data.is_some() && explain(ui.button(small(t!("run.mnist"))), &t!("tooltip.mnist")).clicked() {
                    settings.data = None;
                }
                let choose = ui.button(small(t!("run.folder")));
                command = explain(choose, &t!("tooltip.folder")).clicked().then_some(Command::AskData);
            });
        });
        let [train, test] = runner.results.images;
        let read = runner.settings.as_ref().is_some_and(|of_run| of_run.data == settings.data) && train > 0;
        let text = match read {
            true => t!("run.images", train = grouped(train), test = grouped(test)),
            false if can_drop => t!("run.drop"),
            false => t!("run.choose"),
        };
        ui.add(Label::new(RichText::new(text).font(regular(size::SMALL)).color(palette.secondary)).wrap());
        for note in runner.notes.iter().filter(|_| read) {
            ui.add(Label::new(RichText::new(note.to_string()).font(regular(size::SMALL)).color(palette.text)).wrap());
        }
        if let Some(error) = &runner.error {
            error_ui(ui, error);
        }
    });
    command
}
