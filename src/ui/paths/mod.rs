//! The Paths workspace: the optimizers' cards on the left, the map in the middle, the charts on the right.

mod cards;
mod compare;
mod computed;
mod hover;
mod inspector;
mod kept;
mod landscape_card;
mod map_input;
mod maps;
mod panels;
mod settings_map;
mod start_handles;
mod starts_card;
mod step_table;
mod surface_input;
pub mod works;

use egui::{Id, Rect, Response, Ui, vec2};

use super::lesson::question;
use super::lesson::question::Drawing;
use crate::experiment::paths::insight::Insight;
use crate::experiment::paths::milestones::Milestones;
use crate::experiment::paths::{Camera, Path, Settings};
use crate::landscape::View;
use crate::language::t;
use crate::picture::legend;
use crate::picture::paths::derived::inspected;
use crate::picture::paths::kept::KeptPaths;
use crate::picture::paths::{
    Content, ContourMap, Course, HeightCache, Inspected, MapTransform, Surface, course, map_rect, paint_map, paint_surface,
};
use crate::picture::theme::Palette;
use crate::storage::kept_runs::RunList;
use crate::words;
use computed::Computed;
use kept::ShownRuns;

pub use surface_input::switch_ui;

/// The state of the view from frame to frame: caches and positions.
#[derive(Default)]
pub struct PathsView {
    computed: Computed,
    contour_map: ContourMap,
    /// What of the paths is drawn on the map, with its key: run and transform.
    on_map: (Option<(u64, MapTransform)>, Vec<Course>),
    kept: ShownRuns,
    /// The part of the plane that is shown and the height at which the surface is cut, with the landscape's key.
    frame: Option<(&'static str, View, Option<f64>)>,
    transform: Option<MapTransform>,
    /// The id of the map's or surface's widget, behind the start points.
    background: Option<Id>,
    heights: HeightCache,
    surface: Option<Surface>,
    /// The height of inspector and comparison in the last frame.
    lower_height: f32,
    /// The optimizer whose card is hovered.
    hovered_card: Option<usize>,
    /// The optimizer whose path is hovered.
    hovered_path: Option<usize>,
    /// Whether the paths are hidden, while a question about them waits for an answer.
    pub hides_results: bool,
    /// Whether the steps are played: then all of them have arrows of one scale.
    pub is_playing: bool,
    /// Whether the answer to a question plays, so that later steps are hidden.
    pub is_answering: bool,
}

impl PathsView {
    /// Apply edits of the start points since the last frame. Call it before anything is computed.
    pub fn input(&self, ui: &Ui, settings: &mut Settings) {
        let edit = match (&self.surface, &self.transform) {
            (Some(surface), _) => start_handles::input(ui, surface, self.background, &settings.starts),
            (None, Some(transform)) => start_handles::input(ui, transform, self.background, &settings.starts),
            (None, None) => None,
        };
        if let Some(edit) = edit {
            edit.apply(settings);
        }
        settings_map::input(ui, settings);
    }

    /// Update all results to the settings. Call it once per frame, after the controls on the left and before drawing. Returns
    /// whether a search has set learning rates.
    pub fn update(&mut self, ctx: &egui::Context, settings: &mut Settings, kept: &RunList<Settings>) -> bool {
        settings.apply_rate_rule(None);
        let found = self.computed.search(ctx, settings);
        self.computed.update(ctx, settings, self.transform.map(|shown| shown.view));
        let is_dragging = ctx.input(|input| input.pointer.any_down());
        let (paths, key) = (self.shown_paths(), settings.landscape.key());
        let wanted = settings.frame(paths);
        let suits = |shown: &View| is_dragging || settings.follows() && wanted.suits(shown);
        let rests = self.frame.filter(|(of, ..)| *of == key && self.transform.is_some_and(|shown| suits(&shown.view)));
        self.frame = rests.or_else(|| Some((key, wanted, settings.top(paths))));
        self.kept.update(ctx, kept, settings);
        found
    }

    /// Whether a start point or the map has the focus, and so uses the arrow keys.
    pub fn has_focus(&self, ctx: &egui::Context, settings: &Settings) -> bool {
        let on_background = self.background.is_some_and(|id| ctx.memory(|memory| memory.has_focus(id)));
        on_background || start_handles::focused(ctx, settings.starts.len())
    }

    /// The progress of a long run or of a search, from 0 to 1; `None` if no job runs.
    pub fn progress(&self) -> Option<f32> {
        self.computed.progress()
    }

    /// The computed paths.
    pub fn paths(&self) -> &[Path] {
        self.computed.paths()
    }

    /// The paths and their milestones; `None` while they are being computed.
    pub fn results(&self, settings: &Settings) -> Option<(&[Path], &[Milestones])> {
        let up_to_date = self.computed.inputs() == Some(&settings.inputs());
        up_to_date.then_some((self.computed.paths(), self.computed.derived.milestones.as_slice()))
    }

    /// The paths, but none while they are hidden.
    fn shown_paths(&self) -> &[Path] {
        if self.hides_results { &[] } else { self.computed.paths() }
    }

    /// The kept runs, but none while the paths are hidden.
    fn kept(&self) -> &[KeptPaths] {
        if self.hides_results { &[] } else { &self.kept.runs }
    }

    /// The index of the optimizer whose card or path is hovered.
    pub fn highlighted(&self) -> Option<usize> {
        self.hovered_card.or(self.hovered_path)
    }

    /// The transform of the map in the last frame.
    pub fn transform(&self) -> Option<&MapTransform> {
        self.transform.as_ref()
    }

    /// The surface in the last frame, if it was shown.
    pub fn surface(&self) -> Option<&Surface> {
        self.surface.as_ref()
    }

    /// The index of the inspected path, with the insight into it.
    fn inspected(&self, settings: &Settings) -> Inspected<'_> {
        let path = inspected(settings, self.computed.paths()).filter(|_| !self.hides_results)?;
        Some((path, &self.computed.derived.insights[path]))
    }

    /// Fit the view anew to what the paths need.
    pub fn refit(&mut self) {
        self.frame = None;
    }

    /// The settings that draw what is shown elsewhere too: with the view, where it rests although the paths need another.
    pub fn exported(&self, settings: &Settings) -> Settings {
        let resting = self.frame.map(|(_, view, _)| view).filter(|view| *view != settings.frame(self.shown_paths()));
        Settings { view: settings.view.or(resting), ..settings.clone() }
    }

    /// The part of the plane that is shown.
    fn view(&self, settings: &Settings) -> View {
        settings.view.unwrap_or_else(|| self.frame.map_or_else(|| settings.frame(&[]), |(_, view, _)| view))
    }

    /// The content to draw, with the highlight.
    fn content<'a>(&'a self, ui: &Ui, settings: &'a Settings) -> Content<'a> {
        Content {
            highlight: self.highlighted(),
            one_scale: self.is_playing,
            hides_later: self.is_answering,
            all_kept: self.kept(),
            active_starts: start_handles::active(ui.ctx(), settings.starts.len()),
            ..Content::new(settings, self.shown_paths(), Palette::current(ui))
        }
    }

    /// The map or the surface, with the legend above it. While the user draws a path as the answer to a question, the pointer
    /// moves nothing.
    pub fn map_ui(&mut self, ui: &mut Ui, settings: &mut Settings, drawing: &mut Drawing<'_>) {
        let area = ui.available_rect_before_wrap();
        let legend = legend::paint(ui, area, &Content::new(settings, &[], Palette::current(ui)).chips());
        let rect = map_rect(Rect::from_min_max(area.min + vec2(0.0, legend + 4.0), area.max));
        let background = match settings.surface {
            Some(camera) => self.surface_ui(ui, rect, camera, settings, drawing),
            None => self.plane_ui(ui, rect, settings, drawing),
        };
        self.background = Some(background.id).filter(|_| !drawing.draws);
        let content = self.content(ui, settings);
        let description = describe(&content, &self.computed.derived.insights);
        ui.ctx().accesskit_node_builder(background.id, |node| {
            let name = if settings.surface.is_some() { t!("map.surface_name") } else { t!("map.name") };
            node.set_role(egui::accesskit::Role::Image);
            node.set_label(name.into_owned());
            node.set_description(description);
        });
    }

    fn plane_ui(&mut self, ui: &Ui, rect: Rect, settings: &mut Settings, drawing: &mut Drawing<'_>) -> Response {
        self.surface = None;
        let before = MapTransform::fit(rect, self.view(settings));
        let background = drawing.ui(ui, &before).unwrap_or_else(|| {
            let (background, added) = map_input::map_ui(ui, &before, settings);
            let edit = start_handles::handles_ui(ui, &before, &settings.starts);
            if let Some(edit) = edit.or(added) {
                edit.apply(settings);
            }
            background
        });
        let transform = MapTransform::fit(rect, self.view(settings));
        self.prepare(ui, settings, &transform);
        let content = self.content(ui, settings);
        let inspected = self.inspected(settings);
        let derived = &self.computed.derived;
        paint_map(ui, &transform, &self.contour_map, &content, &self.on_map.1, derived, inspected);
        question::paint(ui, &transform, drawing.guess);
        let hovered = map_input::hover_ui(ui, &transform, &background, &content, &self.on_map.1, &derived.basins);
        if hovered != self.hovered_path {
            ui.ctx().request_repaint(); // the highlight is drawn with the next frame
        }
        self.hovered_path = hovered;
        self.transform = Some(transform);
        background
    }

    fn surface_ui(
        &mut self,
        ui: &Ui,
        rect: Rect,
        camera: Camera,
        settings: &mut Settings,
        drawing: &mut Drawing<'_>,
    ) -> Response {
        let view = self.view(settings);
        let top = self.frame.and_then(|(.., top)| top);
        let before = self.heights.surface(rect, settings, view, top, camera);
        let background = drawing.ui(ui, &before).unwrap_or_else(|| {
            let background = surface_input::surface_ui(ui, &before, camera, settings);
            if let Some(edit) = start_handles::handles_ui(ui, &before, &settings.starts) {
                edit.apply(settings);
            }
            background
        });
        self.prepare(ui, settings, &MapTransform { rect, view });
        let surface = self.heights.surface(rect, settings, view, top, settings.surface.unwrap_or(camera));
        paint_surface(ui, &surface, &self.contour_map, &self.content(ui, settings), &self.on_map.1, self.inspected(settings));
        question::paint(ui, &surface, drawing.guess);
        self.hovered_path = None;
        self.surface = Some(surface);
        background
    }

    /// Update the contours and the drawn steps to this view.
    fn prepare(&mut self, ui: &Ui, settings: &Settings, transform: &MapTransform) {
        let content = Content::new(settings, self.computed.paths(), Palette::current(ui));
        self.contour_map.update(ui.ctx(), &content, transform);
        let transform = &if settings.surface.is_some() { transform.unrolled() } else { *transform };
        self.kept.runs.iter_mut().for_each(|kept| kept.prepare(transform));
        let key = Some((self.computed.derived.run, *transform));
        if self.on_map.0 != key {
            self.on_map = (key, course::on_map(self.computed.paths(), transform));
        }
    }
}

/// A description of the map: the end and the story of each path.
fn describe(content: &Content<'_>, insights: &[Insight]) -> String {
    let describe_path = |(index, path): (usize, &Path)| {
        let trajectory = &path.trajectory;
        let [x, y] = trajectory.points[trajectory.last_step()].map(|part| crate::words::numbers::number(part, 4));
        let end = t!("map.path", name = content.names[path.optimizer], start = path.start + 1, x = x, y = y);
        let story = words::story::words(content.settings, &insights[index]).all().join(", ");
        words::explained(&end, &story)
    };
    let kept = |kept: &KeptPaths| {
        t!("kept_runs.drawn", name = kept.name, difference = panels::difference(&kept.settings, content.settings))
    };
    let all: Vec<String> = content.drawn().map(describe_path).chain(content.kept().map(|run| kept(run).into_owned())).collect();
    words::joined(&all)
}
