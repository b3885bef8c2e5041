//! The commands that views return for anything beyond a change of the settings.

use std::path::PathBuf;

use super::lesson::question::Reply;
use crate::experiment::WorkspaceKind;
use crate::figure::format::Library;
use crate::figure::options::PictureOptions;
use crate::language::Language;
use crate::optimizer::dialect::Dialect;
use crate::storage::preferences::Preferences;

/// A command of the user, executed after the frame is drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Show a workspace.
    ShowWorkspace(WorkspaceKind),
    /// Start or stop the playback.
    TogglePlay,
    /// Show this step; stops the playback.
    ShowStep(usize),
    /// Show the landscape's default view, or reset the camera of the surface.
    ResetView,
    /// Change between map and surface.
    ToggleSurface,
    /// Make the view this many times as large, around its centre.
    Zoom(f64),
    /// Show the hidden results of a question, or else the next scene.
    NextScene,
    /// Show the previous scene.
    PreviousScene,
    /// Show the scene of this index.
    ShowScene(usize),
    /// Show the next scene with a task.
    NextTask,
    /// Show the scene with the lesson's settings.
    BackToScene,
    /// Reply to the question of the scene.
    Reply(Reply),
    /// Open or close the lesson editor.
    ToggleEditor,
    /// Begin a lesson whose only scene is what is shown.
    NewLesson,
    /// Add the current settings to the lesson as a scene.
    AddScene,
    /// Copy the current settings to the scene.
    SetScene,
    /// Open an embedded lesson by its name.
    OpenLesson(&'static str),
    /// Show the walk of a library's form of an optimizer on the map.
    ShowDialect(Dialect),
    /// Open a lesson's file.
    OpenFile(PathBuf),
    /// Ask for a file to open.
    AskOpen,
    /// Ask for a folder with data.
    AskData,
    /// Save to the lesson's file, or ask for one.
    Save,
    /// Ask for a file to save to.
    AskSave,
    /// Save to this file.
    SaveTo(PathBuf),
    /// Ask for a file to export to, with this extension.
    AskExport(&'static str),
    /// Export to this file, pictures with these options.
    ExportTo(PathBuf, PictureOptions),
    /// Copy the picture to the clipboard.
    CopyPicture,
    /// Copy the command that makes the picture to the clipboard.
    CopyCommandLine,
    /// Copy the link to what is shown to the clipboard.
    CopyLink,
    /// Open a link.
    OpenLink(String),
    /// Set the address that is put before links.
    SetBase(String),
    /// Copy a program with this library to the clipboard.
    CopyCode(Library),
    /// End the training run.
    EndRun,
    /// Start the training run from its beginning.
    RestartRun,
    /// Keep the shown run, to compare with.
    KeepRun,
    /// Show the net of this curve in the Activations workspace.
    MeasureTrainedNet(usize),
    /// Train on the data of this folder.
    OpenData(PathBuf),
    /// Undo the last change.
    Undo,
    /// Redo the last undone change.
    Redo,
    /// Show the picture alone, or the whole window.
    TogglePresent,
    /// Set interface size and motion.
    SetPreferences(Preferences),
    /// Make the screen black until the next key.
    Blank,
    /// Start or stop drawing ink with the pointer.
    ToggleDraw,
    /// Undo the last stroke of ink.
    UndoStroke,
    /// Erase all ink.
    EraseInk,
    /// Turn the spotlight on or off.
    ToggleSpotlight,
    /// Show the list of shortcuts.
    ShowHelp,
    /// Show the address that browsers find halfpipe at.
    ShowAddress,
    /// Show the window on the full screen, or not.
    ToggleFullScreen,
    /// Close the window.
    Quit,
    /// Change between light and dark.
    ToggleTheme,
    /// Change the language.
    SetLanguage(Language),
}
