//! The content of a picture of a landscape: settings and map, read-only.

use egui::Color32;

use crate::experiment::training::Settings;
use crate::experiment::training::landscape::{Landscape, Map, Walk};
use crate::language::t;
use crate::optimizer::Marker;
use crate::picture::legend::Chip;
use crate::picture::theme::Palette;
use crate::picture::training::content::{chips, styles};
use crate::words::numbers::number;

/// Settings and map, with names and colours derived from them.
pub struct Content<'a> {
    /// The settings, with a landscape.
    pub settings: &'a Settings,
    /// The map.
    pub map: &'a Map,
    /// The names of the curves.
    pub names: Vec<String>,
    /// Colour, marker and dash variation of each curve.
    pub styles: Vec<(Color32, Marker, usize)>,
    /// The colours.
    pub palette: &'static Palette,
    /// The index of the curve that the pointer is on.
    pub highlight: Option<usize>,
}

impl<'a> Content<'a> {
    /// Content without highlight.
    pub fn new(settings: &'a Settings, map: &'a Map, palette: &'static Palette) -> Self {
        Self { settings, map, names: settings.names(), styles: styles(settings, palette), palette, highlight: None }
    }

    /// The shown number of updates; `None` for the end.
    pub fn shown(&self) -> Option<usize> {
        self.settings.landscape.as_ref().and_then(|Landscape { at, .. }| *at)
    }

    /// The walks of visible curves, the highlighted one last, on top of the others.
    pub fn drawn(&self) -> impl Iterator<Item = &'a Walk> {
        let (settings, highlight) = (self.settings, self.highlight);
        let visible = self.map.walks.iter().filter(move |walk| settings.is_visible(walk.curve) && !walk.points.is_empty());
        let on_top = move |walk: &&Walk| Some(walk.curve) == highlight;
        visible.clone().filter(move |walk| !on_top(walk)).chain(visible.filter(move |walk| on_top(walk)))
    }

    /// The opacity of a curve: full, or faint while another one is highlighted.
    pub fn opacity(&self, curve: usize) -> f32 {
        if self.highlight.is_none_or(|highlight| highlight == curve) { 1.0 } else { 0.25 }
    }

    /// The legend's chips of the visible curves, with the distances from the plane at the shown iteration.
    pub fn chips(&self) -> Vec<Chip> {
        let visible = (0..self.names.len()).filter(|curve| self.settings.is_visible(*curve));
        let chips = chips(self.settings, self.palette).into_iter().zip(visible);
        chips.map(|(chip, curve)| Chip { rate: self.off_plane(curve), ..chip }).collect()
    }

    /// How far the walks of a curve are off the plane at the shown iteration: a number, or the least and the greatest of the seeds.
    fn off_plane(&self, curve: usize) -> String {
        let walks = self.map.walks.iter().filter(|walk| walk.curve == curve);
        let distances = walks.filter_map(|walk| walk.at(self.shown())).map(|point| point.off_plane);
        let [low, high] = distances.fold([f64::INFINITY, 0.0f64], |[low, high], far| [low.min(far), high.max(far)]);
        match (number(low, 2), number(high, 2)) {
            _ if low > high => String::new(),
            (low, high) if low == high => t!("valley.off", distance = low).into_owned(),
            (low, high) => t!("valley.off_range", low = low, high = high).into_owned(),
        }
    }
}
