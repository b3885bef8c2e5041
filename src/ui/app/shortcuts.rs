//! Keys of the whole window; while text is typed they belong to the text.

use egui::{Key, Modifiers, Ui, ViewportCommand};

use super::export::copy_wanted;
use crate::experiment::WorkspaceKind;
use crate::ui::command::Command;

/// The commands of the keys pressed since the last frame. `clock` has the shown step and the number of steps of what moves by
/// steps; `arrows_free` is false while the arrow keys move a start point.
pub fn commands(ui: &Ui, workspace: WorkspaceKind, clock: Option<(usize, usize)>, arrows_free: bool) -> Vec<Command> {
    let mut commands = Vec::new();
    let ctx = ui.ctx();
    let mut on = |modifiers: Modifiers, key: Key, command: Command| {
        if ctx.input_mut(|input| input.consume_key(modifiers, key)) {
            commands.push(command);
        }
    };
    // The ones with Shift first: the others would take them too.
    on(Modifiers::COMMAND | Modifiers::SHIFT, Key::E, Command::AskExport("gif"));
    on(Modifiers::COMMAND, Key::E, Command::AskExport("png"));
    on(Modifiers::COMMAND | Modifiers::SHIFT, Key::C, Command::CopyLine);
    on(Modifiers::COMMAND, Key::O, Command::AskOpen);
    on(Modifiers::COMMAND | Modifiers::SHIFT, Key::S, Command::AskSave);
    on(Modifiers::COMMAND, Key::S, Command::Save);
    on(Modifiers::COMMAND, Key::L, Command::ToggleWriting);
    on(Modifiers::NONE, Key::PageDown, Command::NextScene);
    on(Modifiers::NONE, Key::PageUp, Command::PreviousScene);
    if !ctx.text_edit_focused() {
        on(Modifiers::NONE, Key::P, Command::TogglePresent);
        if workspace != WorkspaceKind::Activations {
            on(Modifiers::NONE, Key::K, Command::Keep);
        }
        on(Modifiers::NONE, Key::B, Command::Blank);
        on(Modifiers::NONE, Key::Backspace, Command::BackToScene);
        on(Modifiers::NONE, Key::Questionmark, Command::ShowHelp);
        // The one with Shift first: the other one would take it too.
        on(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z, Command::Redo);
        on(Modifiers::COMMAND, Key::Y, Command::Redo);
        on(Modifiers::COMMAND, Key::Z, Command::Undo);
    }
    if ctx.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Q)) {
        ctx.send_viewport_cmd(ViewportCommand::Close);
    }
    if ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::F11)) {
        let full = ctx.input(|input| input.viewport().fullscreen.unwrap_or(false));
        ctx.send_viewport_cmd(ViewportCommand::Fullscreen(!full));
    }
    // A focused button or slider keeps Space and the arrows; a focused start point keeps the arrows only.
    let free = ctx.memory(|memory| memory.focused().is_none());
    if free || !arrows_free {
        on(Modifiers::NONE, Key::Num1, Command::ShowWorkspace(WorkspaceKind::Paths));
        on(Modifiers::NONE, Key::Num2, Command::ShowWorkspace(WorkspaceKind::Activations));
        on(Modifiers::NONE, Key::Num3, Command::ShowWorkspace(WorkspaceKind::Training));
    }
    if let Some((shown, steps)) = clock {
        if free || !arrows_free {
            on(Modifiers::NONE, Key::Space, Command::TogglePlay);
            on(Modifiers::NONE, Key::Home, Command::ShowStep(0));
            on(Modifiers::NONE, Key::End, Command::ShowStep(steps));
        }
        if free {
            on(Modifiers::NONE, Key::ArrowLeft, Command::ShowStep(shown.saturating_sub(1)));
            on(Modifiers::NONE, Key::ArrowRight, Command::ShowStep((shown + 1).min(steps)));
        }
    }
    if workspace == WorkspaceKind::Training && free {
        on(Modifiers::NONE, Key::Space, Command::TogglePlay);
        on(Modifiers::NONE, Key::R, Command::RestartRun);
    }
    if workspace == WorkspaceKind::Paths && (free || !arrows_free) {
        on(Modifiers::NONE, Key::R, Command::ResetView);
        on(Modifiers::NONE, Key::V, Command::ToggleSurface);
        on(Modifiers::NONE, Key::Plus, Command::Zoom(0.8));
        on(Modifiers::NONE, Key::Equals, Command::Zoom(0.8));
        on(Modifiers::NONE, Key::Minus, Command::Zoom(1.25));
    }
    commands.extend(copy_wanted(ctx));
    commands
}
