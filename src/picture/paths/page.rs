//! The page of the Paths workspace: map or surface, legend, caption and charts.

use egui::{Rect, Ui, UiBuilder, pos2};

use super::derived::{Derived, inspected};
use super::{Content, ContourMap, HeightCache, Inspected, MapTransform, charts_ui, decimate, map_rect, paint_map, paint_surface};
use crate::experiment::paths::{Path, Settings};
use crate::language::t;
use crate::picture::caption::{MARGIN, paint_caption};
use crate::picture::legend;
use crate::picture::theme::Palette;
use crate::words::comparison;

/// From this width on, there are charts beside the map.
const MIN_WIDTH_WITH_CHARTS: f32 = 1000.0;
const CHARTS_WIDTH: f32 = 304.0;

/// The content of the page, and caches from frame to frame.
pub struct Painter<'a> {
    settings: Settings,
    paths: &'a [Path],
    derived: Derived,
    contour_map: ContourMap,
    /// Whether it draws one step after the other.
    is_film: bool,
}

impl<'a> Painter<'a> {
    /// A painter of the results of a run.
    pub fn new(settings: &Settings, paths: &'a [Path]) -> Self {
        Self {
            settings: settings.clone(),
            paths,
            derived: Derived::new(settings, paths),
            contour_map: ContourMap::default(),
            is_film: false,
        }
    }

    /// Set the shown step.
    pub fn show(&mut self, step: usize) {
        self.settings.shown = Some(step).filter(|step| *step < self.settings.steps);
        self.derived.update(&self.settings, self.paths);
        self.is_film = true;
    }

    /// Draw the page in `area`; returns the map's rectangle.
    pub fn ui(&mut self, ui: &mut Ui, area: Rect) -> Rect {
        let Self { settings, paths, derived, contour_map, is_film } = self;
        let paths: &[Path] = paths;
        let content = Content { one_scale: *is_film, ..Content::new(settings, paths, Palette::current(ui)) };
        let with_charts = area.width() + 2.0 * MARGIN >= MIN_WIDTH_WITH_CHARTS;
        let inspected = inspected(settings, paths).map(|path| (path, &derived.insights[path]));
        let legend = legend::paint(ui, area, &content.chips());
        let caption = paint_caption(ui, area, &caption(&content, inspected));
        let right = if with_charts { area.max.x - CHARTS_WIDTH - MARGIN } else { area.max.x };
        let middle = Rect::from_min_max(pos2(area.min.x, area.min.y + legend + 4.0), pos2(right, area.max.y - caption - 8.0));
        let transform = match settings.surface {
            Some(_) => MapTransform { rect: map_rect(middle), view: settings.frame(paths) },
            None => MapTransform::fit(map_rect(middle), settings.frame(paths)),
        };
        contour_map.update(ui.ctx(), &content, &transform);
        let steps = decimate::on_map(paths, &transform);
        match settings.surface {
            Some(camera) => {
                let surface =
                    HeightCache::default().surface(transform.rect, settings, transform.view, settings.top(paths), camera);
                paint_surface(ui, &surface, contour_map, &content, &steps, inspected);
            }
            None => paint_map(ui, &transform, contour_map, &content, &steps, inspected),
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
