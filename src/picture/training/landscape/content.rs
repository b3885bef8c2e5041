//! The content of a picture of a landscape: settings and map, read-only.

use egui::Color32;

use crate::experiment::training::landscape::{Landscape, Map, Point, Walk};
use crate::experiment::training::{Band, Settings};
use crate::language::t;
use crate::optimizer::Marker;
use crate::picture::legend::Chip;
use crate::picture::theme::Palette;
use crate::picture::training::content::{chips, styles};
use crate::words::numbers::number;

/// A number, or the least and the greatest of several seeds.
fn range(of: Band, digits: usize) -> String {
    match (number(of.low, digits), number(of.high, digits)) {
        (low, high) if low == high => low,
        (low, high) => t!("valley.range", low = low, high = high).into_owned(),
    }
}

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
        chips.map(|(chip, curve)| Chip { rate: self.of_curve(curve), ..chip }).collect()
    }

    /// The losses of a curve's nets at the shown iteration, as far as they are measured, and how far their walks are off the plane.
    fn of_curve(&self, curve: usize) -> String {
        let points: Vec<&Point> =
            self.map.walks.iter().filter(|walk| walk.curve == curve).filter_map(|walk| walk.at(self.shown())).collect();
        let losses = Band::of(points.iter().filter_map(|point| point.own_loss)).map(|loss| range(loss, 2));
        let distance = Band::of(points.iter().map(|point| point.off_plane)).map(|distance| range(distance, 2));
        match (losses, distance) {
            (Some(loss), Some(distance)) => t!("valley.loss_and_off", loss = loss, distance = distance).into_owned(),
            (None, Some(distance)) => t!("valley.off", distance = distance).into_owned(),
            (_, None) => String::new(),
        }
    }
}
