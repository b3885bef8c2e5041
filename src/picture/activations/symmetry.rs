//! The small nets: heat maps of their weights at the shown step, strips over all steps, and charts.

mod charts;

use egui::{Align2, Color32, ColorImage, Rect, Stroke, StrokeKind, TextureHandle, TextureOptions, Ui, pos2, vec2};

use super::content::marker;
use super::story_card::{RowStory, StoryCard};
use crate::experiment::activations::Settings;
use crate::experiment::activations::symmetry::{SymmetryRun, WIDTHS, shape};
use crate::language::t;
use crate::network::{LayerRange, Shape};
use crate::picture::described::described;
use crate::picture::marker;
use crate::picture::shown::Shown;
use crate::picture::theme::{Palette, heading, regular, semibold, size};
use crate::words;
use crate::words::numbers::number;
pub use charts::charts_ui;

/// Maximum number of columns of a strip; with more steps, some are left out.
const MAX_COLUMNS: usize = 1_000;
const NAMES_WIDTH: f32 = 140.0;
const NARROW_NAMES_WIDTH: f32 = 126.0;
const GAP: f32 = 8.0;
const HEAD_HEIGHT: f32 = 22.0;
/// The least heights of a net and of the charts.
const LEAST_NET: f32 = 56.0;
const LEAST_CHARTS: f32 = 96.0;
const LEAST_CHARTS_ON_PAPER: f32 = 124.0;

/// For each net an image of the weights into the hidden units, one column per step; kept until nets or colours change.
#[derive(Default)]
pub struct Strips {
    key: Option<(Settings, bool, f64)>,
    textures: Vec<TextureHandle>,
}

impl Strips {
    fn update(&mut self, ui: &Ui, settings: &Settings, trainings: &[SymmetryRun], largest: f64) {
        let key = (settings.inputs(), ui.visuals().dark_mode, largest);
        if self.key.as_ref() == Some(&key) {
            return;
        }
        let (shape, palette) = (shape(settings), Palette::current(ui));
        let texture = |(index, training): (usize, &SymmetryRun)| {
            let steps = shown_steps(settings, training.last_step());
            let rows = shape.layer_range(0).weights;
            let pixels = rows.clone().flat_map(|weight| {
                let color = move |step: &usize| palette.weight((training.parameters[*step][weight] / largest) as f32);
                steps.iter().map(color).collect::<Vec<Color32>>()
            });
            let image = ColorImage::new([steps.len(), rows.len()], pixels.collect());
            ui.ctx().load_texture(format!("strip {index}"), image, TextureOptions::NEAREST)
        };
        self.textures = trainings.iter().enumerate().map(texture).collect();
        self.key = Some(key);
    }
}

/// The steps up to `last` that have a column in a strip.
fn shown_steps(settings: &Settings, last: usize) -> Vec<usize> {
    let every = (settings.symmetry.steps / MAX_COLUMNS).max(1);
    (0..=last).step_by(every).collect()
}

/// The largest weight of any net at any step, for the colours; 1 if all are 0.
fn largest(shape: &Shape, trainings: &[SymmetryRun]) -> f64 {
    let weights: Vec<LayerRange> = shape.layer_ranges();
    let largest_at_step = |parameters: &Vec<f64>| {
        let all = weights.iter().flat_map(|range| &parameters[range.weights.clone()]);
        all.fold(0.0f64, |largest, weight| largest.max(weight.abs()))
    };
    let largest = trainings.iter().flat_map(|training| training.parameters.iter().map(largest_at_step)).fold(0.0, f64::max);
    if largest > 0.0 && largest.is_finite() { largest } else { 1.0 }
}

/// The height below which some of the parts of a picture of so many nets are left out.
pub fn least_height(nets: usize, with_charts: bool) -> f32 {
    let charts = if with_charts { LEAST_CHARTS_ON_PAPER + GAP } else { 0.0 };
    HEAD_HEIGHT + (LEAST_NET + GAP) * nets as f32 + charts
}

/// The card with the sentences.
pub fn card(ui: &Ui, area: Rect, settings: &Settings, trainings: &[SymmetryRun]) -> StoryCard {
    let (palette, step) = (Palette::current(ui), settings.symmetry.shown_step());
    let story = |(row, (name, training)): (usize, (String, &SymmetryRun))| RowStory {
        marker: (marker(row), palette.row(row)),
        name,
        text: words::activations::training(training, step),
    };
    let sentences: Vec<RowStory> = settings.symmetry.names().into_iter().zip(trainings).enumerate().map(story).collect();
    StoryCard::new(ui, area.width(), &sentences)
}

/// Draw the nets in `area`, with charts and sentences if they are `shown`; `trainings` are those of `settings`.
pub fn paint(ui: &mut Ui, area: Rect, (settings, trainings): (&Settings, &[SymmetryRun]), strips: &mut Strips, shown: Shown) {
    let palette = Palette::current(ui);
    let names = settings.symmetry.names();
    let step = settings.symmetry.shown_step();
    let largest = largest(&shape(settings), trainings);
    strips.update(ui, settings, trainings, largest);
    let card_height = if shown.sentences {
        let card = card(ui, area, settings, trainings);
        let height = card.height + GAP;
        card.paint(ui, area);
        height
    } else {
        0.0
    };
    let charts = if shown.charts {
        (area.height() * 0.24).clamp(if palette.paper { LEAST_CHARTS_ON_PAPER } else { LEAST_CHARTS }, 220.0)
    } else {
        0.0
    };
    let available = area.height() - card_height - charts - if shown.charts { GAP } else { 0.0 } - HEAD_HEIGHT;
    let height = (available / trainings.len() as f32 - GAP).clamp(56.0, 200.0);
    let columns = Columns::new(area);
    paint_heads(ui, &columns, area.top(), palette, largest);
    for (row, training) in trainings.iter().enumerate() {
        let top = area.top() + HEAD_HEIGHT + (height + GAP) * row as f32;
        let card = Rect::from_min_max(pos2(area.left(), top), pos2(area.right(), top + height));
        palette.card(ui.painter(), card, 8.0);
        let net = Net { settings, training, step: step.min(training.last_step()), largest, palette };
        net.paint_name(ui, card, row, &names[row]);
        net.paint_heat_map(ui, columns.within(card, 0), 0);
        net.paint_heat_map(ui, columns.within(card, 1), 1);
        net.paint_strip(ui, columns.within(card, 2), &strips.textures[row]);
        let name = t!("description.net", name = names[row], step = net.step);
        described(ui, card, ("small net", row), &name, words::activations::training(training, step));
    }
    if !shown.charts {
        return;
    }
    let top = area.bottom() - card_height - charts;
    let below = Rect::from_min_max(pos2(area.left(), top), pos2(area.right(), area.bottom() - card_height));
    charts_ui(ui, below, settings, trainings);
}

/// The columns of the heat maps and of the strip.
struct Columns {
    is_narrow: bool,
    spans: [[f32; 2]; 3],
}

impl Columns {
    fn new(area: Rect) -> Self {
        let is_narrow = area.width() < 600.0;
        let left = area.left() + if is_narrow { NARROW_NAMES_WIDTH } else { NAMES_WIDTH };
        let available = area.right() - 12.0 - left;
        let first = (available * 0.2).clamp(60.0, 190.0);
        let second = first * 0.8;
        let gap = if is_narrow { 14.0 } else { 28.0 };
        let strip = left + first + second + 2.0 * gap;
        Self {
            is_narrow,
            spans: [[left, left + first], [left + first + gap, left + first + gap + second], [strip, area.right() - 12.0]],
        }
    }

    fn within(&self, card: Rect, column: usize) -> Rect {
        let [left, right] = self.spans[column];
        Rect::from_x_y_ranges(left..=right.max(left + 20.0), card.top() + 8.0..=card.bottom() - 8.0)
    }
}

/// Draw the titles of the columns and the colour scale of the weights.
fn paint_heads(ui: &Ui, columns: &Columns, top: f32, palette: &'static Palette, largest: f64) {
    let painter = ui.painter();
    let [inputs, hidden, classes] = WIDTHS;
    let [_, _, [strip, right]] = columns.spans;
    let titles = if columns.is_narrow {
        [t!("symmetry.into_short"), t!("symmetry.out_short"), t!("symmetry.steps_short")]
    } else {
        [t!("symmetry.into", units = hidden, inputs = inputs), t!("symmetry.out", classes = classes), t!("symmetry.steps")]
    };
    for (title, [left, _]) in titles.into_iter().zip(columns.spans) {
        let font = heading(size::SMALL, &title);
        painter.text(pos2(left, top + 3.0), Align2::LEFT_TOP, title, font, palette.secondary);
    }
    if columns.is_narrow && right - strip < 230.0 {
        return;
    }
    // The colour scale, at the right.
    let text = |x, align, value: f64| {
        painter.text(pos2(x, top + 10.0), align, number(value, 2), regular(palette.type_size(11.0)), palette.secondary)
    };
    let high = text(right, Align2::RIGHT_CENTER, largest);
    let bar = Rect::from_min_max(pos2(high.left() - 86.0, top + 5.0), pos2(high.left() - 6.0, top + 15.0));
    for part in 0u8..20 {
        let x = |part: u8| bar.left() + bar.width() * f32::from(part) / 20.0;
        let color = palette.weight((f32::from(part) + 0.5) / 10.0 - 1.0);
        painter.rect_filled(Rect::from_x_y_ranges(x(part)..=x(part + 1), bar.y_range()), 0.0, color);
    }
    text(bar.left() - 6.0, Align2::RIGHT_CENTER, -largest);
}

/// A net at the shown step.
struct Net<'a> {
    settings: &'a Settings,
    training: &'a SymmetryRun,
    step: usize,
    largest: f64,
    palette: &'static Palette,
}

impl Net<'_> {
    /// Draw the name, the number of distinct units and the loss.
    fn paint_name(&self, ui: &Ui, card: Rect, row: usize, name: &str) {
        let (painter, palette) = (ui.painter(), self.palette);
        let at = card.min + if card.height() < 66.0 { vec2(4.0, 2.0) } else { vec2(12.0, 10.0) };
        painter.add(marker::shape(marker(row), at + vec2(6.0, 9.0), 5.0, palette.row(row), palette.panel, palette.lines));
        painter.text(at + vec2(18.0, 0.0), Align2::LEFT_TOP, name, semibold(palette.type_size(size::BODY)), palette.text);
        let distinct = self.training.distinct[self.step];
        let count = painter.text(
            at + vec2(0.0, 22.0),
            Align2::LEFT_TOP,
            distinct.to_string(),
            semibold(palette.type_size(24.0)),
            palette.text,
        );
        let units = t!("symmetry.of", units = WIDTHS[1]);
        painter.text(
            count.right_bottom() + vec2(6.0, if palette.paper { 0.0 } else { -7.0 }),
            Align2::LEFT_BOTTOM,
            units,
            regular(size::SMALL),
            palette.secondary,
        );
        let loss = self.training.losses[self.step];
        let loss = if loss.is_finite() { number(loss, 3) } else { "—".to_owned() };
        let at = at + vec2(0.0, 52.0);
        if at.y + 16.0 < card.bottom() {
            painter.text(at, Align2::LEFT_TOP, t!("symmetry.loss_now", loss = loss), regular(size::SMALL), palette.secondary);
        }
    }

    /// Draw the weights of a layer: a row for each hidden unit, a column for each of its inputs or outputs.
    fn paint_heat_map(&self, ui: &Ui, rect: Rect, layer: usize) {
        let LayerRange { weights, fan, .. } = shape(self.settings).layer_range(layer);
        let values = &self.training.parameters[self.step][weights];
        let (hidden, others) = if layer == 0 { (fan.outputs, fan.inputs) } else { (fan.inputs, fan.outputs) };
        let size = vec2(rect.width() / others as f32, rect.height() / hidden as f32);
        for unit in 0..hidden {
            for other in 0..others {
                let index = if layer == 0 { other * hidden + unit } else { unit * others + other };
                let min = rect.min + vec2(size.x * other as f32, size.y * unit as f32);
                let color = self.palette.weight((values[index] / self.largest) as f32);
                let hairline = Stroke::new(1.0, self.palette.hairline);
                ui.painter().rect(Rect::from_min_size(min, size), 0.0, color, hairline, StrokeKind::Middle);
            }
        }
        ui.painter().rect_stroke(rect, 1.0, Stroke::new(1.0, self.palette.hairline), StrokeKind::Outside);
    }

    /// Draw the weights into the hidden units, one column per step, and a line at the shown step.
    fn paint_strip(&self, ui: &Ui, rect: Rect, texture: &TextureHandle) {
        let painter = ui.painter();
        let columns = texture.size()[0];
        let all = shown_steps(self.settings, self.settings.symmetry.steps).len();
        let image = Rect::from_min_size(rect.min, vec2(rect.width() * columns as f32 / all as f32, rect.height()));
        painter.image(texture.id(), image, Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0)), Color32::WHITE);
        for input in 1..WIDTHS[0] {
            let y = rect.top() + rect.height() * input as f32 / WIDTHS[0] as f32;
            painter.hline(rect.x_range(), y, Stroke::new(1.0, self.palette.panel));
        }
        painter.rect_stroke(rect, 1.0, Stroke::new(1.0, self.palette.hairline), StrokeKind::Outside);
        let steps = self.settings.symmetry.steps.max(1) as f32;
        let x = rect.left() + rect.width() * (self.settings.symmetry.shown_step() as f32 / steps);
        painter.vline(x, rect.top() - 3.0..=rect.bottom() + 3.0, self.palette.line(1.5, self.palette.text));
    }
}
