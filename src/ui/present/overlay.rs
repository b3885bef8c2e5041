//! What a teacher does in front of the picture: point with a spotlight, and draw over it with ink.

use egui::{Align2, Area, Context, CursorIcon, Frame, Id, Margin, Order, Pos2, Rect, RichText, Sense, Stroke, vec2};
use rust_i18n::t;

use super::ink::Ink;
use super::spotlight;
use crate::experiment::WorkspaceKind;
use crate::lesson::Text;
use crate::picture::theme::{Palette, regular, size};
use crate::ui::command::Command;
use crate::ui::controls::focus::Focus;
use crate::ui::controls::icon;
use crate::ui::controls::icon::Icon;
use crate::ui::shortcuts::UNDO_STROKE;

/// What lies on the picture for a while. None of it is part of the settings.
#[derive(Default)]
pub struct Overlay {
    /// The ink on the picture.
    pub ink: Ink,
    /// Whether the pointer draws.
    pub draws: bool,
    /// Whether all but the place around the pointer is dimmed.
    pub spotlight: bool,
    /// What is known of the keyboard's focus.
    pub focus: Focus,
    /// Where the pointer was last.
    pointer: Option<Pos2>,
    /// The picture that the ink was drawn on.
    picture: Option<Picture>,
}

/// What the ink belongs to: it does not outlive it.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// The workspace that is shown.
    pub workspace: WorkspaceKind,
    /// The lesson's title, and the index of its scene.
    pub scene: (Text, usize),
    /// Whether the surface is shown in place of the map.
    pub surface: bool,
    /// The window's content, in points.
    pub screen: Rect,
}

impl Overlay {
    /// Draw ink and spotlight above everything else; ink goes with the picture that it was drawn on.
    pub fn ui(&mut self, ctx: &Context, picture: Picture) {
        if self.picture.as_ref() != Some(&picture) {
            self.ink.erase();
            self.picture = Some(picture);
        }
        self.canvas_ui(ctx);
        if self.draws {
            self.draws = !self.tools_ui(ctx);
        }
        self.focus.update_ui(ctx);
        self.pointer = ctx.pointer_latest_pos().or(self.pointer);
        if self.spotlight {
            spotlight::paint(ctx, self.pointer.unwrap_or(ctx.content_rect().center()));
        }
    }

    /// Whether it carries out a command.
    pub fn takes(command: &Command) -> bool {
        matches!(command, Command::ToggleDraw | Command::UndoStroke | Command::EraseInk | Command::ToggleSpotlight)
    }

    /// Carry out a command that it takes.
    pub fn apply(&mut self, ctx: &Context, command: &Command) {
        match command {
            Command::ToggleDraw => {
                self.draws = !self.draws;
                ctx.stop_dragging(); // a drag that begins in this frame is a stroke
            }
            Command::UndoStroke => self.ink.undo_stroke(),
            Command::EraseInk => self.ink.erase(),
            Command::ToggleSpotlight => self.spotlight = !self.spotlight,
            _ => {}
        }
    }

    /// The sheet over the picture that the ink lies on. While the pointer draws nothing below it hears the pointer.
    fn canvas_ui(&mut self, ctx: &Context) {
        if !self.draws && self.ink.strokes().is_empty() {
            return;
        }
        let screen = ctx.content_rect();
        let sheet = Area::new(Id::unique("ink")).order(Order::Middle).fixed_pos(screen.min).constrain(false);
        sheet.interactable(self.draws).show(ctx, |ui| {
            // Not a stop of the Tab key: there is nothing to do on it with the keyboard.
            let sense = if self.draws { Sense::DRAG } else { Sense::hover() };
            let canvas = ui.allocate_rect(screen, sense);
            if self.draws {
                self.ink.follow(ui, &canvas);
                ui.ctx().output_mut(|output| output.cursor_icon = CursorIcon::Crosshair);
            }
            let description = t!("ink.description", count = self.ink.strokes().len());
            canvas.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, description.as_ref()));
            let palette = Palette::current(ui);
            ui.painter().extend(self.ink.shapes(palette.ink, palette.panel));
        });
    }

    /// Tells that the pointer draws, with what can be done; returns whether drawing is to end.
    fn tools_ui(&mut self, ctx: &Context) -> bool {
        let mut ends = false;
        let area = Area::new(Id::unique("ink tools")).anchor(Align2::CENTER_TOP, vec2(0.0, 6.0)).order(Order::Foreground);
        area.show(ctx, |ui| {
            let palette = Palette::current(ui);
            let frame = Frame::new().fill(palette.panel).stroke(Stroke::new(1.5, palette.ink)).corner_radius(18);
            frame.inner_margin(Margin::symmetric(14, 5)).show(ui, |ui| {
                ui.horizontal(|ui| {
                    ui.spacing_mut().item_spacing.x = 6.0;
                    ui.label(RichText::new(t!("ink.draws")).font(regular(size::BODY)).color(palette.text));
                    let some = !self.ink.strokes().is_empty();
                    ui.add_enabled_ui(some, |ui| {
                        if icon::button(ui, Icon::Undo, &t!("ink.take_back", keys = UNDO_STROKE.text(ctx))).clicked() {
                            self.ink.undo_stroke();
                        }
                        if icon::button(ui, Icon::Erase, &t!("ink.wipe")).clicked() {
                            self.ink.erase();
                        }
                    });
                    ends = icon::button(ui, Icon::Cross, &t!("ink.end")).clicked();
                });
            });
        });
        ends
    }
}
