//! What a teacher does in front of the picture: point with a spotlight, and draw over it with ink.

use egui::{
    Align2, Area, Context, CursorIcon, Frame, Id, Key, Margin, Modifiers, Order, Pos2, Rect, RichText, Sense, Stroke, vec2,
};
use rust_i18n::t;

use super::app::{App, Tab};
use super::command::Command;
use super::focus::Focus;
use super::icon::{self, Icon};
use super::ink::Ink;
use super::spotlight;
use super::theme::{Palette, regular, size};
use crate::preset::Text;

/// What lies on the picture for a while. None of it is part of the settings.
#[derive(Default)]
pub struct Lectern {
    /// The ink on the picture.
    pub ink: Ink,
    /// Whether the pointer draws.
    pub draws: bool,
    /// Whether all but the place around the pointer is dimmed.
    pub spotlight: bool,
    /// Whether the hint of the first start is shown.
    pub(super) hint: bool,
    /// What is known of the keyboard's focus.
    pub(super) focus: Focus,
    /// Where the pointer was last.
    pointer: Option<Pos2>,
    /// The picture that the ink was drawn on.
    of: Option<Picture>,
}

/// What the ink belongs to: it does not outlive it.
#[derive(Clone, Debug, PartialEq)]
struct Picture {
    tab: Tab,
    scene: (Text, usize),
    surface: bool,
    screen: Rect,
}

impl App {
    /// The lectern's keys; while the pointer draws some of them come before those of the window.
    pub(super) fn lectern_keys(&mut self, ctx: &Context) {
        if ctx.text_edit_focused() {
            return;
        }
        let lectern = &mut self.lectern;
        let pressed = |modifiers, key| ctx.input_mut(|input| input.consume_key(modifiers, key));
        if lectern.draws && pressed(Modifiers::NONE, Key::Escape) {
            lectern.draws = false;
        }
        if lectern.draws && pressed(Modifiers::COMMAND, Key::Z) {
            lectern.ink.take_back();
        }
        if pressed(Modifiers::NONE, Key::D) {
            lectern.draws = !lectern.draws;
            ctx.stop_dragging(); // a stroke that begins in this very frame is ink already
        }
        if pressed(Modifiers::NONE, Key::E) {
            lectern.ink.wipe();
        }
        if pressed(Modifiers::NONE, Key::L) {
            lectern.spotlight = !lectern.spotlight;
        }
    }

    /// Draw ink and spotlight above everything else.
    pub(super) fn lectern_ui(&mut self, ctx: &Context) {
        self.hint_ui(ctx);
        let picture = self.picture(ctx);
        let lectern = &mut self.lectern;
        if lectern.of.as_ref() != Some(&picture) {
            lectern.ink.wipe();
            lectern.of = Some(picture);
        }
        lectern.canvas_ui(ctx);
        if lectern.draws {
            lectern.draws = !lectern.tools_ui(ctx);
        }
        lectern.focus.update_ui(ctx);
        lectern.pointer = ctx.pointer_latest_pos().or(lectern.pointer);
        if lectern.spotlight {
            spotlight::paint(ctx, lectern.pointer.unwrap_or(ctx.content_rect().center()));
        }
    }

    fn picture(&self, ctx: &Context) -> Picture {
        let scene = (self.course.lesson.title.clone(), self.course.scene);
        let surface = self.paths.settings.surface.is_some();
        Picture { tab: self.tab, scene, surface, screen: ctx.content_rect() }
    }
}

impl Lectern {
    /// Carry out what was asked for with a button.
    pub(super) fn apply(&mut self, command: &Command) {
        match command {
            Command::ToggleDraw => self.draws = !self.draws,
            Command::WipeInk => self.ink.wipe(),
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
            let told = t!("ink.told", count = self.ink.strokes().len());
            canvas.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, told.as_ref()));
            let palette = Palette::of(ui);
            ui.painter().extend(self.ink.shapes(palette.ink, palette.panel));
        });
    }

    /// Tells that the pointer draws, with what can be done; returns whether drawing is to end.
    fn tools_ui(&mut self, ctx: &Context) -> bool {
        let mut ends = false;
        let area = Area::new(Id::unique("ink tools")).anchor(Align2::CENTER_TOP, vec2(0.0, 6.0)).order(Order::Foreground);
        area.show(ctx, |ui| {
            let palette = Palette::of(ui);
            let frame = Frame::new().fill(palette.panel).stroke(Stroke::new(1.5, palette.ink)).corner_radius(18);
            frame.inner_margin(Margin::symmetric(14, 5)).show(ui, |ui| {
                ui.horizontal(|ui| {
                    ui.spacing_mut().item_spacing.x = 6.0;
                    ui.label(RichText::new(t!("ink.draws")).font(regular(size::BODY)).color(palette.text));
                    let some = !self.ink.strokes().is_empty();
                    ui.add_enabled_ui(some, |ui| {
                        if icon::button(ui, Icon::Undo, &t!("ink.take_back")).clicked() {
                            self.ink.take_back();
                        }
                        if icon::button(ui, Icon::Erase, &t!("ink.wipe")).clicked() {
                            self.ink.wipe();
                        }
                    });
                    ends = icon::button(ui, Icon::Cross, &t!("ink.end")).clicked();
                });
            });
        });
        ends
    }
}
