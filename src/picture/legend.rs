//! The legend: a chip for each optimizer with its colour, marker, name and learning rate.

use egui::{Color32, Rect, Stroke, StrokeKind, Ui, pos2, vec2};

use super::marker;
use super::theme::{Palette, regular, semibold, size};
use crate::optimizer::{Marker, OptimizerSpec};

/// Height of a row of chips.
const ROW_HEIGHT: f32 = 28.0;
const PADDING: f32 = 10.0;
const ICON_WIDTH: f32 = 32.0;

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

/// Draw the chips from the top left corner of `area` on, in as many rows as needed; returns the height used.
pub fn paint(ui: &Ui, area: Rect, chips: &[Chip]) -> f32 {
    let painter = ui.painter();
    let palette = Palette::current(ui);
    let mut at = area.min;
    for Chip { name, rate, color, marker, variation } in chips {
        let name = painter.layout_no_wrap(name.clone(), semibold(size::BODY), palette.text);
        let rate = painter.layout_no_wrap(rate.clone(), regular(size::BODY), palette.secondary);
        let gap = if rate.size().x > 0.0 { 6.0 } else { 0.0 };
        let width = PADDING * 2.0 + ICON_WIDTH + name.size().x + gap + rate.size().x;
        if at.x + width > area.max.x && at.x > area.min.x {
            at = pos2(area.min.x, at.y + ROW_HEIGHT);
        }
        let chip = Rect::from_min_size(at, vec2(width, ROW_HEIGHT - 4.0));
        painter.rect(chip, 12.0, palette.chip, Stroke::new(1.0, palette.hairline), StrokeKind::Inside);
        let line = chip.center().y;
        let icon = pos2(chip.min.x + PADDING + 12.0, line);
        let stroke = vec![pos2(icon.x - 14.0, line), pos2(icon.x + 14.0, line)];
        painter.extend(marker::line(stroke, palette.line(2.0, *color), *variation));
        painter.add(marker::shape(*marker, icon, 4.5, *color, palette.chip, palette.lines));
        let text = pos2(chip.min.x + PADDING + ICON_WIDTH, line - name.size().y / 2.0);
        let after = text.x + name.size().x + gap;
        painter.galley(text, name, palette.text);
        painter.galley(pos2(after, line - rate.size().y / 2.0), rate, palette.secondary);
        at.x += width + 8.0;
    }
    at.y - area.min.y + ROW_HEIGHT
}

/// An optimizer's learning rate and schedule, as `η 0.95 cosine`, without the parts that its name contains.
pub fn rate_label(rule: &OptimizerSpec, name: &str) -> String {
    let rate = crate::knob::shortest(rule.rate());
    let in_name = |part: &str| name.split(' ').any(|word| word == part);
    let schedule = rule.schedule.name();
    let rate = if in_name(&rate) { String::new() } else { format!("η {rate}") };
    if rule.schedule.is_constant() || in_name(schedule) { rate } else { format!("{rate} {schedule}").trim().to_owned() }
}
