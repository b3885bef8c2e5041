//! What is drawn: settings and results of the Activations workspace, read-only, for grid, chart and sentences.

use egui::Color32;

use crate::experiment::activations::story::{Story, story};
use crate::experiment::activations::{LayerResult, Results, RowResult, Settings, Show};
use crate::network::histogram::Histogram;
use crate::optimizer::Marker;
use crate::ui::theme::Palette;

/// The markers of the rows, from top to bottom.
const MARKERS: [Marker; 8] = [
    Marker::Circle,
    Marker::Cross,
    Marker::Square,
    Marker::Triangle,
    Marker::Diamond,
    Marker::TriangleDown,
    Marker::Plus,
    Marker::Pentagon,
];

/// A row's marker.
pub fn marker(row: usize) -> Marker {
    MARKERS[row % MARKERS.len()]
}

/// Settings and results, with what follows from them.
pub struct Scene<'a> {
    /// What the results are of, shown as the user wants it.
    pub settings: &'a Settings,
    /// The results.
    pub results: &'a Results,
    /// The rows' names.
    pub names: Vec<String>,
    /// What happened in each row.
    pub stories: Vec<Story>,
    /// The colours.
    pub palette: &'static Palette,
}

impl<'a> Scene<'a> {
    /// A scene; the results are those of the settings.
    pub fn new(settings: &'a Settings, results: &'a Results, palette: &'static Palette) -> Self {
        let stories = results.rows.iter().map(|row| story(row)).collect();
        Self { settings, results, names: settings.names(), stories, palette }
    }

    /// The rows with their indices.
    pub fn rows(&self) -> impl Iterator<Item = (usize, &'a RowResult)> {
        self.results.rows.iter().map(AsRef::as_ref).enumerate()
    }

    /// A row's colour.
    pub fn color(&self, row: usize) -> Color32 {
        self.palette.row(row)
    }

    /// Whether the gradients are shown.
    pub fn backward(&self) -> bool {
        self.settings.show == Show::Gradients
    }

    /// The histogram that is shown of a layer.
    pub fn histogram(&self, layer: &'a LayerResult) -> &'a Histogram {
        if self.backward() { &layer.gradient.histogram } else { &layer.histogram }
    }
}
