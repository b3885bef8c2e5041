//! What views ask for that is more than a change of the settings.

use std::path::PathBuf;

use super::lesson::question::Reply;
use crate::experiment::WorkspaceKind;
use crate::language::Language;
use crate::storage::preferences::Preferences;

/// A wish of the user, carried out after the frame is drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Show a workspace.
    ShowWorkspace(WorkspaceKind),
    /// Start or stop the playback.
    TogglePlay,
    /// Show this step; stops the playback.
    ShowStep(usize),
    /// Show the landscape's own view, the surface as at first.
    ResetView,
    /// Change between map and surface.
    ToggleSurface,
    /// Make the view this many times as large, around its centre.
    Zoom(f64),
    /// Show what the scene hides, or else the next scene.
    NextScene,
    /// Show the scene before.
    PreviousScene,
    /// Show the scene of this index.
    ShowScene(usize),
    /// Show the scene as the lesson has it.
    BackToScene,
    /// Answer the question of the scene, ask it again, or go on without an answer.
    Reply(Reply),
    /// Open or close the lesson editor.
    ToggleEditor,
    /// Add the current settings to the lesson as a scene.
    AddScene,
    /// Make what is shown the scene's settings.
    SetScene,
    /// Open an embedded lesson by its name.
    OpenLesson(&'static str),
    /// Open a lesson's file.
    OpenFile(PathBuf),
    /// Ask for a file to open.
    AskOpen,
    /// Save to the lesson's file, or ask for one.
    Save,
    /// Ask for a file to save to.
    AskSave,
    /// Save to this file.
    SaveTo(PathBuf),
    /// Ask for a file to export to, with this ending.
    AskExport(&'static str),
    /// Export to this file, a picture with so many pixels a point.
    ExportTo(PathBuf, usize),
    /// Put the picture on the clipboard.
    CopyPicture,
    /// Copy the command that makes the picture to the clipboard.
    CopyCommand,
    /// End the training run.
    EndRun,
    /// Start the run of the nets from its beginning.
    RestartRun,
    /// Keep the shown run, to compare with.
    KeepRun,
    /// Show the net of this curve in the Activations workspace.
    MeasureTrainedNet(usize),
    /// Train on the data of this folder.
    OpenData(PathBuf),
    /// Take back the last change.
    Undo,
    /// Make the change again that was taken back last.
    Redo,
    /// Show the picture alone, or the whole window again.
    TogglePresent,
    /// Change how large everything is, and whether it may move by itself.
    SetPreferences(Preferences),
    /// Make the screen black until the next key.
    Blank,
    /// Let the pointer draw ink over the picture, or be a pointer again.
    ToggleDraw,
    /// Undo the last stroke of ink.
    UndoStroke,
    /// Erase all ink.
    EraseInk,
    /// Turn the spotlight on or off.
    ToggleSpotlight,
    /// Show the map of the keyboard.
    ShowHelp,
    /// Show the window on the full screen, or as before.
    ToggleFullScreen,
    /// Close the window.
    Quit,
    /// Change between light and dark.
    ToggleTheme,
    /// Change the language.
    SetLanguage(Language),
}
