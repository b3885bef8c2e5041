//! The Paths workspace: the optimizers' cards on the left, the map in the middle, the charts on the right.

mod cards;
mod charts;
mod compare;
mod frame;
mod ground;
mod hover;
mod inspector;
mod map;
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

use egui::{Id, Rect, Response, ScrollArea, Ui, vec2};
use rust_i18n::t;

use crate::experiment::paths::insight::Insight;
use crate::experiment::paths::{Camera, Path, Settings};
use crate::ui::card::heading_ui;
use crate::ui::command::Command;
use crate::ui::legend;
use crate::ui::room::follow_focus;
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
}

impl PathsView {
    /// Apply the input and compute the results, before anything is drawn; returns whether a search has set learning rates.
    pub fn update(&mut self, ui: &Ui, settings: &mut Settings) -> bool {
        match (&self.surface, &self.frame) {
            (Some(surface), _) => starts::input(ui, surface, settings),
            (None, Some(frame)) => starts::input(ui, frame, settings),
            (None, None) => {}
        }
        let before = settings.optimizers.clone();
        self.results.sweep(ui.ctx(), settings);
        self.results.update(ui.ctx(), settings);
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

    /// Cards, landscape and starts.
    pub fn left_ui(&mut self, ui: &mut Ui, settings: &mut Settings) {
        ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 3.0;
            heading_ui(ui, &t!("heading.optimizers"), |ui| cards::add_ui(ui, settings));
            self.on_card = cards::cards_ui(ui, settings, &self.results);
            heading_ui(ui, &t!("heading.landscape"), |_| {});
            ground::landscape_ui(ui, settings);
            heading_ui(ui, &t!("heading.starts"), |ui| ground::add_start_ui(ui, settings));
            ground::starts_ui(ui, settings);
            follow_focus(ui);
        });
    }

    /// Charts, the step taken apart, and how the optimizers compare.
    pub fn right_ui(&mut self, ui: &mut Ui, settings: &mut Settings) -> Option<Command> {
        ScrollArea::vertical()
            .auto_shrink([false, false])
            .show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 3.0;
                self.results.update(ui.ctx(), settings); // the cards may have changed the settings in this frame
                charts::tabs_ui(ui, &mut settings.chart, self.results.searched());
                let room = ui.available_size() - vec2(0.0, self.lower + 4.0);
                let area = Rect::from_min_size(ui.cursor().min, room.max(vec2(80.0, 96.0)));
                ui.advance_cursor_after_rect(area);
                let clicked = charts_ui(ui, area, &self.scene(ui, settings), &self.results, settings.chart);
                let top = ui.cursor().min.y;
                self.inspector_ui(ui, settings);
                heading_ui(ui, &t!("heading.compare"), |ui| compare::rule_ui(ui, settings));
                compare::compare_ui(ui, settings, &self.results);
                follow_focus(ui);
                let lower = ui.min_rect().max.y - top;
                if (lower - self.lower).abs() > 0.5 {
                    self.lower = lower;
                    ui.ctx().request_repaint(); // the charts take the room that is left
                }
                clicked.map(Command::ShowStep)
            })
            .inner
    }

    fn inspector_ui(&self, ui: &mut Ui, settings: &mut Settings) {
        let Some(path) = self.results.inspected(settings) else { return };
        let insight = &self.results.insights[path];
        let mut arrows = settings.terms;
        let scene = self.scene(ui, settings);
        let chosen = inspector::inspector_ui(ui, &scene, path, insight, self.results.tally, &mut arrows);
        settings.terms = arrows;
        if let Some(chosen) = chosen {
            settings.inspected = chosen;
            ui.ctx().request_repaint(); // what was taken apart of the other one is drawn with the next frame
        }
    }

    /// What is drawn, with the highlight.
    fn scene<'a>(&'a self, ui: &Ui, settings: &'a Settings) -> Scene<'a> {
        Scene { highlight: self.highlighted(), ..Scene::new(settings, &self.results.paths, Palette::of(ui)) }
    }

    /// The map or the surface, with the legend above it.
    pub fn map_ui(&mut self, ui: &mut Ui, settings: &mut Settings) {
        let area = ui.available_rect_before_wrap();
        let legend = legend::paint(ui, area, &Scene::new(settings, &self.results.paths, Palette::of(ui)).chips());
        let rect = map_rect(Rect::from_min_max(area.min + vec2(0.0, legend + 4.0), area.max));
        let ground = match settings.surface {
            Some(camera) => self.surface_ui(ui, rect, camera, settings),
            None => self.plane_ui(ui, rect, settings),
        };
        self.ground = Some(ground.id);
        let scene = Scene::new(settings, &self.results.paths, Palette::of(ui));
        let description = describe(&scene, &self.results.insights);
        ui.ctx().accesskit_node_builder(ground.id, |node| {
            let name = if settings.surface.is_some() { t!("map.surface_name") } else { t!("map.name") };
            node.set_role(egui::accesskit::Role::Image);
            node.set_label(name.into_owned());
            node.set_description(description);
        });
    }

    /// The map; returns its ground.
    fn plane_ui(&mut self, ui: &Ui, rect: Rect, settings: &mut Settings) -> Response {
        self.surface = None;
        let mut frame = Frame::fit(rect, settings.visible());
        let ground = map::ground_ui(ui, &frame, settings);
        starts::handles_ui(ui, &frame, settings);
        frame = Frame::fit(rect, settings.visible());
        self.settle(ui, settings, &frame);
        let scene = self.scene(ui, settings);
        let inspected = self.results.inspected(settings).map(|path| (path, &self.results.insights[path]));
        paint_map(ui, &frame, &self.relief, &scene, &self.on_map.1, inspected);
        let hovered = map::hover_ui(ui, &frame, &ground, &scene, &self.on_map.1);
        if hovered != self.on_path {
            ui.ctx().request_repaint(); // the highlight is drawn with the next frame
        }
        self.on_path = hovered;
        self.frame = Some(frame);
        ground
    }

    /// The surface; returns its ground.
    fn surface_ui(&mut self, ui: &Ui, rect: Rect, camera: Camera, settings: &mut Settings) -> Response {
        let surface = self.sampled.surface(rect, settings, camera);
        let ground = surface::pointer_ui(ui, &surface, camera, settings);
        starts::handles_ui(ui, &surface, settings);
        let frame = Frame { rect, view: settings.visible() };
        self.settle(ui, settings, &frame);
        let surface = self.sampled.surface(rect, settings, settings.surface.unwrap_or(camera));
        let inspected = self.results.inspected(settings).map(|path| (path, &self.results.insights[path]));
        paint_surface(ui, &surface, &self.relief, &self.scene(ui, settings), &self.on_map.1, inspected);
        self.on_path = None;
        self.surface = Some(surface);
        ground
    }

    /// Bring everything up to what the widgets have just changed: it is drawn in this frame, not in the next.
    fn settle(&mut self, ui: &Ui, settings: &Settings, frame: &Frame) {
        self.results.update(ui.ctx(), settings);
        let scene = Scene::new(settings, &self.results.paths, Palette::of(ui));
        self.relief.update(ui.ctx(), &scene, frame);
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
        format!("{end}: {story}")
    };
    scene.drawn().map(tell).collect::<Vec<_>>().join("; ")
}
