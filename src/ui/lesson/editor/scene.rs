//! The texts of a scene, and its control groups.

use egui::{RichText, Ui};

use super::text_ui;
use crate::experiment::Workspace;
use crate::language::t;
use crate::lesson::{ControlGroup, Scene};
use crate::picture::theme::{Palette, regular, size};
use crate::picture::tooltip::Tooltip;

/// Title, text and control groups.
pub(super) fn scene_ui(ui: &mut Ui, scene: &mut Scene) {
    if let Some(title) = text_ui(ui, &t!("writing.scene_title"), &scene.title, 1) {
        scene.title = title;
    }
    if let Some(text) = text_ui(ui, &t!("writing.text"), &scene.text, 4) {
        scene.text = text;
    }
    ui.label(RichText::new(t!("writing.controls")).font(regular(size::SMALL)).color(Palette::current(ui).secondary));
    ui.horizontal_wrapped(|ui| {
        let all = controls(&scene.workspace);
        for control in all {
            let mut shown = scene.controls.as_ref().is_none_or(|shown| shown.contains(control));
            let label = RichText::new(name(*control)).font(regular(size::SMALL));
            if ui.checkbox(&mut shown, label).tell(t!("writing.control_help")).changed() {
                let mut some = scene.controls.take().unwrap_or_else(|| all.to_vec());
                some.retain(|other| other != control);
                some.extend(shown.then_some(*control));
                scene.controls = (!all.iter().all(|control| some.contains(control))).then_some(some);
            }
        }
    });
}

/// What only the teacher reads.
pub(super) fn notes_ui(ui: &mut Ui, scene: &mut Scene) {
    if let Some(notes) = text_ui(ui, &t!("writing.notes"), &scene.notes, 3) {
        scene.notes = notes;
    }
}

fn controls(workspace: &Workspace) -> &'static [ControlGroup] {
    use ControlGroup::{Charts, Compare, Landscape, Net, Optimizers, Results, Run, Starts, Step, Weights};
    match workspace {
        Workspace::Paths(_) => &[Optimizers, Landscape, Starts, Charts, Step, Compare],
        Workspace::Activations(_) => &[Weights, Net],
        Workspace::Training(_) => &[Optimizers, Weights, Net, Run, Results],
    }
}

/// The name of a group: its heading.
pub fn name(control: ControlGroup) -> String {
    match control {
        ControlGroup::Optimizers => t!("heading.optimizers"),
        ControlGroup::Landscape => t!("heading.landscape"),
        ControlGroup::Starts => t!("heading.starts"),
        ControlGroup::Charts => t!("top.right"),
        ControlGroup::Step => t!("writing.step"),
        ControlGroup::Compare => t!("heading.compare"),
        ControlGroup::Weights => t!("heading.weights"),
        ControlGroup::Net => t!("heading.net"),
        ControlGroup::Run => t!("heading.run"),
        ControlGroup::Results => t!("heading.results"),
    }
    .into_owned()
}
