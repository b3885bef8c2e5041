//! The card of a scene's task: what is asked, how far it is, and whether it is solved.

use egui::{Button, Frame, Label, Margin, RichText, Stroke, Ui};

use crate::language::t;
use crate::picture::theme::{Palette, heading, regular, size};
use crate::ui::command::Command;
use crate::ui::controls::explain::explain;

/// The content of the card.
pub struct TaskCard {
    /// What is asked.
    pub ask: String,
    /// What the results tell now.
    pub told: String,
    /// Whether it was solved.
    pub is_solved: bool,
}

/// Draw the card; returns the command to go to the next task.
pub fn task_ui(ui: &mut Ui, card: &TaskCard) -> Option<Command> {
    let palette = Palette::current(ui);
    let border = if card.is_solved { palette.good } else { palette.accent };
    let frame = Frame::new().fill(palette.panel).stroke(Stroke::new(1.5, border)).corner_radius(8);
    let command = frame.inner_margin(Margin::symmetric(12, 8)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 6.0;
        ui.horizontal_wrapped(|ui| {
            let word = |text: &str, color| RichText::new(text).font(heading(size::BODY, text)).color(color);
            ui.label(word(&t!("task.task"), palette.secondary));
            ui.add(Label::new(word(&card.ask, palette.text)).wrap());
        });
        let told = |ui: &mut Ui| {
            let mut command = None;
            // As high as with the button, so that nothing moves.
            ui.set_row_height(ui.spacing().interact_size.y);
            if card.is_solved {
                let solved = t!("task.solved");
                ui.label(RichText::new(solved.as_ref()).font(heading(size::BODY, &solved)).color(palette.good));
            }
            ui.add(Label::new(RichText::new(&card.told).color(palette.secondary)).wrap());
            if card.is_solved {
                let next = Button::new(RichText::new(t!("task.next")).font(regular(size::SMALL)));
                command = explain(ui.add(next), &t!("task.next_help")).clicked().then_some(Command::NextTask);
            }
            command
        };
        ui.horizontal_wrapped(told).inner
    });
    ui.add_space(4.0);
    command.inner
}
