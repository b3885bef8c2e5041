//! The look of an entry: its optimizer's colour and marker; a further entry of the same optimizer has its own.

use egui::Color32;

use super::activations::marker as row_marker;
use super::theme::Palette;
use crate::experiment::{Entry, entry};
use crate::optimizer::Marker;

/// How many colours and markers there are for further entries.
const OTHERS: usize = 8;

/// Colour and marker of an entry. Those of further entries are no optimizer's that is there; where no more are left, the colour is
/// mixed toward the text's.
pub fn look(entries: &[Entry], index: usize, palette: &Palette) -> (Color32, Marker) {
    let (about, variation) = (entries[index].rule.about(), entry::variation(entries, index));
    if variation == 0 {
        return (palette.optimizer(about, 0), about.marker);
    }
    let own = |color: Color32| entries.iter().any(|entry| palette.optimizer(entry.rule.about(), 0) == color);
    let owned = |marker: Marker| entries.iter().any(|entry| entry.rule.about().marker == marker);
    let before = (0..index).filter(|other| entry::variation(entries, *other) > 0).count();
    let color = (0..OTHERS).map(|row| palette.row(row)).filter(|color| !own(*color)).nth(before);
    let marker = (0..OTHERS).map(row_marker).filter(|marker| !owned(*marker)).nth(before);
    (color.unwrap_or_else(|| palette.optimizer(about, variation)), marker.unwrap_or(about.marker))
}

#[cfg(test)]
mod tests;
