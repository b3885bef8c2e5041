//! The window's content: top bar, panels, keys and commands. The window itself is the binary's affair.

use std::path::PathBuf;

use egui::{CentralPanel, Frame, Margin, Panel, RichText, Stroke, Ui};
use rust_i18n::t;

use super::command::Command;
use super::files::{Answer, FilePanel};
use super::paths::{PathsView, switch_ui, transport_ui};
use super::theme::{self, Palette, regular, semibold, size};
use super::{keys, topbar};
use crate::experiment::paths::Settings;
use crate::preset::Preset;

/// Below this width the side panels fold away.
const NARROW: f32 = 1000.0;
/// Width of the panel on the left.
const LEFT: f32 = 264.0;
/// Width of the panel on the right.
const RIGHT: f32 = 304.0;

/// The program's state: the settings, and what the views remember.
pub struct App {
    /// All that the user has set in the Paths workspace.
    pub settings: Settings,
    /// The lesson as it was opened or saved.
    pub(super) lesson: Preset,
    /// The lesson's file, if it was opened from or saved to one.
    pub(super) file: Option<PathBuf>,
    pub(super) view: PathsView,
    /// While playing: the step as a number that grows with time.
    pub(super) playing: Option<f64>,
    pub(super) panel: Option<FilePanel>,
    pub(super) notice: Option<Notice>,
    /// Whether the side panels are shown in a narrow window.
    unfolded: [bool; 2],
}

/// A message about what was just done.
pub(super) struct Notice {
    pub(super) text: String,
    pub(super) is_error: bool,
}

impl App {
    /// Show a lesson, which may come from a file. Gives `ctx` its fonts and styles.
    pub fn new(ctx: &egui::Context, preset: &Preset, file: Option<PathBuf>) -> Self {
        theme::install(ctx);
        Self {
            settings: preset.paths().clone(),
            lesson: preset.clone(),
            file,
            view: PathsView::default(),
            playing: None,
            panel: None,
            notice: None,
            unfolded: [false; 2],
        }
    }

    /// The Paths workspace, as it was drawn last.
    pub fn view(&self) -> &PathsView {
        &self.view
    }

    /// Draw a frame.
    pub fn ui(&mut self, ui: &mut Ui) {
        let mut commands = self.input(ui);
        self.play(ui);
        let before = self.settings.clone();
        self.view.update(ui, &mut self.settings);
        let swept = self.settings.clone();
        commands.extend(self.panels_ui(ui));
        self.settings.settle(&swept);
        commands.extend(self.file_panel_ui(ui));
        if self.settings != before {
            ui.ctx().request_repaint(); // what was drawn before the change, as the cards, follows in the next frame
        }
        for command in commands {
            self.apply(ui.ctx(), command);
            ui.ctx().request_repaint();
        }
    }

    /// Keys and dropped files.
    fn input(&self, ui: &Ui) -> Vec<Command> {
        let dropped = ui.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_path_buf()).collect::<Vec<_>>());
        let mut commands: Vec<Command> = dropped.into_iter().map(Command::OpenFile).collect();
        if self.panel.is_none() {
            let arrows_free = !self.view.start_focused(ui.ctx(), &self.settings);
            commands.extend(keys::commands(ui, &self.settings, arrows_free));
        }
        commands
    }

    /// Move the shown step on with time. It never changes what is computed.
    fn play(&mut self, ui: &Ui) {
        let Some(position) = &mut self.playing else { return };
        *position += f64::from(ui.input(|input| input.stable_dt).min(0.25)) * self.settings.speed;
        let step = (*position as usize).min(self.settings.steps);
        self.settings.shown = (step < self.settings.steps).then_some(step);
        if self.settings.shown.is_none() {
            self.playing = None;
        } else {
            let wait = (1.0 - position.fract()) / self.settings.speed;
            ui.ctx().request_repaint_after_secs((wait as f32).clamp(1.0 / 120.0, 1.0));
        }
    }

    fn panels_ui(&mut self, ui: &mut Ui) -> Vec<Command> {
        let palette = Palette::of(ui);
        let bar = Frame::new().fill(palette.panel).inner_margin(Margin::symmetric(16, 0));
        let side = Frame::new().fill(palette.window).inner_margin(Margin::symmetric(12, 8));
        let narrow = ui.available_width() < NARROW;
        let mut commands = Vec::new();
        Panel::top("top").exact_size(48.0).frame(bar).show(ui, |ui| {
            let folding = narrow.then_some(&mut self.unfolded);
            commands.extend(topbar::top_bar_ui(ui, &self.lesson.title, folding));
        });
        Panel::bottom("bottom").exact_size(64.0).frame(bar).show(ui, |ui| {
            commands.extend(transport_ui(ui, &mut self.settings, self.playing.is_some(), self.view.progress()));
        });
        if !narrow || self.unfolded[0] {
            Panel::left("left")
                .exact_size(LEFT)
                .resizable(false)
                .frame(side)
                .show(ui, |ui| self.view.left_ui(ui, &mut self.settings));
        }
        if !narrow || self.unfolded[1] {
            Panel::right("right")
                .exact_size(RIGHT)
                .resizable(false)
                .frame(side)
                .show(ui, |ui| commands.extend(self.view.right_ui(ui, &mut self.settings)));
        }
        let middle = Frame::new().fill(palette.window).inner_margin(Margin { left: 12, right: 16, top: 8, bottom: 8 });
        CentralPanel::default().frame(middle).show(ui, |ui| {
            self.notice_ui(ui);
            self.lesson_ui(ui);
            self.view.map_ui(ui, &mut self.settings);
        });
        commands
    }

    /// What to see, in one sentence.
    fn lesson_ui(&mut self, ui: &mut Ui) {
        let palette = Palette::of(ui);
        let whole = ui.available_rect_before_wrap();
        let switch = switch_ui(ui, whole.right_top(), &mut self.settings);
        let Preset { title, text, .. } = &self.lesson;
        let row = egui::Rect::from_min_max(whole.min, whole.max - egui::vec2(switch + 8.0, 0.0));
        ui.scope_builder(egui::UiBuilder::new().max_rect(row), |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.set_row_height(28.0);
                if !title.is_empty() {
                    ui.label(RichText::new(title).font(semibold(16.0)).color(palette.text));
                }
                let rule = crate::words::comparison::declared(&self.settings);
                // What the lesson says may not hold for settings that are no longer its own.
                let changed = self.settings.inputs() != self.lesson.paths().inputs();
                let remark = if changed { format!("{} · {rule}", t!("lesson.changed")) } else { rule };
                ui.label(RichText::new(remark).font(regular(size::SMALL)).color(palette.second));
            })
        });
        if !text.is_empty() {
            ui.add(egui::Label::new(RichText::new(text).color(palette.second)).wrap());
        }
        ui.add_space(4.0);
    }

    fn notice_ui(&mut self, ui: &mut Ui) {
        let Some(notice) = &self.notice else { return };
        let palette = Palette::of(ui);
        let color = if notice.is_error { palette.error } else { palette.text };
        let mut closed = false;
        let frame = Frame::new()
            .fill(palette.panel)
            .stroke(Stroke::new(1.0, color))
            .corner_radius(8)
            .inner_margin(Margin::symmetric(12, 4));
        frame.show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    closed = super::paths::icon::button(ui, super::paths::icon::Icon::Cross, &t!("notice.close")).clicked();
                    ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                        ui.add(egui::Label::new(RichText::new(&notice.text).color(color)).wrap());
                    });
                });
            });
        });
        if closed {
            self.notice = None;
        }
    }

    fn file_panel_ui(&mut self, ui: &Ui) -> Option<Command> {
        match self.panel.as_mut()?.ui(ui.ctx()) {
            Answer::Open => None,
            Answer::Closed => {
                self.panel = None;
                None
            }
            Answer::Chosen(command) => Some(command),
        }
    }
}
