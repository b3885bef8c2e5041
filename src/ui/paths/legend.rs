//! The legend: a chip for each optimizer with its colour, marker, name and learning rate.

use egui::{Rect, Stroke, StrokeKind, Ui, pos2, vec2};

use super::scene::Scene;
use crate::ui::marker;
use crate::ui::theme::{regular, semibold, size};

/// Height of a row of chips.
const ROW: f32 = 28.0;
const PADDING: f32 = 10.0;
const ICON: f32 = 32.0;

/// Draw the chips from `area`'s top left corner on, in as many rows as they need; returns the height used.
pub fn paint(ui: &Ui, area: Rect, scene: &Scene<'_>) -> f32 {
    let painter = ui.painter();
    let palette = scene.palette;
    let mut at = area.min;
    for (index, entry) in scene.settings.optimizers.iter().enumerate().filter(|(_, entry)| entry.visible) {
        let name = painter.layout_no_wrap(scene.names[index].clone(), semibold(size::BODY), palette.text);
        let rate = painter.layout_no_wrap(scene.rate_label(index), regular(size::BODY), palette.second);
        let gap = if rate.size().x > 0.0 { 6.0 } else { 0.0 };
        let width = PADDING * 2.0 + ICON + name.size().x + gap + rate.size().x;
        if at.x + width > area.max.x && at.x > area.min.x {
            at = pos2(area.min.x, at.y + ROW);
        }
        let chip = Rect::from_min_size(at, vec2(width, ROW - 4.0));
        painter.rect(chip, 12.0, palette.chip, Stroke::new(1.0, palette.hairline), StrokeKind::Inside);
        let line = chip.center().y;
        let icon = pos2(chip.min.x + PADDING + 12.0, line);
        let color = scene.color(index);
        let variation = scene.settings.variation(index);
        let stroke = vec![pos2(icon.x - 14.0, line), pos2(icon.x + 14.0, line)];
        painter.extend(marker::line(stroke, Stroke::new(2.0, color), variation));
        painter.add(marker::shape(entry.rule.about().marker, icon, 4.5, color, palette.chip));
        let text = pos2(chip.min.x + PADDING + ICON, line - name.size().y / 2.0);
        let after = text.x + name.size().x + gap;
        painter.galley(text, name, palette.text);
        painter.galley(pos2(after, line - rate.size().y / 2.0), rate, palette.second);
        at.x += width + 8.0;
    }
    at.y - area.min.y + ROW
}
