//! The shortcuts of the window: one table for keyboard input, the list of shortcuts and the menus.

use egui::gui_zoom::kb_shortcuts::{ZOOM_IN, ZOOM_IN_SECONDARY, ZOOM_OUT, ZOOM_RESET};
use egui::text_selection::LabelSelectionState;
use egui::{Context, Event, Key, KeyboardShortcut, Modifiers};

use super::command::Command;
use crate::experiment::WorkspaceKind::{self, Activations, Paths, Training};
use crate::storage::preferences::Preferences;

/// A group of the list of shortcuts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// The whole window.
    Window,
    /// Presenting to a class.
    Class,
    /// Steps and runs.
    Steps,
    /// The Paths workspace.
    Paths,
    /// The Activations workspace.
    Activations,
}

/// The kind of widget with the keyboard focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// None: all keys are the window's.
    Nothing,
    /// A start point or the map, which use the arrow keys.
    Map,
    /// A button or a slider, which also use Space.
    Widget,
    /// A text field, which uses most keys.
    Text,
}

/// The state that decides which commands keys give.
#[derive(Clone, Copy, Debug)]
pub struct Keyboard {
    /// The workspace that is shown.
    pub workspace: WorkspaceKind,
    /// The shown step and the number of steps, if there is a playback.
    pub playback: Option<[usize; 2]>,
    /// Interface size and motion.
    pub preferences: Preferences,
    /// The kind of widget with the keyboard focus.
    pub focus: Focus,
    /// Whether the pointer draws over the picture.
    pub draws: bool,
    /// Whether something covers the window, so that keys only change the interface size.
    pub is_covered: bool,
}

impl Keyboard {
    fn is_free(&self) -> bool {
        self.focus == Focus::Nothing
    }

    fn is_typing(&self) -> bool {
        self.focus == Focus::Text
    }

    fn can_play(&self) -> bool {
        matches!(self.focus, Focus::Nothing | Focus::Map)
    }

    fn is_on_map(&self) -> bool {
        self.workspace == Paths && self.can_play()
    }

    fn set_size(&self, size: Option<u16>) -> Option<Command> {
        size.map(|size| Command::SetPreferences(Preferences { size, ..self.preferences }))
    }
}

/// A shortcut: keys and their command.
pub struct Shortcut {
    /// Its group in the list.
    pub group: Group,
    /// The catalogue's key of its description; shortcuts with the same one are listed in one line.
    pub help: &'static str,
    /// The keys, any of which gives the command.
    pub keys: &'static [KeyboardShortcut],
    /// The command in a state, if there is one.
    command: fn(&Keyboard) -> Option<Command>,
}

const fn key(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::NONE, key)
}

const fn command(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND, key)
}

const fn shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), key)
}

const ARROWS: &[KeyboardShortcut] = &[key(Key::ArrowLeft), key(Key::ArrowRight), key(Key::ArrowUp), key(Key::ArrowDown)];
const TAB_AND_ARROWS: &[KeyboardShortcut] =
    &[key(Key::Tab), key(Key::ArrowLeft), key(Key::ArrowRight), key(Key::ArrowUp), key(Key::ArrowDown)];

/// Declare shortcuts, in the order of the list. Of two with the same key the one with more modifiers comes first, since the
/// other one would consume it, too.
macro_rules! shortcuts {
    ($($name:ident: $group:ident, $help:literal, $keys:expr, $command:expr;)*) => {
        $(
            #[doc = concat!("See the catalogue's `", $help, "`.")]
            pub static $name: Shortcut =
                Shortcut { group: Group::$group, help: $help, keys: $keys, command: $command };
        )*
        /// All shortcuts.
        pub static ALL: &[&Shortcut] = &[$(&$name),*];
    };
}

shortcuts! {
    PRESENT: Class, "help.present", &[key(Key::P)], |now| (!now.is_typing()).then_some(Command::TogglePresent);
    SPOTLIGHT: Class, "help.spotlight", &[key(Key::L)], |now| (!now.is_typing()).then_some(Command::ToggleSpotlight);
    DRAW: Class, "help.draw", &[key(Key::D)], |now| (!now.is_typing()).then_some(Command::ToggleDraw);
    END_DRAWING: Class, "help.draw", &[key(Key::Escape)], |now| (now.draws && !now.is_typing()).then_some(Command::ToggleDraw);
    UNDO_STROKE: Class, "help.take_back", &[command(Key::Z)], |now| (now.draws && !now.is_typing()).then_some(Command::UndoStroke);
    ERASE: Class, "help.wipe", &[key(Key::E)], |now| (!now.is_typing()).then_some(Command::EraseInk);
    BLANK: Class, "help.blank", &[key(Key::B)], |now| (!now.is_typing()).then_some(Command::Blank);

    WORKSPACES: Window, "help.tabs", &[key(Key::Num1)], |now| now.can_play().then_some(Command::ShowWorkspace(Paths));
    SECOND: Window, "help.tabs", &[key(Key::Num2)], |now| now.can_play().then_some(Command::ShowWorkspace(Activations));
    THIRD: Window, "help.tabs", &[key(Key::Num3)], |now| now.can_play().then_some(Command::ShowWorkspace(Training));
    NEXT: Window, "help.scenes", &[key(Key::PageDown)], |_| Some(Command::NextScene);
    PREVIOUS: Window, "help.scenes", &[key(Key::PageUp)], |_| Some(Command::PreviousScene);
    BACK: Window, "help.back", &[key(Key::Backspace)], |now| (!now.is_typing()).then_some(Command::BackToScene);
    KEEP: Window, "kept_runs.key", &[key(Key::K)], |now| (!now.is_typing() && now.workspace != Activations).then_some(Command::KeepRun);
    COPY_LINK: Window, "help.copy_link", &[shift(Key::L)], |_| Some(Command::CopyLink);
    WRITE: Window, "help.write", &[command(Key::L)], |_| Some(Command::ToggleEditor);
    PASTE: Window, "help.paste_link", &[command(Key::V)], |_| None;
    OPEN: Window, "help.open", &[command(Key::O)], |_| Some(Command::AskOpen);
    SAVE_AS: Window, "help.save_as", &[shift(Key::S)], |_| Some(Command::AskSave);
    SAVE: Window, "help.save", &[command(Key::S)], |_| Some(Command::Save);
    ANIMATION: Window, "help.film", &[shift(Key::E)], |_| Some(Command::AskExport("gif"));
    EXPORT: Window, "help.export", &[command(Key::E)], |_| Some(Command::AskExport("png"));
    COPY_COMMAND: Window, "help.copy_command", &[shift(Key::C)], |_| Some(Command::CopyCommandLine);
    COPY: Window, "help.copy_picture", &[command(Key::C)], |_| None;
    REDO: Window, "help.redo", &[shift(Key::Z), command(Key::Y)], |now| (!now.is_typing()).then_some(Command::Redo);
    UNDO: Window, "help.undo", &[command(Key::Z)], |now| (!now.is_typing()).then_some(Command::Undo);
    LARGER: Window, "help.scale", &[ZOOM_IN, ZOOM_IN_SECONDARY], |now| now.set_size(now.preferences.larger());
    SMALLER: Window, "help.scale", &[ZOOM_OUT], |now| now.set_size(now.preferences.smaller());
    USUAL: Window, "help.scale", &[ZOOM_RESET], |now| now.set_size(Some(Preferences::default().size));
    FOCUS: Window, "help.focus", &[key(Key::Tab), KeyboardShortcut::new(Modifiers::SHIFT, Key::Tab)], |_| None;
    PRESS: Window, "help.press", &[key(Key::Enter), key(Key::Space)], |_| None;
    SLIDER: Window, "help.slider", &[key(Key::ArrowLeft), key(Key::ArrowRight), key(Key::Delete)], |_| None;
    FULL_SCREEN: Window, "help.full_screen", &[key(Key::F11)], |_| Some(Command::ToggleFullScreen);
    QUIT: Window, "help.quit", &[command(Key::Q)], |_| Some(Command::Quit);
    HELP: Window, "help.help", &[key(Key::Questionmark)], |now| (!now.is_typing()).then_some(Command::ShowHelp);

    PLAY: Steps, "help.play", &[key(Key::Space)], |now| {
        let plays = now.playback.is_some() && now.can_play() || now.workspace == Training && now.is_free();
        plays.then_some(Command::TogglePlay)
    };
    STEP_BACK: Steps, "help.step", &[key(Key::ArrowLeft)], |now| {
        now.playback.filter(|_| now.is_free()).map(|[shown, _]| Command::ShowStep(shown.saturating_sub(1)))
    };
    STEP: Steps, "help.step", &[key(Key::ArrowRight)], |now| {
        now.playback.filter(|_| now.is_free()).map(|[shown, steps]| Command::ShowStep((shown + 1).min(steps)))
    };
    FIRST: Steps, "help.ends", &[key(Key::Home)], |now| now.playback.filter(|_| now.can_play()).map(|_| Command::ShowStep(0));
    LAST: Steps, "help.ends", &[key(Key::End)], |now| {
        now.playback.filter(|_| now.can_play()).map(|[_, steps]| Command::ShowStep(steps))
    };
    RESTART: Steps, "help.again", &[key(Key::R)], |now| {
        (now.workspace == Training && now.is_free()).then_some(Command::RestartRun)
    };

    START: Paths, "help.start", TAB_AND_ARROWS, |_| None;
    MAP: Paths, "help.map", TAB_AND_ARROWS, |_| None;
    REMOVE: Paths, "help.remove", &[key(Key::Delete)], |_| None;
    SURFACE: Paths, "help.surface", &[key(Key::V)], |now| now.is_on_map().then_some(Command::ToggleSurface);
    NEARER: Paths, "help.zoom", &[key(Key::Plus), key(Key::Equals)], |now| now.is_on_map().then_some(Command::Zoom(0.8));
    FARTHER: Paths, "help.zoom", &[key(Key::Minus)], |now| now.is_on_map().then_some(Command::Zoom(1.25));
    VIEW: Paths, "help.view", &[key(Key::R)], |now| now.is_on_map().then_some(Command::ResetView);

    CELLS: Activations, "help.cells", ARROWS, |_| None;
    GRID: Activations, "help.grid", &[key(Key::Escape)], |_| None;
}

impl Shortcut {
    /// Its first keys as this system writes them: `Ctrl+E`, on macOS `⌘E`.
    pub fn text(&self, ctx: &Context) -> String {
        self.keys.first().map_or_else(String::new, |keys| text(ctx, *keys))
    }

    /// Whether its keys were pressed since the last frame; consumes them.
    pub fn is_pressed(&self, ctx: &Context) -> bool {
        self.keys.iter().any(|keys| ctx.input_mut(|input| input.consume_shortcut(keys)))
    }
}

/// Keys as this system writes them, with symbols for keys that have one.
pub fn text(ctx: &Context, keys: KeyboardShortcut) -> String {
    let sign = match keys.logical_key {
        Key::ArrowLeft => "←",
        Key::ArrowRight => "→",
        Key::ArrowUp => "↑",
        Key::ArrowDown => "↓",
        Key::Plus => "+",
        Key::Equals => "=",
        Key::Minus => "−",
        Key::Questionmark => "?",
        Key::PageDown => "Page Down",
        Key::PageUp => "Page Up",
        _ => return ctx.format_shortcut(&keys),
    };
    if keys.modifiers.is_none() { sign.to_owned() } else { ctx.format_shortcut(&keys) }
}

/// The commands of the keys pressed since the last frame.
pub fn commands(ctx: &Context, now: &Keyboard) -> Vec<Command> {
    let active = ALL.iter().filter(|shortcut| !now.is_covered || shortcut.help == LARGER.help);
    let pressed = active.filter_map(|shortcut| (shortcut.command)(now).filter(|_| shortcut.is_pressed(ctx)));
    let copied = (!now.is_covered && copy_wanted(ctx)).then_some(Command::CopyPicture);
    pressed.chain(copied).collect()
}

/// Whether the picture is to be copied: the system's copy keys come as an event, which a text field or selected text takes first.
fn copy_wanted(ctx: &Context) -> bool {
    let wanted = ctx.input(|input| input.events.contains(&Event::Copy));
    let has_selection = || ctx.with_plugin(|labels: &mut LabelSelectionState| labels.has_selection()).unwrap_or(false);
    wanted && !ctx.text_edit_focused() && !has_selection()
}
