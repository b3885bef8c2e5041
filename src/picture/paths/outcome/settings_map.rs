//! The map of settings: how walks from one start end, by learning rate and by a second setting.

use std::sync::Arc;

use egui::{Align2, Color32, ColorImage, Context, EventFilter, Id, Pos2, Rect, RichText, Sense, Shape, Ui, Vec2, pos2, vec2};

use super::coloring::Coloring;
use super::{areas, image};
use crate::experiment::paths::MapColor;
use crate::experiment::paths::outcome::{Axis, SettingsMap, second_setting};
use crate::knob::Number;
use crate::language::t;
use crate::optimizer::Marker;
use crate::picture::label::plate;
use crate::picture::marker;
use crate::picture::paths::content::Content;
use crate::picture::plane::{self, Plane, Scale};
use crate::picture::theme::{Palette, heading, regular, size};
use crate::picture::tooltip::Tooltip;
use crate::words::outcome as words;

/// Width of the scale at the right of the map.
const RIGHT: f32 = 44.0;
/// How the lines of theory are dashed: the variations of [`marker::line`].
const LIMIT: usize = 0;
const CRITICAL: usize = 2;
/// The radius of the handle.
const HANDLE: f32 = 7.0;

/// A map of settings in its place: what is where.
struct Field<'a> {
    map: &'a Arc<SettingsMap>,
    plane: Plane,
    coloring: Coloring,
}

impl<'a> Field<'a> {
    fn new(map: &'a Arc<SettingsMap>, color: MapColor, outer: Rect) -> Self {
        let axis = |axis: &Axis| {
            // The ends of the axis are in the middle of their pixels.
            let on_axis = |value: f64| if axis.log { value.log10() } else { value };
            let [low, high] = [on_axis(axis.low), on_axis(axis.high)];
            let half = (high - low) / (axis.count - 1) as f64 / 2.0;
            plane::Axis { range: [low - half, high + half], scale: if axis.log { Scale::Log } else { Scale::Linear } }
        };
        let outer = Rect::from_min_max(outer.min, outer.max - vec2(RIGHT, 14.0));
        let plane = Plane::new(outer, axis(&map.rates), axis(&map.values));
        Self { map, plane, coloring: Coloring::new(map, color) }
    }

    /// The index of the walk at a position.
    fn index(&self, at: Pos2) -> Option<usize> {
        let [column, row] = self.parts(at);
        let [columns, rows] = [self.map.rates.count, self.map.values.count];
        let inside = [column, row].iter().all(|part| (0.0..1.0).contains(part));
        inside.then(|| (row * rows as f64) as usize * columns + (column * columns as f64) as usize)
    }

    /// The position as parts of the map's width and height, from the lower left corner.
    fn parts(&self, at: Pos2) -> [f64; 2] {
        let rect = self.plane.rect;
        [(at.x - rect.left()) / rect.width(), (rect.bottom() - at.y) / rect.height()].map(f64::from)
    }

    /// The position of these settings; beyond the map, on its edge.
    fn position(&self, [rate, value]: [f64; 2]) -> Pos2 {
        let [x, y] = self.plane.screen_from_plot([rate, value]).map(|part| part as f32);
        let rect = self.plane.rect;
        pos2(x.clamp(rect.left(), rect.right()), y.clamp(rect.top(), rect.bottom()))
    }

    fn image(&self, palette: &Palette) -> ColorImage {
        let [columns, rows] = [self.map.rates.count, self.map.values.count];
        let color = |index: usize| self.coloring.color(self.map, index, palette);
        let pixels = (0..rows).rev().flat_map(|row| (0..columns).map(move |column| row * columns + column));
        ColorImage::new([columns, rows], pixels.map(color).collect())
    }

    /// Paint the map; `here` is where the handle will be.
    fn paint(&self, ui: &Ui, content: &Content<'_>, second: &Number, here: Pos2) {
        let (palette, painter, rect) = (content.palette, ui.painter_at(self.plane.rect), self.plane.rect);
        self.plane.paint(ui.painter(), palette);
        let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
        let name = format!("settings by {:?}", content.settings.map_color);
        let texture = image::image(ui, &name, self.map, palette, || self.image(palette));
        painter.image(texture, rect, whole, Color32::WHITE);
        let is_lost = |index: usize| self.map.ends[index].outcome.is_lost();
        areas::hatch(&painter, rect, palette, |at| self.index(at).is_some_and(is_lost));
        if let Some(best) = self.map.best {
            let at = self.position(self.map.settings_at(best));
            painter.add(marker::shape(Marker::Asterisk, at, 6.0, palette.text, palette.panel, palette.lines));
            let taken = Rect::from_center_size(here, Vec2::splat(2.0 * HANDLE + 6.0));
            plate(&painter, rect, at, &t!("maps.best_here"), palette, &mut vec![taken]);
        }
        self.paint_theory(ui, palette);
        let size = [self.map.rates.count, self.map.values.count];
        for (outcome, word) in words::areas() {
            let is_it = |index: usize| std::mem::discriminant(&self.map.ends[index].outcome) == std::mem::discriminant(&outcome);
            areas::name(&painter, rect, palette, &word, size, is_it);
        }
        if content.settings.map_color == MapColor::Steps {
            let is_slow = |index: usize| !is_lost(index) && self.map.reached(index).is_none();
            areas::name(&painter, rect, palette, &t!("maps.not_reached"), size, is_slow);
        }
        palette.frame(ui.painter(), rect);
        self.coloring.paint_scale(ui.painter(), rect, palette);
        let font = regular(size::SMALL);
        let below = pos2(rect.right(), rect.bottom() + 18.0);
        let rate = format!("{} η", t!("knob.learning_rate"));
        ui.painter().text(below, Align2::RIGHT_TOP, rate, font.clone(), palette.secondary);
        // In the corner, since the names of the lines are above.
        let symbol = ui.painter().layout_no_wrap(second.symbol.to_owned(), font, palette.text);
        let corner = Rect::from_min_size(rect.left_top() + vec2(5.0, 3.0), symbol.size());
        ui.painter().rect_filled(corner.expand2(vec2(3.0, 0.0)), 4.0, palette.panel.gamma_multiply(0.88));
        ui.painter().galley(corner.min, symbol, palette.text);
    }

    /// The limit of stability and critical damping: lines, with their names above the map.
    fn paint_theory(&self, ui: &Ui, palette: &Palette) {
        let Some(theory) = &self.map.theory else { return };
        let painter = ui.painter_at(self.plane.rect);
        let row = |index: usize| self.map.values.at(index);
        let draw = |points: Vec<[f64; 2]>, variation: usize| {
            for run in self.plane.line(points) {
                painter.add(marker::line(run, palette.line(1.5, palette.text), variation));
            }
        };
        let limits = theory.limits.iter().enumerate().filter_map(|(index, limit)| Some([(*limit)?, row(index)]));
        draw(limits.collect(), LIMIT);
        let mut is_damped = false;
        for (mode, end) in [(0, 0), (0, 1), (1, 0), (1, 1)] {
            let rates = theory.oscillating.iter().enumerate();
            let line: Vec<[f64; 2]> = rates.filter_map(|(index, modes)| Some([modes[mode]?[end], row(index)])).collect();
            is_damped |= line.len() > 1;
            draw(line, CRITICAL);
        }
        let names = [(CRITICAL, t!("maps.critical"), is_damped), (LIMIT, t!("maps.limit_line"), true)];
        let mut right = pos2(self.plane.rect.right() + RIGHT, self.plane.rect.top() - 2.0);
        for (variation, name, _) in names.into_iter().filter(|(.., is_drawn)| *is_drawn) {
            let text = ui.painter().text(right, Align2::RIGHT_BOTTOM, name, regular(size::SMALL), palette.secondary);
            let sample = vec![text.left_center() - vec2(19.0, 0.0), text.left_center() - vec2(4.0, 0.0)];
            ui.painter().add(marker::line(sample, palette.line(1.5, palette.text), variation));
            right.x = text.left() - 28.0;
        }
    }
}

/// Where the map was drawn, for what the pointer does on it in the next frame.
#[derive(Clone, Copy, Debug)]
pub struct Placed {
    /// The id of its widget.
    pub id: Id,
    rect: Rect,
    /// The learning rates, from left to right.
    pub rates: Axis,
    /// The values of the second setting, from the bottom up.
    pub values: Axis,
}

impl Placed {
    /// The map of the last frame in which there was one.
    pub fn last(ctx: &Context) -> Option<Self> {
        ctx.data(|data| data.get_temp(Self::key()))
    }

    fn key() -> Id {
        Id::unique("placed map of settings")
    }

    /// The learning rate and the second setting at a position; beyond the map, those of its nearest edge.
    pub fn settings(&self, at: Pos2) -> [f64; 2] {
        let parts = [(at.x - self.rect.left()) / self.rect.width(), (self.rect.bottom() - at.y) / self.rect.height()];
        let value = |axis: &Axis, part: f32| {
            let count = axis.count as f64;
            axis.value(((f64::from(part) * count - 0.5) / (count - 1.0)).clamp(0.0, 1.0))
        };
        [value(&self.rates, parts[0]), value(&self.values, parts[1])]
    }
}

/// Draw the map in the available rectangle of `ui`, with a handle where the inspected optimizer is.
pub fn settings_map_ui(ui: &mut Ui, content: &Content<'_>, map: &Arc<SettingsMap>) {
    let optimizer = content.settings.inspected();
    let rule = &content.settings.optimizers[optimizer].rule;
    let Some((second, value)) = second_setting(rule, &map.spec.setting) else { return };
    let palette = content.palette;
    let title = words::title(map, content.settings, &content.names[optimizer]);
    let title = RichText::new(&title).font(heading(size::SMALL, &title)).color(palette.secondary);
    ui.add(egui::Label::new(title).truncate());
    ui.add_space(16.0);
    let available = ui.available_rect_before_wrap();
    let field = Field::new(map, content.settings.map_color, available.with_min_x(available.left() - 4.0));
    ui.advance_cursor_after_rect(available);
    let rect = field.plane.rect;
    let here = field.position([rule.rate(), value]);
    field.paint(ui, content, second, here);
    let color = content.color(optimizer);
    ui.painter().circle(here, HANDLE + 3.0, palette.panel, palette.line(2.0, color));
    ui.painter().add(marker::shape(content.marker(optimizer), here, HANDLE - 2.0, color, palette.panel, palette.lines));
    let response = ui.interact(rect, ui.scope_id().with("map of settings"), Sense::click_and_drag());
    if response.has_focus() {
        ui.painter().add(Shape::circle_stroke(here, HANDLE + 6.0, palette.line(2.0, palette.accent)));
        // The arrow keys move the handle, not the focus.
        let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
    }
    ui.data_mut(|data| data.insert_temp(Placed::key(), Placed { id: response.id, rect, rates: map.rates, values: map.values }));
    let name = t!("maps.name", second = second.name());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, name.as_ref()));
    let description = words::description(map, second);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(description));
    if let Some(index) = response.hover_pos().filter(|_| !response.dragged()).and_then(|at| field.index(at)) {
        response.tell_at_pointer(words::pixel(map, index, second));
    }
}
