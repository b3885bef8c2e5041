//! The list of the file panel: the subfolders of a folder and its files.

use std::path::{Path, PathBuf};

use egui::{ScrollArea, Ui};

use crate::files::list_folder;
use crate::language::t;
use crate::ui::controls::explain::explain;

/// Draw the list of `folder` with the files that are `wanted`, and `typed` marked; returns the chosen file or folder.
pub(super) fn folder_list_ui(ui: &mut Ui, typed: &Path, folder: &Path, wanted: &dyn Fn(&Path) -> bool) -> Option<PathBuf> {
    let mut chosen = None;
    ScrollArea::vertical().max_height(240.0).auto_shrink([false, true]).show(ui, |ui| {
        let parent = folder.parent().filter(|parent| !parent.as_os_str().is_empty());
        if let Some(parent) = parent
            && explain(ui.selectable_label(false, "../"), &t!("tooltip.folder_up")).clicked()
        {
            chosen = Some(parent.to_path_buf());
        }
        for (path, is_folder) in list_folder(folder, wanted) {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let label = if is_folder { format!("{name}/") } else { name.into_owned() };
            let offered = ui.selectable_label(typed == path, label);
            if explain(offered, &t!("tooltip.file", path = path.display())).clicked() {
                chosen = Some(path);
            }
        }
    });
    chosen
}
