//! The landscape of the window: a coarse map soon, a fine one and the losses of the walks' points after it, each from a job.

use std::sync::Arc;

use egui::{Context, Rect, Response, RichText, Ui};

use super::landscape_input;
use super::runner::{Runner, State};
use super::works::{MapPlane, MeasurePoints, SurveyWalks};
use crate::experiment::training::Settings;
use crate::experiment::training::landscape::{KeptWalk, Landscape, Map, PlaneKind, PointLosses, Survey};
use crate::landscape::View;
use crate::language::t;
use crate::picture::paths::MapTransform;
use crate::picture::theme::{Palette, regular, size};
use crate::picture::training::landscape::page::frame_ui;
use crate::picture::training::landscape::{Content, Painter};
use crate::ui::latest::Latest;

/// Nodes along the longer side of a coarse and of a fine map.
const COARSE: usize = 16;
const FINE: usize = 72;
/// While the nets train, a new map is begun when the walks have this many times the points of the last one.
const GROWTH: f64 = 1.1;

/// What a survey is made of.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Key {
    run_number: u64,
    /// The number of kept points of all walks, and that of the iterations of the last.
    points: [usize; 2],
    plane: PlaneKind,
    images: usize,
    /// The seed of random directions, and the curve that they are around.
    random: Option<(u64, usize)>,
}

type Surveyed = Option<Result<Arc<Survey>, String>>;

/// The state of the view from frame to frame.
#[derive(Default)]
pub struct LandscapeView {
    survey: Latest<Key, Surveyed, SurveyWalks>,
    coarse: Latest<(Key, View), Option<Arc<Map>>, MapPlane>,
    fine: Latest<(Key, View), Option<Arc<Map>>, MapPlane>,
    losses: Latest<Key, Option<Arc<PointLosses>>, MeasurePoints>,
    /// The map that is shown, with the losses of its points as far as they are known.
    map: Option<Arc<Map>>,
    painter: Painter,
    /// The rectangle of the map in the last frame.
    pub rect: Option<Rect>,
}

impl LandscapeView {
    /// The map, when it is of the settings that are shown.
    pub fn map(&self) -> Option<&Arc<Map>> {
        self.map.as_ref()
    }

    /// Whether something is still computed.
    pub fn is_busy(&self) -> bool {
        [self.survey.done(), self.coarse.done(), self.fine.done(), self.losses.done()].iter().any(Option::is_some)
    }

    /// Forget all maps, and stop what is computed.
    pub fn clear(&mut self) {
        if self.map.is_some() || self.is_busy() {
            *self = Self::default();
        }
    }

    /// Bring the maps up to date with the run, in jobs; `drawn` are the settings of the run, with the landscape of the user.
    fn update(&mut self, ctx: &Context, drawn: &Settings, runner: &Runner, rect: Rect) {
        let Some(landscape) = &drawn.landscape else { return self.clear() };
        let walks = runner.kept_walks();
        if walks.is_empty() {
            return self.clear();
        }
        let key = self.key(drawn, landscape, runner, &walks);
        let all = Arc::new(walks);
        self.survey.update(ctx, &key, false, |_| SurveyWalks { settings: drawn.clone(), walks: Arc::clone(&all) });
        let Some(Ok(survey)) = self.survey.result.clone().filter(|_| self.survey.inputs() == Some(&key)) else { return };
        let view = MapTransform::fit(rect, landscape.view.unwrap_or(survey.fit())).view;
        let of_view = (key, view);
        let map = |longer: usize| MapPlane { survey: Arc::clone(&survey), view, nodes: nodes(rect, longer) };
        if self.fine.inputs() != Some(&of_view) {
            self.coarse.update(ctx, &of_view, false, |_| map(COARSE));
        }
        // The race has the processor for itself while it runs, and a view that is dragged does not wait for a fine map.
        let rests = !matches!(runner.state(), State::Running | State::Loading) && !ctx.input(|input| input.pointer.any_down());
        if rests && (self.coarse.inputs() == Some(&of_view) || self.fine.inputs() == Some(&of_view)) {
            self.fine.update(ctx, &of_view, false, |_| map(FINE));
        }
        if rests && self.fine.inputs() == Some(&of_view) {
            let measure = |_: &_| MeasurePoints { survey: Arc::clone(&survey), walks: all, data: drawn.data.clone() };
            self.losses.update(ctx, &key, false, measure);
        }
        let newest = [&self.fine, &self.coarse].into_iter().find(|latest| latest.inputs() == Some(&of_view));
        if let Some(map) = newest.and_then(|latest| latest.result.as_ref()) {
            let losses = self.losses.result.as_ref().filter(|_| self.losses.inputs() == Some(&key));
            self.map = Some(losses.map_or_else(|| Arc::clone(map), |losses| Arc::new(map.with_losses(losses))));
        }
    }

    /// What the survey is to be made of: while the nets train, the points of the last one until there are enough more.
    fn key(&self, drawn: &Settings, landscape: &Landscape, runner: &Runner, walks: &[KeptWalk]) -> Key {
        let points = walks.iter().map(|walk| walk.points.len()).sum();
        let last = walks.iter().filter_map(|walk| walk.points.last()).map(|point| point.iteration).sum();
        let random = (landscape.plane == PlaneKind::Random).then(|| (landscape.seed, drawn.chosen()));
        let (plane, images) = (landscape.plane, landscape.images);
        let now = Key { run_number: runner.run_number, points: [points, last], plane, images, random };
        let running = self.survey.running().map(|(key, _)| *key);
        let Some(before) = running.or(self.survey.inputs().copied()) else { return now };
        let waits = Key { points: now.points, ..before } == now
            && runner.state() == State::Running
            && (self.is_busy() || (points as f64) < GROWTH * before.points[0] as f64);
        if waits { before } else { now }
    }

    /// Draw the landscape with its legend and sentences, or why there is none; returns the hovered curve, and the response of the map.
    pub fn ui(
        &mut self,
        ui: &Ui,
        area: Rect,
        settings: &mut Settings,
        drawn: &Settings,
        runner: &Runner,
        highlight: Option<usize>,
    ) -> (Option<usize>, Option<Response>) {
        let palette = Palette::current(ui);
        let rect = self.rect.unwrap_or(area);
        self.update(ui.ctx(), drawn, runner, rect);
        let Some(map) = self.map.clone() else {
            self.empty_ui(ui, area, runner);
            return (None, None);
        };
        let content = Content { highlight, ..Content::new(drawn, &map, palette) };
        let rect = frame_ui(ui, area, &content);
        if self.rect != Some(rect) {
            self.rect = Some(rect);
            ui.ctx().request_repaint(); // with the next frame there is a map of this size
        }
        let Some(landscape) = &mut settings.landscape else { return (None, None) };
        if let Some(camera) = landscape.surface {
            let response = landscape_input::surface_ui(ui, rect, camera, landscape);
            self.painter.paint_surface(ui, rect, landscape.surface.unwrap_or(camera), &content);
            return (None, Some(response));
        }
        let before = MapTransform::fit(rect, landscape.view.unwrap_or(map.grid.view));
        let response = landscape_input::map_ui(ui, &before, landscape);
        let transform = MapTransform::fit(rect, landscape.view.unwrap_or(map.grid.view));
        self.painter.paint(ui, &transform, &content);
        let hovered = landscape_input::hover_ui(ui, &transform, &response, &content);
        (hovered, Some(response))
    }

    /// Why there is no map.
    fn empty_ui(&self, ui: &Ui, area: Rect, runner: &Runner) {
        let palette = Palette::current(ui);
        let failed = match &self.survey.result {
            Some(Err(message)) if self.survey.done().is_none() => Some(message.clone()),
            _ => None,
        };
        let (text, color) = match (failed, runner.state()) {
            (Some(message), _) => (message, palette.error),
            (None, State::Empty) => (t!("valley.start_first").into_owned(), palette.secondary),
            (None, _) if runner.kept_walks().is_empty() && runner.state() != State::Loading => {
                (t!("valley.not_kept").into_owned(), palette.secondary)
            }
            (None, _) => (t!("valley.computing").into_owned(), palette.secondary),
        };
        let text = RichText::new(text).font(regular(size::BODY)).color(color);
        let wrap = Some(egui::TextWrapMode::Wrap);
        let galley = egui::WidgetText::from(text).into_galley(ui, wrap, area.width() - 48.0, egui::TextStyle::Body);
        ui.painter().galley(area.center() - galley.size() / 2.0, galley, color);
    }
}

/// Nodes along x and y: `longer` along the longer side, square cells.
fn nodes(rect: Rect, longer: usize) -> [usize; 2] {
    let side = rect.width().max(rect.height()).max(1.0);
    [rect.width(), rect.height()].map(|extent| ((extent / side * longer as f32).round() as usize).max(2))
}
