//! The charts beside the map, one above the other, as many as fit; those over the steps mark the shown one.

mod curves;

use egui::{Rect, RichText, Ui, UiBuilder, pos2, vec2};

use super::content::Content;
use super::derived::Derived;
use super::outcome::{basins_ui, settings_map_ui};
use crate::experiment::paths::Chart;
use crate::language::t;
use crate::picture::chart;
use crate::picture::theme::{heading, size};
use crate::picture::tooltip::Tooltip;

/// Minimum height of a chart if several are shown.
const MIN_HEIGHT: f32 = 150.0;
const GAP: f32 = 8.0;

struct ChartData<'a> {
    content: &'a Content<'a>,
    derived: &'a Derived,
}

/// The charts that fit in `area`, with their heights: the first one, then the others of f, x and y. A map is about as high as wide.
fn charts_to_show(first: Chart, area: Rect) -> Vec<(Chart, f32)> {
    let others = [Chart::Height, Chart::X, Chart::Y].into_iter().filter(|chart| *chart != first);
    let fitting = |height: f32, most: f32| ((height + GAP) / (MIN_HEIGHT + GAP)).floor().clamp(0.0, most);
    let each = |height: f32, count: f32| ((height - GAP * (count - 1.0)) / count).max(40.0);
    if matches!(first, Chart::Settings | Chart::Basins) {
        let beside = fitting(area.height() - area.width() - GAP, 2.0);
        let height = if beside > 0.0 { area.width() } else { area.height() };
        let others = others.take(beside as usize).map(|chart| (chart, each(area.height() - height - GAP, beside)));
        return [(first, height)].into_iter().chain(others).collect();
    }
    let count = fitting(area.height(), 3.0).max(1.0);
    let height = each(area.height(), count);
    [first].into_iter().chain(others).take(count as usize).map(|chart| (chart, height)).collect()
}

/// What was clicked on a chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clicked {
    /// A step.
    Step(usize),
    /// The map of the optimizer with this index.
    Optimizer(usize),
}

/// Draw the charts in `area`, beginning with `first`; returns what was clicked.
pub fn charts_ui(ui: &mut Ui, area: Rect, content: &Content<'_>, derived: &Derived, first: Chart) -> Option<Clicked> {
    let data = ChartData { content, derived };
    let mut clicked = None;
    let mut top = area.top();
    for (chart, height) in charts_to_show(first, area) {
        let slot = Rect::from_min_size(pos2(area.left(), top), vec2(area.width(), height));
        top += height + GAP;
        let builder = UiBuilder::new().max_rect(slot).id_salt(("chart", chart));
        ui.scope_builder(builder, |ui| clicked = clicked.or(chart_ui(ui, &data, chart)));
    }
    clicked
}

fn chart_ui(ui: &mut Ui, data: &ChartData<'_>, chart: Chart) -> Option<Clicked> {
    let palette = data.content.palette;
    let card = ui.max_rect();
    palette.card(ui.painter(), card, 8.0);
    let margin = if palette.paper { vec2(4.0, 0.0) } else { vec2(10.0, 6.0) };
    let content = UiBuilder::new().max_rect(card.shrink2(margin));
    if chart == Chart::Settings {
        let map = data.derived.map.as_ref().filter(|_| !data.content.paths.is_empty())?;
        ui.scope_builder(content, |ui| settings_map_ui(ui, data.content, map));
        return None;
    }
    if chart == Chart::Basins {
        let all = Some(&data.derived.basins).filter(|_| !data.content.paths.is_empty())?;
        return ui.scope_builder(content, |ui| basins_ui(ui, data.content, all)).inner.map(Clicked::Optimizer);
    }
    let drawn = curves::chart(data, chart);
    ui.scope_builder(content, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        // On paper the axes say it, but for what is solid and what dashed.
        if !palette.paper || matches!(chart, Chart::Terms | Chart::Rate) {
            let title = RichText::new(&drawn.title).font(heading(size::SMALL, &drawn.title)).color(palette.secondary);
            ui.add(egui::Label::new(title).truncate());
            ui.add_space(8.0);
        }
        let clicked = chart::chart_ui(ui, &drawn, palette)?;
        (chart != Chart::Sweep).then(|| Clicked::Step(clicked.round().clamp(0.0, data.content.settings.steps as f64) as usize))
    })
    .inner
}

/// Tabs to choose the first chart.
pub fn tabs_ui(ui: &mut Ui, chart: &mut Chart, has_sweep: bool) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(1.0, 2.0);
        ui.spacing_mut().button_padding.x = 5.0;
        let tabs = [
            (Chart::Height, t!("chart.tab_f"), t!("chart.tab_f_help")),
            (Chart::X, t!("chart.tab_x"), t!("chart.tab_x_help")),
            (Chart::Y, t!("chart.tab_y"), t!("chart.tab_y_help")),
            (Chart::Terms, t!("chart.tab_terms"), t!("chart.tab_terms_help")),
            (Chart::Rate, t!("chart.tab_rate"), t!("chart.tab_rate_help")),
            (Chart::Settings, t!("chart.tab_settings"), t!("chart.tab_settings_help")),
            (Chart::Basins, t!("chart.tab_basins"), t!("chart.tab_basins_help")),
            (Chart::Sweep, t!("chart.tab_sweep"), t!("chart.tab_sweep_help")),
        ];
        for (tab, text, help) in tabs.into_iter().filter(|(tab, ..)| *tab != Chart::Sweep || has_sweep) {
            let font = heading(size::SMALL, &text);
            let text = RichText::new(text).font(font);
            ui.selectable_value(chart, tab, text).tell(help);
        }
    });
}
