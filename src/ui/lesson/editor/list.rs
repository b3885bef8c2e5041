//! The scenes of the lesson in order: choose one, move it, remove it.

use egui::{Button, RichText, Ui};

use crate::language::t;
use crate::picture::theme::{heading, regular, size};
use crate::picture::tooltip::Tooltip;
use crate::ui::command::Command;
use crate::ui::controls::card::card_frame;
use crate::ui::controls::icon::{Icon, SIDE, button};
use crate::ui::controls::right::right_ui;
use crate::ui::lesson::open_lesson::OpenLesson;

/// The number of buttons beside a title.
const BUTTONS: f32 = 3.0;

/// Draw the list; returns the command to go to a scene.
pub(super) fn list_ui(ui: &mut Ui, open_lesson: &mut OpenLesson) -> Option<Command> {
    let mut command = None;
    let mut requested = None;
    card_frame(ui).show(ui, |ui| {
        ui.set_width(ui.available_width());
        let count = open_lesson.lesson.scenes.len();
        for (index, scene) in open_lesson.lesson.scenes.iter().enumerate() {
            let is_current = index == open_lesson.scene;
            let number = index + 1;
            let title = scene.title.shown();
            let font = if is_current { heading(size::SMALL, title) } else { regular(size::SMALL) };
            ui.horizontal(|ui| {
                let label = RichText::new(format!("{number}  {title}")).font(font);
                let go = t!("writing.go", number = number);
                let help = [go.as_ref(), scene.notes.shown()].join("\n").trim_end().to_owned();
                let title = |ui: &mut Ui| {
                    ui.set_max_width((ui.available_width() - BUTTONS * SIDE - ui.spacing().item_spacing.x).max(0.0));
                    ui.add(Button::selectable(is_current, label).truncate())
                };
                let row = ui.scope(title).inner.tell(help);
                if row.clicked() {
                    command = Some(Command::ShowScene(index));
                }
                right_ui(ui, index, |ui| {
                    ui.spacing_mut().item_spacing.x = 0.0;
                    for (icon, label, possible, change) in [
                        (Icon::Chevron { open: true }, t!("writing.up", number = number), index > 0, Change::Up),
                        (Icon::Chevron { open: false }, t!("writing.down", number = number), index + 1 < count, Change::Down),
                        (Icon::Cross, t!("writing.remove", number = number), count > 1, Change::Remove),
                    ] {
                        ui.add_enabled_ui(possible, |ui| {
                            if button(ui, icon, &label).clicked() {
                                requested = Some((index, change));
                            }
                        });
                    }
                });
            });
        }
    });
    if let Some((index, change)) = requested {
        apply(open_lesson, index, change);
    }
    command
}

#[derive(Clone, Copy)]
enum Change {
    Up,
    Down,
    Remove,
}

/// Change the list; the current scene stays the same, or is a neighbour of the removed one.
fn apply(open_lesson: &mut OpenLesson, index: usize, change: Change) {
    let current = open_lesson.scene;
    let scenes = &mut open_lesson.edit().scenes;
    let other = match change {
        Change::Up => index.saturating_sub(1),
        Change::Down => (index + 1).min(scenes.len() - 1),
        Change::Remove => {
            scenes.remove(index);
            open_lesson.scene = if current > index { current - 1 } else { current.min(scenes.len() - 1) };
            return;
        }
    };
    scenes.swap(index, other);
    open_lesson.scene = match current {
        _ if current == index => other,
        _ if current == other => index,
        _ => current,
    };
}

#[cfg(test)]
mod tests;
