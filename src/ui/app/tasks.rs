//! The task of the shown scene: what its results tell, whether it is solved, and the next one.

use egui::Context;

use super::App;
use super::workspace_state::WorkspaceState;
use crate::experiment::WorkspaceKind;
use crate::experiment::goal::{Goal, Standing};
use crate::language::t;
use crate::lesson::Lesson;
use crate::ui::controls::notice::Notice;
use crate::ui::lesson::editor::control_name;
use crate::ui::lesson::open_lesson::OpenLesson;
use crate::ui::lesson::task::TaskCard;
use crate::ui::training::State;
use crate::words;

impl App {
    /// The card of the scene's task, once its question is answered. A task is solved when its goal holds while no mouse button is
    /// down, so that a slider that is dragged past the solution does not find it; it stays solved until the user opens a lesson.
    pub(super) fn task_card(&mut self, ctx: &Context) -> Option<TaskCard> {
        let scene = self.shown_scene().filter(|_| !self.awaits_answer())?.clone();
        let task = scene.task.as_ref()?;
        let elsewhere = scene.changed_elsewhere(&self.shown().as_scene().workspace);
        let standing = self.standing(&task.goal);
        let told = match &standing {
            _ if !elsewhere.is_empty() => {
                let groups: Vec<String> = elsewhere.into_iter().map(control_name).collect();
                t!("task.elsewhere", groups = words::joined(&groups)).into_owned()
            }
            Ok(standing) => {
                let holds = standing.as_ref().is_some_and(|standing| standing.holds);
                if holds && !ctx.input(|input| input.pointer.any_down()) && !self.solved.contains(&scene) {
                    self.solved.push(scene.clone());
                }
                words::task::standing(&task.goal, standing.as_ref())
            }
            Err(waits) => waits.clone(),
        };
        let is_solved = self.solved.contains(&scene);
        Some(TaskCard { ask: task.ask.shown().to_owned(), told, is_solved })
    }

    /// How far the shown results have come; an error says why there are none.
    fn standing(&self, goal: &Goal) -> Result<Option<Standing>, String> {
        let computing = || t!("task.computing").into_owned();
        match self.workspace {
            WorkspaceKind::Paths => {
                let WorkspaceState { settings, view, .. } = &self.paths;
                let (paths, milestones) = view.results(settings).ok_or_else(computing)?;
                Ok(goal.of_paths(settings, paths, milestones))
            }
            WorkspaceKind::Activations => {
                let WorkspaceState { settings, view, .. } = &self.activations;
                Ok(goal.of_rows(settings, view.results(settings).ok_or_else(computing)?))
            }
            WorkspaceKind::Training => {
                let WorkspaceState { settings, view, .. } = &self.training;
                if view.runner.state() == State::Empty || view.has_changed(settings) {
                    return Err(t!("task.not_run").into_owned());
                }
                Ok(goal.of_curves(&view.drawn(settings), &view.runner.results))
            }
        }
    }

    /// Show the next scene with a task.
    pub(super) fn next_task(&mut self) {
        match self.open_lesson.next_task() {
            Some((None, scene)) => self.go_to(scene),
            Some((Some(name), scene)) => {
                if let Ok((lesson, _)) = Lesson::open(name) {
                    self.show_lesson(OpenLesson { scene, ..OpenLesson::new(lesson, None, Some(name.to_owned())) });
                }
            }
            None => self.notice = Some(Notice { text: t!("task.last").into_owned(), is_error: false }),
        }
    }
}
