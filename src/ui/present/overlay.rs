//! Spotlight and ink over the picture.

use egui::{Align2, Area, Context, CursorIcon, Frame, Id, Margin, Order, Pos2, Rect, RichText, Sense, Stroke, vec2};

use super::ink::Ink;
use super::spotlight;
use crate::experiment::WorkspaceKind;
use crate::language::t;
use crate::lesson::Text;
use crate::picture::theme::{Palette, regular, size};
use crate::ui::command::Command;
use crate::ui::controls::focus::Focus;
use crate::ui::controls::icon;
use crate::ui::controls::icon::Icon;
use crate::ui::shortcuts::UNDO_STROKE;

/// Ink and spotlight, which are not part of the settings.
#[derive(Default)]
pub struct Overlay {
    /// The ink on the picture.
    pub ink: Ink,
    /// Whether the pointer draws.
    pub draws: bool,
    /// Whether the spotlight is on.
    pub spotlight: bool,
    /// The state of the keyboard focus.
    pub focus: Focus,
    /// The last position of the pointer.
    pointer: Option<Pos2>,
    /// The picture that the ink was drawn on.
    picture: Option<Picture>,
}

/// The picture of the ink, which is erased when it changes.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// The workspace that is shown.
    pub workspace: WorkspaceKind,
    /// The lesson's title, and the index of its scene.
    pub scene: (Text, usize),
    /// Whether the surface is shown in place of the map.
    pub surface: bool,
    /// The rectangle of the window's content, in points.
    pub screen: Rect,
}

impl Overlay {
    /// Draw ink and spotlight on top; erase the ink if the picture has changed.
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

    /// Whether [`Self::apply`] executes a command.
    pub fn takes(command: &Command) -> bool {
        matches!(command, Command::ToggleDraw | Command::UndoStroke | Command::EraseInk | Command::ToggleSpotlight)
    }

    /// Execute a command.
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

    /// The canvas of the ink. While the pointer draws, it gets all pointer input.
    fn canvas_ui(&mut self, ctx: &Context) {
        if !self.draws && self.ink.strokes().is_empty() {
            return;
        }
        let screen = ctx.content_rect();
        let sheet = Area::new(Id::unique("ink")).order(Order::Middle).fixed_pos(screen.min).constrain(false);
        sheet.interactable(self.draws).show(ctx, |ui| {
            // Not reached with Tab, as there is no keyboard input on it.
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

    /// The toolbar of drawing; returns whether drawing is to end.
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
