//! The card below a figure: a sentence or two about each row.

use std::sync::Arc;

use egui::text::LayoutJob;
use egui::{Color32, Galley, Rect, TextFormat, Ui, pos2, vec2};

use super::content::{Content, marker};
use crate::optimizer::Marker;
use crate::picture::marker;
use crate::picture::theme::{Palette, regular, semibold};
use crate::words;

const TEXT_SIZE: f32 = 13.0;
const PADDING: f32 = 7.0;
const GAP: f32 = 1.0;
const INDENT: f32 = 22.0;

/// The sentences about a row.
pub struct RowStory {
    /// Its marker and colour.
    pub marker: (Marker, Color32),
    /// Its name.
    pub name: String,
    /// The sentences.
    pub text: String,
}

/// The sentences about all rows.
pub fn sentences(content: &Content<'_>) -> Vec<RowStory> {
    let row_story = |(row, name): (usize, &String)| RowStory {
        marker: (marker(row), content.color(row)),
        name: name.clone(),
        text: words::joined(&content.sentences(row)),
    };
    content.names.iter().enumerate().take(content.stories.len()).map(row_story).collect()
}

/// A card with the sentences laid out.
pub struct StoryCard {
    rows: Vec<((Marker, Color32), Arc<Galley>)>,
    /// The height of the card.
    pub height: f32,
}

impl StoryCard {
    /// Lay out the sentences on a card of `width` points.
    pub fn new(ui: &Ui, width: f32, all: &[RowStory]) -> Self {
        let palette = Palette::current(ui);
        let (color, size) = (palette.text, palette.type_size(TEXT_SIZE));
        let lay_out = |RowStory { marker, name, text }: &RowStory| {
            let mut job = LayoutJob::default();
            job.append(name, 0.0, TextFormat { font_id: semibold(size), color, ..TextFormat::default() });
            job.append(text, 8.0, TextFormat { font_id: regular(size), color, ..TextFormat::default() });
            job.wrap.max_width = width - 2.0 * PADDING - INDENT - 4.0;
            (*marker, ui.painter().layout_job(job))
        };
        let rows: Vec<_> = all.iter().map(lay_out).collect();
        let height = rows.iter().map(|(_, text)| text.size().y + GAP).sum::<f32>() + 2.0 * PADDING - GAP;
        Self { rows, height }
    }

    /// Draw the card at the bottom of `area`.
    pub fn paint(self, ui: &Ui, area: Rect) {
        let (painter, palette) = (ui.painter(), Palette::current(ui));
        let card = Rect::from_min_max(pos2(area.left(), area.bottom() - self.height), area.max);
        palette.card(painter, card, 8.0);
        let mut at = card.min + vec2(PADDING + 4.0, PADDING);
        for ((marker, color), text) in self.rows {
            painter.add(marker::shape(marker, at + vec2(6.0, 9.0), 4.5, color, palette.panel, palette.lines));
            let height = text.size().y;
            painter.galley(at + vec2(INDENT, 0.0), text, palette.text);
            at.y += height + GAP;
        }
    }
}
