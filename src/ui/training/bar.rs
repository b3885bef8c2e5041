//! The bar below the charts: start, pause, end, restart, and the progress of the run.

use egui::{Rect, RichText, Ui, vec2};

use super::runner::{Runner, State};
use crate::experiment::training::Settings;
use crate::knob::Slider;
use crate::language::t;
use crate::picture::theme::{Palette, regular, semibold, size};
use crate::picture::tooltip::Tooltip;
use crate::ui::command::Command;
use crate::ui::controls::icon::{Icon, button, round_button};
use crate::ui::controls::right::{right_sized_ui, text_width};
use crate::ui::controls::slider::slider_ui;
use crate::words::numbers::{duration, grouped};

/// The width left of the buttons, in points, from which on the state and the number of iterations are both told.
const LEAST_FOR_BOTH: f32 = 400.0;

/// Draw the bar; `seconds`: what the run takes or what is left of it, where known, `changed`: whether the settings differ from those
/// of the run, `points`: the last iteration of a landscape and the spacing of its points, to which the shown one is scrubbed in place of
/// the progress. Returns the user's
/// commands.
pub fn bar_ui(
    ui: &mut Ui,
    runner: &Runner,
    seconds: Option<f64>,
    settings: &mut Settings,
    changed: bool,
    points: Option<[usize; 2]>,
) -> Vec<Command> {
    let iterations = settings.iterations;
    let mut commands = Vec::new();
    let (palette, state) = (Palette::current(ui), runner.state());
    ui.horizontal_centered(|ui| {
        let mut go = |clicked: bool, command: Command| commands.extend(clicked.then_some(command));
        let (icon, label) = match state {
            State::Empty | State::Done => (Icon::Play, t!("run.start_help")),
            State::Paused => (Icon::Play, t!("run.resume_help")),
            State::Loading | State::Running | State::Stopping => (Icon::Pause, t!("run.pause_help")),
        };
        go(round_button(ui, icon, &label).clicked(), Command::TogglePlay);
        ui.add_enabled_ui(!matches!(state, State::Empty | State::Done), |ui| {
            go(button(ui, Icon::Stop, &t!("run.stop_help")).clicked(), Command::EndRun);
        });
        ui.add_enabled_ui(state != State::Empty, |ui| {
            go(button(ui, Icon::Again, &t!("run.restart_help")).clicked(), Command::RestartRun);
        });
        if changed && state != State::Empty {
            let text = RichText::new(t!("run.changed")).font(regular(size::SMALL)).color(palette.accent);
            ui.label(text);
        }
        let status = match (state, seconds) {
            (State::Empty, Some(all)) => t!("run.about", time = duration(all)).into_owned(),
            (State::Empty, None) => t!("run.empty").into_owned(),
            (State::Loading, _) => runner.fetched().map_or_else(
                || t!("run.loading").into_owned(),
                |share| t!("run.fetching", share = (share * 100.0).round()).into_owned(),
            ),
            (State::Running, Some(left)) => t!("run.left", left = duration(left)).into_owned(),
            (State::Running, None) => t!("run.running").into_owned(),
            (State::Stopping, _) => t!("run.stopping").into_owned(),
            (State::Paused, _) => t!("run.paused").into_owned(),
            (State::Done, _) => t!("run.done").into_owned(),
        };
        let status = RichText::new(status).font(regular(size::SMALL)).color(palette.secondary);
        let all = runner.settings.as_ref().map_or(iterations, |settings| settings.iterations);
        let made = t!("run.made", made = grouped(runner.results.iterations()), all = grouped(all));
        let scrubbed = settings.landscape.as_ref().and_then(|landscape| landscape.at).zip(points);
        let made =
            scrubbed.map_or(made, |(shown, [last, _])| t!("valley.scrub_at", shown = grouped(shown), last = grouped(last)));
        let made = RichText::new(made).font(semibold(size::BODY)).color(palette.text);
        // On a phone there is room for one: while images are fetched, for how far that is.
        let texts = match (ui.available_width() < LEAST_FOR_BOTH, state) {
            (false, _) => vec![status, made],
            (true, State::Loading) => vec![status],
            (true, _) => vec![made],
        };
        let gaps = (texts.len() - 1) as f32 * ui.spacing().item_spacing.x;
        let width = texts.iter().map(|text| text_width(ui, text.clone())).sum::<f32>() + gaps;
        let bar_width = ui.available_width() - width - 8.0 - 2.0 * ui.spacing().item_spacing.x - 8.0;
        match (&mut settings.landscape, points.filter(|[last, _]| *last > 0 && state != State::Running)) {
            (Some(landscape), Some(points)) => scrub_ui(ui, &mut landscape.at, points, bar_width.max(8.0)),
            _ => progress_ui(ui, runner.progress(), bar_width.max(8.0)),
        }
        right_sized_ui(ui, width, |ui| {
            for text in texts {
                ui.label(text);
            }
        });
    });
    commands
}

/// The shown iteration of the landscape.
fn scrub_ui(ui: &mut Ui, at: &mut Option<usize>, [last, spacing]: [usize; 2], width: f32) {
    let shown = at.unwrap_or(last).min(last);
    let mut wanted = shown as f64;
    let (range, accent) = (Slider::linear(0.0, last as f64), Palette::current(ui).accent);
    let slider = slider_ui(ui, &mut wanted, range, true, width, accent, &t!("valley.scrub"));
    if slider.tell(t!("valley.scrub_at", shown = grouped(shown), last = grouped(last))).changed() {
        let point = (wanted / spacing as f64).round() as usize * spacing; // only there the walks are known
        *at = Some(point).filter(|at| *at < last);
    }
}

fn progress_ui(ui: &mut Ui, progress: f64, width: f32) {
    let palette = Palette::current(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(width, 8.0), egui::Sense::hover());
    let percent = (progress * 100.0).floor();
    response.widget_info(|| {
        egui::WidgetInfo::labeled(egui::Role::ProgressIndicator, true, t!("run.percent", percent = percent).as_ref())
    });
    ui.painter().rect_filled(rect, 4.0, palette.chip);
    let done = Rect::from_min_size(rect.min, vec2(rect.width() * progress as f32, rect.height()));
    ui.painter().rect_filled(done, 4.0, palette.accent);
}
