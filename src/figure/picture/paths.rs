//! The figure of the Paths workspace: map or surface, legend, caption and charts.

use egui::{Rect, Ui, UiBuilder, pos2};
use rust_i18n::t;

use super::{MARGIN, paint_caption};
use crate::experiment::paths::{Path, Settings};
use crate::ui::legend;
use crate::ui::paths::{
    Frame, Inspected, Relief, Results, Sampled, Scene, charts_ui, map_rect, paint_map, paint_surface, sketch,
};
use crate::ui::theme::Palette;
use crate::words::comparison;

/// From this width on the charts stand beside the map.
const WIDE: f32 = 1000.0;
const CHARTS_WIDTH: f32 = 304.0;

/// What is painted, and what is kept from frame to frame.
pub(super) struct Painter {
    settings: Settings,
    results: Results,
    relief: Relief,
}

impl Painter {
    /// A painter of the results of a run.
    pub(super) fn new(settings: &Settings, paths: &[Path]) -> Self {
        Self { settings: settings.clone(), results: Results::of(settings, paths), relief: Relief::default() }
    }

    /// Show another step from now on.
    pub(super) fn show(&mut self, step: usize) {
        self.settings.shown = Some(step).filter(|step| *step < self.settings.steps);
        self.results.look(&self.settings);
    }

    /// The whole figure in `area`; returns the map's rectangle.
    pub(super) fn ui(&mut self, ui: &mut Ui, area: Rect) -> Rect {
        let Self { settings, results, relief } = self;
        let scene = Scene::new(settings, &results.paths, Palette::of(ui));
        let wide = area.width() + 2.0 * MARGIN >= WIDE;
        let inspected = results.inspected(settings).map(|path| (path, &results.insights[path]));
        let legend = legend::paint(ui, area, &scene.chips());
        let caption = paint_caption(ui, area, &caption(&scene, inspected));
        let right = if wide { area.max.x - CHARTS_WIDTH - MARGIN } else { area.max.x };
        let middle = Rect::from_min_max(pos2(area.min.x, area.min.y + legend + 4.0), pos2(right, area.max.y - caption - 8.0));
        let frame = match settings.surface {
            Some(_) => Frame { rect: map_rect(middle), view: settings.visible() },
            None => Frame::fit(map_rect(middle), settings.visible()),
        };
        relief.update(ui.ctx(), &scene, &frame);
        let steps = sketch::on_map(&results.paths, &frame);
        match settings.surface {
            Some(camera) => {
                let surface = Sampled::default().surface(frame.rect, settings, camera);
                paint_surface(ui, &surface, relief, &scene, &steps, inspected);
            }
            None => paint_map(ui, &frame, relief, &scene, &steps, inspected),
        }
        if wide {
            let charts = Rect::from_min_max(pos2(right + MARGIN, middle.min.y), pos2(area.max.x, middle.max.y));
            ui.scope_builder(UiBuilder::new().max_rect(charts), |ui| charts_ui(ui, charts, &scene, results, settings.chart));
        }
        frame.rect
    }
}

/// What the caption says: landscape, rule of the comparison, step.
fn caption(scene: &Scene<'_>, inspected: Inspected<'_>) -> String {
    let settings = scene.settings;
    let mut text = t!(
        "figure.caption",
        name = settings.landscape.name(),
        formula = settings.landscape.formula(),
        rule = comparison::declared(settings),
        shown = settings.shown_step(),
        steps = settings.steps
    )
    .into_owned();
    if let Some((path, insight)) = inspected.filter(|_| settings.terms) {
        let name = &scene.names[scene.paths[path].optimizer];
        text = format!("{text} · {}", t!("figure.step", name = name, from = insight.step, to = insight.step + 1));
    }
    if settings.arrows {
        text = format!("{text} · {}", t!("map.arrows"));
    }
    text
}
