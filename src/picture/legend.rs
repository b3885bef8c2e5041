//! The legend: a chip for each optimizer with its colour, marker, name and learning rate.

use std::sync::Arc;

use egui::{Color32, FontId, Galley, Pos2, Rect, Stroke, StrokeKind, Ui, Vec2, pos2, vec2};

use super::marker;
use super::theme::{Palette, regular, semibold, size};
use crate::language::t;
use crate::optimizer::{Marker, OptimizerSpec};

/// Height of a row of chips.
const ROW_HEIGHT: f32 = 28.0;
const PADDING: f32 = 10.0;
const ICON_WIDTH: f32 = 32.0;
/// Space between two chips.
const GAP: f32 = 8.0;
/// The largest part of the area's height that chips take.
const MOST_HEIGHT: f32 = 0.3;
/// A page that is narrower or lower has a small legend.
const USUAL_PAGE: Vec2 = vec2(640.0, 480.0);
/// Height of a row of a small legend, width of its icons, and the gap after an entry.
const SMALL_ROW_HEIGHT: f32 = 18.0;
const SMALL_ICON_WIDTH: f32 = 28.0;
const SMALL_GAP: f32 = 12.0;
/// A small legend that is a larger share of its page leaves the learning rates out.
const MAX_SHARE: f32 = 0.2;

/// The content of a chip.
pub struct Chip {
    /// The name.
    pub name: String,
    /// The learning rate; empty where the name contains it.
    pub rate: String,
    /// The colour of line and marker.
    pub color: Color32,
    /// The marker.
    pub marker: Marker,
    /// The number of earlier entries of the same optimizer, which sets how the line is dashed.
    pub variation: usize,
}

/// Draw the chips from the top left corner of `area` on, in as many rows as needed; returns the height used. Where they would take
/// too much of the area, the last ones are only counted.
pub fn paint(ui: &Ui, area: Rect, chips: &[Chip]) -> f32 {
    let painter = ui.painter();
    let palette = Palette::current(ui);
    let text = |text: &str, font: FontId, color: Color32| painter.layout_no_wrap(text.to_owned(), font, color);
    let texts: Vec<[Arc<Galley>; 2]> = chips
        .iter()
        .map(|chip| {
            let rate = text(&chip.rate, regular(size::BODY), palette.secondary);
            [text(&chip.name, semibold(size::BODY), palette.text), rate]
        })
        .collect();
    let widths: Vec<f32> = texts.iter().map(|[name, rate]| 2.0 * PADDING + ICON_WIDTH + text_width(name, rate)).collect();
    let most = ((area.height() * MOST_HEIGHT / ROW_HEIGHT) as usize).max(2);
    let more = |shown: usize| text(&t!("legend.more", count = chips.len() - shown), regular(size::BODY), palette.secondary);
    let (shown, places) = fitting(area.width(), most, &widths, &|shown| more(shown).size().x + 2.0 * PADDING);
    let chip_at = |[x, row]: [f32; 2], width: f32| {
        let chip = Rect::from_min_size(area.min + vec2(x, row * ROW_HEIGHT), vec2(width, ROW_HEIGHT - 4.0));
        painter.rect(chip, 12.0, palette.chip, Stroke::new(1.0, palette.hairline), StrokeKind::Inside);
        chip
    };
    for (index, Chip { color, marker, variation, .. }) in chips.iter().enumerate().take(shown) {
        let chip = chip_at(places[index], widths[index]);
        let line = chip.center().y;
        let icon = pos2(chip.min.x + PADDING + 12.0, line);
        let stroke = vec![pos2(icon.x - 14.0, line), pos2(icon.x + 14.0, line)];
        painter.add(marker::line(stroke, palette.line(2.0, *color), *variation));
        painter.add(marker::shape(*marker, icon, 4.5, *color, palette.chip, palette.lines));
        let [name, rate] = &texts[index];
        let at = pos2(chip.min.x + PADDING + ICON_WIDTH, line - name.size().y / 2.0);
        let after = chip.max.x - PADDING - rate.size().x;
        painter.galley(at, Arc::clone(name), palette.text);
        painter.galley(pos2(after, line - rate.size().y / 2.0), Arc::clone(rate), palette.secondary);
    }
    if let Some(place) = places.get(shown) {
        let text = more(shown);
        let chip = chip_at(*place, text.size().x + 2.0 * PADDING);
        painter.galley(chip.center() - text.size() / 2.0, text, palette.secondary);
    }
    places.last().map_or(1.0, |[_, row]| row + 1.0) * ROW_HEIGHT
}

fn text_width(name: &Galley, rate: &Galley) -> f32 {
    let gap = if rate.size().x > 0.0 { 6.0 } else { 0.0 };
    name.size().x + gap + rate.size().x
}

/// How many chips fit into `most` rows, and the places of these and of the one that counts the others: x, and the number of the row.
fn fitting(width: f32, most: usize, widths: &[f32], more: &dyn Fn(usize) -> f32) -> (usize, Vec<[f32; 2]>) {
    let all = places(width, widths.iter().copied());
    let fits = |places: &[[f32; 2]]| places.last().is_none_or(|[_, row]| (*row as usize) < most);
    if fits(&all) {
        return (widths.len(), all);
    }
    let with_more = |shown: usize| places(width, widths[..shown].iter().copied().chain([more(shown)]));
    let shown = (0..widths.len()).rev().find(|shown| fits(&with_more(*shown))).unwrap_or(0);
    (shown, with_more(shown))
}

/// The places of chips of these widths, row by row.
fn places(width: f32, widths: impl Iterator<Item = f32>) -> Vec<[f32; 2]> {
    let mut at = [0.0, 0.0];
    let place = |chip: f32| {
        if at[0] + chip > width && at[0] > 0.0 {
            at = [0.0, at[1] + 1.0];
        }
        let here = at;
        at[0] += chip + GAP;
        here
    };
    widths.map(place).collect()
}

/// Draw the legend of a page in a file: chips, or where there is little room and on paper small entries without them; returns the height.
pub fn paint_on_page(ui: &Ui, area: Rect, chips: &[Chip]) -> f32 {
    let palette = Palette::current(ui);
    if !palette.paper && area.width() >= USUAL_PAGE.x - 40.0 && area.height() >= USUAL_PAGE.y - 40.0 {
        return paint(ui, area, chips);
    }
    let with_rates = Small::new(ui, area, chips, true);
    let small = if with_rates.height > area.height() * MAX_SHARE { Small::new(ui, area, chips, false) } else { with_rates };
    let painter = ui.painter();
    for ((at, name, rate), chip) in small.entries.into_iter().zip(chips) {
        let line = at.y + SMALL_ROW_HEIGHT / 2.0;
        let icon = pos2(at.x + SMALL_ICON_WIDTH / 2.0 - 2.0, line);
        let stroke = vec![pos2(icon.x - 12.0, line), pos2(icon.x + 12.0, line)];
        painter.add(marker::line(stroke, palette.line(2.0, chip.color), chip.variation));
        painter.add(marker::shape(chip.marker, icon, 4.0, chip.color, palette.window, palette.lines));
        let text = pos2(at.x + SMALL_ICON_WIDTH, line - name.size().y / 2.0);
        let after = text + vec2(name.size().x + 4.0, 0.0);
        painter.galley(text, name, palette.text);
        painter.galley(after, rate, palette.secondary);
    }
    small.height
}

/// A small legend, laid out.
struct Small {
    entries: Vec<(Pos2, Arc<Galley>, Arc<Galley>)>,
    height: f32,
}

impl Small {
    fn new(ui: &Ui, area: Rect, chips: &[Chip], with_rates: bool) -> Self {
        let (painter, palette) = (ui.painter(), Palette::current(ui));
        let mut at = area.min;
        let mut entries = Vec::new();
        for Chip { name, rate, .. } in chips {
            let name = painter.layout_no_wrap(name.clone(), semibold(size::SMALL), palette.text);
            let rate = if with_rates { rate.clone() } else { String::new() };
            let rate = painter.layout_no_wrap(rate, regular(size::SMALL), palette.secondary);
            let width = SMALL_ICON_WIDTH + name.size().x + if rate.size().x > 0.0 { 4.0 + rate.size().x } else { 0.0 };
            if at.x + width > area.max.x && at.x > area.min.x {
                at = pos2(area.min.x, at.y + SMALL_ROW_HEIGHT);
            }
            entries.push((at, name, rate));
            at.x += width + SMALL_GAP;
        }
        Self { entries, height: at.y - area.min.y + SMALL_ROW_HEIGHT }
    }
}

/// An optimizer's learning rate and schedule, as `η 0.95 cosine`, without the parts that its name contains.
pub fn rate_label(rule: &OptimizerSpec, name: &str) -> String {
    let rate = crate::knob::rounded(rule.rate());
    let in_name = |part: &str| name.split(' ').any(|word| word == part);
    let schedule = rule.schedule.name();
    let rate = if in_name(&rate) { String::new() } else { format!("η {rate}") };
    if rule.schedule.is_constant() || in_name(schedule) { rate } else { format!("{rate} {schedule}").trim().to_owned() }
}

#[cfg(test)]
mod tests;
