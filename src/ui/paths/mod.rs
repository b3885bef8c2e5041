//! The Paths workspace: the optimizers' cards on the left, the map in the middle, the charts on the right.

mod cards;
mod charts;
mod compare;
mod frame;
mod ghosts;
mod ground;
mod hover;
mod inspector;
mod map;
mod panels;
mod place;
mod relief;
mod results;
mod scene;
pub mod sketch;
mod starts;
mod surface;
mod terms;
mod walks;

pub use frame::Frame;
pub use place::Place;
pub use relief::Relief;
pub use scene::Scene;
pub use surface::{Sampled, Surface, paint as paint_surface, switch_ui};
pub use terms::Inspected;

use egui::{Id, Rect, Response, Ui, vec2};
use rust_i18n::t;

use crate::experiment::paths::insight::Insight;
use crate::experiment::paths::{Camera, Path, Settings};
use crate::preset::shelf::Shelf;
use crate::ui::legend;
use crate::ui::predict::{self, Drawing};
use crate::ui::theme::Palette;
use crate::words;

pub use charts::charts_ui;
pub use map::{paint as paint_map, rect_inside as map_rect};
pub use results::Results;

/// What the workspace remembers from frame to frame: caches, and where things were.
#[derive(Default)]
pub struct PathsView {
    results: Results,
    relief: Relief,
    /// The steps drawn on the map, and the run and frame they are for.
    on_map: (Option<(u64, Frame)>, Vec<sketch::Steps>),
    ghosts: ghosts::Ghosts,
    frame: Option<Frame>,
    /// The widget of map or surface.
    ground: Option<Id>,
    sampled: Sampled,
    surface: Option<Surface>,
    /// The height of inspector and comparison, as they were drawn last.
    lower: f32,
    /// The optimizer whose card the pointer is on.
    on_card: Option<usize>,
    /// The optimizer whose path the pointer is on.
    on_path: Option<usize>,
    /// Whether the paths are not shown, since a question about them waits for its answer.
    pub hides: bool,
}

impl PathsView {
    /// Apply the input and compute the results, before anything is drawn; returns whether a search has set learning rates.
    pub fn update(&mut self, ui: &Ui, settings: &mut Settings, shelf: &Shelf<Settings>) -> bool {
        match (&self.surface, &self.frame) {
            (Some(surface), _) => starts::input(ui, surface, settings),
            (None, Some(frame)) => starts::input(ui, frame, settings),
            (None, None) => {}
        }
        let before = settings.optimizers.clone();
        self.results.sweep(ui.ctx(), settings);
        self.results.update(ui.ctx(), settings);
        self.ghosts.update(ui.ctx(), shelf, settings);
        before != settings.optimizers
    }

    /// Whether a start point or the map has the keyboard, so that the arrow keys are its own.
    pub fn start_focused(&self, ctx: &egui::Context, settings: &Settings) -> bool {
        let on_ground = self.ground.is_some_and(|ground| ctx.memory(|memory| memory.has_focus(ground)));
        on_ground || starts::focused(ctx, settings.starts.len())
    }

    /// How much of a long run is done, from 0 to 1.
    pub fn progress(&self) -> Option<f32> {
        self.results.progress()
    }

    /// The results that are drawn.
    pub fn paths(&self) -> &[Path] {
        &self.results.paths
    }

    /// The results, but none while they are hidden.
    fn shown_paths(&self) -> &[Path] {
        if self.hides { &[] } else { &self.results.paths }
    }

    /// The kept runs, but none while the results are hidden.
    fn kept(&self) -> &[ghosts::Ghost] {
        if self.hides { &[] } else { self.ghosts.all() }
    }

    /// The index of the optimizer that the pointer is on, on its card or on its path.
    pub fn highlighted(&self) -> Option<usize> {
        self.on_card.or(self.on_path)
    }

    /// The map as it was drawn last.
    pub fn frame(&self) -> Option<&Frame> {
        self.frame.as_ref()
    }

    /// The surface as it was drawn last, if it was.
    pub fn surface(&self) -> Option<&Surface> {
        self.surface.as_ref()
    }

    /// The index of the path whose step is taken apart, with what is behind the step.
    fn inspected(&self, settings: &Settings) -> Inspected<'_> {
        let path = self.results.inspected(settings).filter(|_| !self.hides)?;
        Some((path, &self.results.insights[path]))
    }

    /// What is drawn, with the highlight.
    fn scene<'a>(&'a self, ui: &Ui, settings: &'a Settings) -> Scene<'a> {
        Scene { highlight: self.highlighted(), kept: self.kept(), ..Scene::new(settings, self.shown_paths(), Palette::of(ui)) }
    }

    /// The map or the surface, with the legend above it. While the answer to a question is a path to draw, the pointer draws it
    /// and moves nothing.
    pub fn map_ui(&mut self, ui: &mut Ui, settings: &mut Settings, drawing: &mut Drawing<'_>) {
        let area = ui.available_rect_before_wrap();
        let legend = legend::paint(ui, area, &Scene::new(settings, &[], Palette::of(ui)).chips());
        let rect = map_rect(Rect::from_min_max(area.min + vec2(0.0, legend + 4.0), area.max));
        let ground = match settings.surface {
            Some(camera) => self.surface_ui(ui, rect, camera, settings, drawing),
            None => self.plane_ui(ui, rect, settings, drawing),
        };
        self.ground = Some(ground.id);
        let scene = self.scene(ui, settings);
        let description = describe(&scene, &self.results.insights);
        ui.ctx().accesskit_node_builder(ground.id, |node| {
            let name = if settings.surface.is_some() { t!("map.surface_name") } else { t!("map.name") };
            node.set_role(egui::accesskit::Role::Image);
            node.set_label(name.into_owned());
            node.set_description(description);
        });
    }

    /// The map; returns its ground.
    fn plane_ui(&mut self, ui: &Ui, rect: Rect, settings: &mut Settings, drawing: &mut Drawing<'_>) -> Response {
        self.surface = None;
        let mut frame = Frame::fit(rect, settings.visible());
        let ground = drawing.ui(ui, &frame).unwrap_or_else(|| {
            let ground = map::ground_ui(ui, &frame, settings);
            starts::handles_ui(ui, &frame, settings);
            ground
        });
        frame = Frame::fit(rect, settings.visible());
        self.settle(ui, settings, &frame);
        let scene = self.scene(ui, settings);
        let inspected = self.inspected(settings);
        paint_map(ui, &frame, &self.relief, &scene, &self.on_map.1, inspected);
        predict::paint(ui, &frame, drawing.guess);
        let hovered = map::hover_ui(ui, &frame, &ground, &scene, &self.on_map.1);
        if hovered != self.on_path {
            ui.ctx().request_repaint(); // the highlight is drawn with the next frame
        }
        self.on_path = hovered;
        self.frame = Some(frame);
        ground
    }

    /// The surface; returns its ground.
    fn surface_ui(
        &mut self,
        ui: &Ui,
        rect: Rect,
        camera: Camera,
        settings: &mut Settings,
        drawing: &mut Drawing<'_>,
    ) -> Response {
        let surface = self.sampled.surface(rect, settings, camera);
        let ground = drawing.ui(ui, &surface).unwrap_or_else(|| {
            let ground = surface::pointer_ui(ui, &surface, camera, settings);
            starts::handles_ui(ui, &surface, settings);
            ground
        });
        let frame = Frame { rect, view: settings.visible() };
        self.settle(ui, settings, &frame);
        let surface = self.sampled.surface(rect, settings, settings.surface.unwrap_or(camera));
        paint_surface(ui, &surface, &self.relief, &self.scene(ui, settings), &self.on_map.1, self.inspected(settings));
        predict::paint(ui, &surface, drawing.guess);
        self.on_path = None;
        self.surface = Some(surface);
        ground
    }

    /// Bring everything up to what the widgets have just changed: it is drawn in this frame, not in the next.
    fn settle(&mut self, ui: &Ui, settings: &Settings, frame: &Frame) {
        self.results.update(ui.ctx(), settings);
        let scene = Scene::new(settings, &self.results.paths, Palette::of(ui));
        self.relief.update(ui.ctx(), &scene, frame);
        self.ghosts.settle(frame);
        let key = Some((self.results.run, *frame));
        if self.on_map.0 != key {
            self.on_map = (key, sketch::on_map(&self.results.paths, frame));
        }
    }
}

/// The map in words: where each path ends, and what happened on it.
fn describe(scene: &Scene<'_>, insights: &[Insight]) -> String {
    let tell = |(index, path): (usize, &Path)| {
        let walk = &path.trajectory;
        let [x, y] = walk.points[walk.last()].map(|part| crate::ui::plots::number(part, 4));
        let end = t!("map.path", name = scene.names[path.optimizer], start = path.start + 1, x = x, y = y);
        let story = words::story::words(scene.settings, &insights[index]).sentences.join(", ");
        words::explained(&end, &story)
    };
    let kept =
        |ghost: &ghosts::Ghost| t!("shelf.drawn", name = ghost.name, difference = panels::told(&ghost.settings, scene.settings));
    let all: Vec<String> = scene.drawn().map(tell).chain(scene.ghosts().map(|ghost| kept(ghost).into_owned())).collect();
    words::joined(&all)
}
