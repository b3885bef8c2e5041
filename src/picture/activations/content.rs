//! The content of a picture of the Activations workspace: settings and results, read-only.

use egui::Color32;

use crate::experiment::activations::story::{Story, story};
use crate::experiment::activations::{LayerResult, Results, RowResult, Settings, Show};
use crate::language::t;
use crate::network::histogram::Histogram;
use crate::optimizer::Marker;
use crate::picture::theme::Palette;
use crate::words;

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

/// Settings and results, with names, stories and colours derived from them.
pub struct Content<'a> {
    /// The settings of the results, including how they are shown.
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

impl<'a> Content<'a> {
    /// The content of `results`, which are those of `settings`.
    pub fn new(settings: &'a Settings, results: &'a Results, palette: &'static Palette) -> Self {
        let stories = results.rows.iter().map(|row| story(row)).collect();
        Self { settings, results, names: results.names(settings), stories, palette }
    }

    /// The rows with their indices.
    pub fn rows(&self) -> impl Iterator<Item = (usize, &'a RowResult)> {
        self.results.rows.iter().map(AsRef::as_ref).enumerate()
    }

    /// A row's colour.
    pub fn color(&self, row: usize) -> Color32 {
        self.palette.row(row)
    }

    /// The histogram that is shown of a layer.
    pub fn histogram(&self, layer: &'a LayerResult) -> &'a Histogram {
        match self.settings.show {
            Show::Gradients => &layer.gradient.histogram,
            Show::Weights => &layer.weights.histogram,
            Show::Activations | Show::Symmetry => &layer.histogram,
        }
    }

    /// The number of shown values of a layer that are not finite.
    pub fn not_finite(&self, layer: &LayerResult) -> usize {
        match self.settings.show {
            Show::Gradients => layer.gradient.not_finite,
            Show::Weights => layer.weights.spread.not_finite,
            Show::Activations | Show::Symmetry => layer.spread.not_finite,
        }
    }

    /// The fraction of shown values of a layer that are exactly 0; 0 for gradients, where it is not shown.
    pub fn zeros(&self, layer: &LayerResult) -> f64 {
        match self.settings.show {
            Show::Gradients => 0.0,
            Show::Weights => layer.weights.spread.zeros,
            Show::Activations | Show::Symmetry => layer.spread.zeros,
        }
    }

    /// The sentences about a row.
    pub fn sentences(&self, row: usize) -> Vec<String> {
        let story = &self.stories[row];
        match self.settings.show {
            Show::Gradients => words::activations::backward(self.settings, story),
            Show::Weights => words::activations::weights(&self.results.rows[row]),
            Show::Activations | Show::Symmetry => words::activations::forward(self.settings, story),
        }
    }

    /// The name of a layer.
    pub fn layer_name(&self, layer: usize) -> String {
        if self.results.trained_net.is_some() && layer + 1 == self.settings.layers {
            t!("grid.output").into_owned()
        } else {
            t!("grid.layer", layer = layer + 1).into_owned()
        }
    }
}
