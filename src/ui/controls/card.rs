//! The parts of the side panels: headings, cards and small buttons.

use egui::{Frame, Margin, RichText, Stroke, Ui};

use crate::language::t;
use crate::lesson::ControlGroup;
use crate::picture::theme::{Palette, regular, semibold, size};
use crate::ui::controls::right::right_ui;

/// The shown controls.
#[derive(Clone, Copy, Debug)]
pub struct Controls<'a> {
    /// The shown groups; `None`: all.
    pub groups: Option<&'a [ControlGroup]>,
    /// Whether each shows only what a beginner needs.
    pub simple: bool,
}

impl Controls<'_> {
    /// Whether a group is shown.
    pub fn has(self, control: ControlGroup) -> bool {
        self.groups.is_none_or(|shown| shown.contains(&control))
    }

    /// Whether one of these groups is shown.
    pub fn has_one_of(self, controls: &[ControlGroup]) -> bool {
        controls.iter().any(|control| self.has(*control))
    }
}

/// The frame of a card.
pub fn card_frame(ui: &Ui) -> Frame {
    let palette = Palette::current(ui);
    Frame::new().fill(palette.panel).stroke(Stroke::new(1.0, palette.hairline)).corner_radius(8).inner_margin(Margin {
        left: 12,
        right: 10,
        top: 4,
        bottom: 5,
    })
}

/// A heading with buttons at the right.
pub fn heading_ui(ui: &mut Ui, text: &str, button: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| {
        ui.set_height(19.0);
        ui.label(RichText::new(text).font(semibold(size::SMALL)).color(Palette::current(ui).secondary));
        right_ui(ui, ("heading", text), button);
    });
}

/// A small button that adds something.
pub fn add_button(ui: &Ui) -> egui::Button<'static> {
    let text = RichText::new(format!("+ {}", t!("heading.add"))).font(regular(size::SMALL)).color(Palette::current(ui).secondary);
    egui::Button::new(text).frame_when_inactive(false)
}
