//! The page of the Paths workspace: map or surface, legend, caption and charts.

use std::sync::Arc;

use egui::{Rect, Ui, UiBuilder, pos2};

use super::derived::{Derived, inspected};
use super::{
    Content, ContourMap, HeightCache, Inspected, MapTransform, charts_ui, course, paint_map, paint_surface, rect_on_page,
};
use crate::experiment::paths::outcome::FINE_UPDATES;
use crate::experiment::paths::{Chart, Path, Settings};
use crate::language::t;
use crate::picture::caption::{self, MARGIN, paint_caption};
use crate::picture::legend;
use crate::picture::shown::Shown;
use crate::picture::theme::Palette;
use crate::words::comparison;

/// From this width on, there are charts beside the map.
const MIN_WIDTH_WITH_CHARTS: f32 = 1000.0;
const CHARTS_WIDTH: f32 = 304.0;
/// The least height of the map with its numbers, below which the caption is left out.
const LEAST_MAP: f32 = 190.0;

/// The content of the page, and caches from frame to frame.
pub struct Painter<'a> {
    settings: Settings,
    paths: &'a [Path],
    derived: Derived,
    wanted: Shown,
    contour_map: ContourMap,
    /// Whether it draws one step after the other.
    is_film: bool,
}

impl<'a> Painter<'a> {
    /// A painter of the results of a run, with the parts that are `wanted` as far as there is room.
    pub fn new(settings: &Settings, paths: &'a [Path], wanted: Shown) -> Self {
        let derived = Derived::new(settings, paths, wanted.map);
        let settings = Settings { terms: settings.terms && wanted.arrows, ..settings.clone() };
        Self { settings, paths, derived, wanted, contour_map: ContourMap::default(), is_film: false }
    }

    /// Set the shown step.
    pub fn show(&mut self, step: usize) {
        self.settings.shown = Some(step).filter(|step| *step < self.settings.steps);
        self.derived.update(&self.settings, self.paths);
        self.is_film = true;
    }

    /// Draw the page in `area`; returns the map's rectangle.
    pub fn ui(&mut self, ui: &mut Ui, area: Rect) -> Rect {
        let Self { settings, paths, derived, contour_map, is_film, wanted } = self;
        let paths: &[Path] = paths;
        let content = Content { one_scale: *is_film, ..Content::new(settings, paths, Palette::current(ui)) };
        let inspected = inspected(settings, paths).map(|path| (path, &derived.insights[path]));
        let legend = legend::paint_on_page(ui, area, &content.chips());
        let text = caption(&content, inspected);
        let caption_height = |shown: Shown| if shown.caption { caption::height(ui, area.width(), &text) } else { 0.0 };
        let shown = wanted.fitting(area.height(), |shown| legend + LEAST_MAP + caption_height(shown));
        let caption = if shown.caption { paint_caption(ui, area, &text) + 8.0 } else { 0.0 };
        if !shown.main {
            let charts = Rect::from_min_max(pos2(area.min.x, area.min.y + legend + 4.0), pos2(area.max.x, area.max.y - caption));
            ui.scope_builder(UiBuilder::new().max_rect(charts), |ui| charts_ui(ui, charts, &content, derived, settings.chart));
            return charts;
        }
        let with_charts = wanted.charts && area.width() + 2.0 * MARGIN >= MIN_WIDTH_WITH_CHARTS;
        let right = if with_charts { area.max.x - CHARTS_WIDTH - MARGIN } else { area.max.x };
        let middle = Rect::from_min_max(pos2(area.min.x, area.min.y + legend + 4.0), pos2(right, area.max.y - caption));
        let transform = match settings.surface {
            Some(_) => MapTransform { rect: rect_on_page(middle, content.palette), view: settings.frame(paths) },
            None => MapTransform::fit(rect_on_page(middle, content.palette), settings.frame(paths)),
        };
        if settings.chart == Chart::Basins && derived.basins.is_empty() {
            let size = wanted.map.unwrap_or_else(|| settings.basins_size(transform.view, FINE_UPDATES));
            let basins = settings.basins(transform.view, size, || true);
            derived.basins = basins.into_iter().map(Arc::new).collect();
        }
        contour_map.update(ui.ctx(), &content, &transform);
        let is_flat = settings.surface.is_none();
        let courses = course::on_map(paths, &if is_flat { transform } else { transform.unrolled() });
        match settings.surface {
            Some(camera) => {
                let surface =
                    HeightCache::default().surface(transform.rect, settings, transform.view, settings.top(paths), camera);
                paint_surface(ui, &surface, contour_map, &content, &courses, inspected);
            }
            None => paint_map(ui, &transform, contour_map, &content, &courses, derived, inspected),
        }
        if with_charts {
            let charts = Rect::from_min_max(pos2(right + MARGIN, middle.min.y), pos2(area.max.x, middle.max.y));
            ui.scope_builder(UiBuilder::new().max_rect(charts), |ui| charts_ui(ui, charts, &content, derived, settings.chart));
        }
        transform.rect
    }
}

/// The text of the caption: landscape, rate rule, step.
fn caption(content: &Content<'_>, inspected: Inspected<'_>) -> String {
    let settings = content.settings;
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
        let name = &content.names[content.paths[path].optimizer];
        text = format!("{text} · {}", t!("figure.step", name = name, from = insight.step, to = insight.step + 1));
    }
    if settings.arrows {
        text = format!("{text} · {}", t!("map.arrows"));
    }
    text
}
