//! The task of a scene: what is asked, and what solves it, as the file writes it.

use egui::{Id, RichText, Ui};

use super::text_ui;
use crate::experiment::Workspace;
use crate::experiment::goal::Goal;
use crate::files::{as_typed, in_words, ron_reader, with_greatest};
use crate::language::t;
use crate::lesson::{Scene, Task};
use crate::picture::theme::{Palette, regular, size};
use crate::ui::controls::field::{forget_refused, text_field_ui};
use crate::words;

/// Draw the fields of the task of the scene at this place; what was refused in another scene is forgotten.
pub(super) fn task_ui(ui: &mut Ui, scene: &mut Scene, place: &str) {
    let examples = Goal::examples(&scene.workspace);
    let examples: Vec<String> = examples.iter().filter_map(|goal| ron::to_string(goal).ok()).collect();
    let name = t!("writing.goal");
    let shown = Id::unique("scene of the task");
    if ui.data(|data| data.get_temp::<String>(shown)).is_none_or(|shown| shown != place) {
        ui.data_mut(|data| data.insert_temp(shown, place.to_owned()));
        forget_refused(ui, &name);
    }
    ui.label(RichText::new(name.as_ref()).font(regular(size::SMALL)).color(Palette::current(ui).secondary));
    let written = scene.task.as_ref().and_then(|task| ron::to_string(&task.goal).ok()).unwrap_or_default();
    let workspace = scene.workspace.clone();
    let help = t!("writing.goal_help", examples = words::joined(&examples));
    let width = ui.available_width();
    let typed = text_field_ui(ui, [&name, &help], &written, width, &|text| read(text, &workspace));
    if let Some(goal) = typed {
        let ask = scene.task.take().map(|task| task.ask).unwrap_or_default();
        scene.task = goal.map(|goal| Task { ask, goal });
    }
    if let Some(task) = &mut scene.task
        && let Some(ask) = text_ui(ui, &t!("writing.task"), &task.ask, 2)
    {
        task.ask = ask;
    }
}

/// The goal that is written; `None` for an empty text.
fn read(text: &str, workspace: &Workspace) -> Result<Option<Goal>, String> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let check = |goal: &Goal| goal.validate(workspace).map_err(|error| error.message);
    let goal: Goal = ron_reader().from_str(text).map_err(|error| {
        let limit = with_greatest(&error, text)
            .and_then(|(greatest, typed)| Some(as_typed(&check(&ron_reader().from_str(&greatest).ok()?).err()?, &typed)));
        limit.unwrap_or_else(|| in_words(&error, text))
    })?;
    check(&goal)?;
    Ok(Some(goal))
}
