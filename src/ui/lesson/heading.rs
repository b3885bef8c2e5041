//! The heading above a workspace's picture: the scene's title, text and position in its lesson, and a summary of the settings.

use std::sync::Arc;

use egui::{Button, RichText, ScrollArea, Ui, Vec2, vec2};
use egui_commonmark::CommonMarkCache;

use super::marked::text_ui;
use crate::language::t;
use crate::lesson::{Lesson, Scene};
use crate::picture::theme;
use crate::picture::theme::{Palette, regular, size};
use crate::picture::tooltip::Tooltip;
use crate::ui::command::Command;
use crate::ui::controls::explain::{explain, name_and_explain};
use crate::ui::controls::icon::{Icon, button};
use crate::ui::controls::right::text_width;
use crate::words::glossary;

/// Maximum height of a text, as a fraction of the available height; a longer text scrolls.
const MAX_TEXT_HEIGHT: f32 = 0.25;

/// The opacity of the text of a scene whose settings have been changed.
const FADED: f32 = 0.75;

/// The width that a title takes beside a switch, in points, and the height of a switch above it.
const LEAST_TITLE: f32 = 260.0;
const SWITCH: f32 = 32.0;

/// In less room, as above an unfolded panel of a phone, only the title is shown, so that some of the picture is left.
const ROOM: Vec2 = vec2(500.0, 400.0);

/// The content of the heading.
pub struct Heading<'a> {
    /// The title.
    pub title: &'a str,
    /// The text, in Markdown.
    pub text: &'a str,
    /// The summary of the settings.
    pub declared: &'a str,
    /// Whether the settings have been changed.
    pub changed: bool,
    /// The scene's number and the number of scenes, if there are several.
    pub position: Option<[usize; 2]>,
    /// The lesson, for the overview of its scenes.
    pub lesson: Arc<Lesson>,
    /// Whether the overview tells the teacher's notes.
    pub tells_notes: bool,
    /// Whether the button back to the scene is enabled.
    pub can_go_back: bool,
}

/// Draw the heading. `switch` draws a switch anchored at a top right corner, and returns its width.
pub fn lesson_ui(
    ui: &mut Ui,
    heading: &Heading<'_>,
    texts: &mut CommonMarkCache,
    switch: impl FnOnce(&mut Ui, egui::Pos2) -> f32,
) -> Option<Command> {
    let palette = Palette::current(ui);
    let available = ui.available_rect_before_wrap();
    let switch = switch(ui, available.right_top());
    // A title beside a wide switch would be a column of syllables: it is below then.
    let beside = available.width() - switch - 8.0;
    let [right, top] = if beside < LEAST_TITLE { [0.0, SWITCH] } else { [switch + 8.0, 0.0] };
    let row = egui::Rect::from_min_max(available.min + vec2(0.0, top), available.max - vec2(right, 0.0));
    let command =
        ui.scope_builder(egui::UiBuilder::new().max_rect(row), |ui| ui.horizontal_wrapped(|ui| title_ui(ui, heading)).inner);
    let has_room = available.width() >= ROOM.x || available.height() >= ROOM.y;
    if has_room && !heading.text.is_empty() {
        let max_height = available.height() * MAX_TEXT_HEIGHT;
        ScrollArea::vertical().id_salt("text").max_height(max_height).auto_shrink([false, true]).show(ui, |ui| {
            // What it says may no longer hold.
            let color = if heading.changed { palette.secondary.gamma_multiply(FADED) } else { palette.secondary };
            ui.visuals_mut().override_text_color = Some(color);
            text_ui(ui, texts, heading.text);
        });
    }
    ui.add_space(4.0);
    command.inner
}

fn title_ui(ui: &mut Ui, heading: &Heading<'_>) -> Option<Command> {
    let palette = Palette::current(ui);
    let mut command = None;
    ui.set_row_height(28.0);
    let small = |text: String| RichText::new(text).font(regular(size::SMALL)).color(palette.secondary);
    if let Some([scene, scenes]) = heading.position {
        if button(ui, Icon::Back, &t!("scene.before")).clicked() {
            command = Some(Command::PreviousScene);
        }
        command = overview_ui(ui, heading, small(format!("{scene} / {scenes}"))).or(command);
        if button(ui, Icon::Forward, &t!("scene.next")).clicked() {
            command = Some(Command::NextScene);
        }
    }
    if !heading.title.is_empty() {
        ui.label(RichText::new(heading.title).font(theme::heading(16.0, heading.title)).color(palette.text));
    }
    // Always there, so that nothing moves while a drag changes the settings.
    ui.add_enabled_ui(heading.can_go_back, |ui| {
        if button(ui, Icon::Again, &t!("scene.back")).clicked() {
            command = Some(Command::BackToScene);
        }
    });
    // The lesson's text may be wrong for changed settings.
    let declared = heading.declared;
    let changed = heading.changed.then(|| t!("lesson.changed").into_owned());
    let summary =
        changed.into_iter().chain([declared.to_owned()]).filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ");
    let summary = small(summary);
    if text_width(ui, summary.clone()) > ui.available_size_before_wrap().x {
        ui.end_row(); // never broken around the buttons
        ui.set_row_height(18.0);
    }
    let terms: Vec<_> =
        glossary::first_places(declared, &mut Vec::new()).iter().filter_map(|(_, key)| glossary::text(key)).collect();
    let summary = ui.add(egui::Label::new(summary).wrap());
    if !terms.is_empty() {
        summary.tell(terms.join("\n"));
    }
    command
}

/// The scene's place, which opens the overview of all scenes; those with a question or a task are marked.
fn overview_ui(ui: &mut Ui, heading: &Heading<'_>, place: RichText) -> Option<Command> {
    let mut command = None;
    let [scene, scenes] = heading.position?;
    let menu = egui::containers::menu::MenuButton::from_button(Button::new(place).frame_when_inactive(false));
    let (response, _) = menu.ui(ui, |ui| {
        for (index, other) in heading.lesson.scenes.iter().enumerate() {
            let kind = match other {
                Scene { task: Some(_), .. } => t!("scene.task"),
                Scene { question: Some(_), .. } => t!("scene.asks"),
                _ => "".into(),
            };
            let title = if other.title.is_empty() { &heading.lesson.title } else { &other.title };
            let button = Button::selectable(index + 1 == scene, format!("{}  {}", index + 1, title.shown()));
            let row = ui.add(button.shortcut_text(kind.as_ref()));
            let notes = other.notes.shown();
            let row = if heading.tells_notes && !notes.is_empty() { explain(row, notes) } else { row };
            if row.clicked() {
                command = Some(Command::ShowScene(index));
                ui.close();
            }
        }
    });
    name_and_explain(response, egui::Role::Button, &t!("scene.place", scene = scene, scenes = scenes), &t!("scene.overview"));
    command
}
