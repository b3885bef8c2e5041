//! What is drawn: settings and curves of the Training workspace, read-only, for charts, legend and table.

use std::borrow::Cow;

use egui::Color32;

use crate::experiment::entry;
use crate::experiment::training::{Band, Results, Settings};
use crate::optimizer::Marker;
use crate::ui::activations::marker as row_marker;
use crate::ui::legend::{Chip, rate_label};
use crate::ui::theme::Palette;

/// Settings and results, with what follows from them.
pub struct Scene<'a> {
    /// What the results are of, shown as the user wants it.
    pub settings: &'a Settings,
    /// The results.
    pub results: &'a Results,
    /// The curves, ready to be drawn.
    pub traces: Cow<'a, [Trace]>,
    /// Runs to compare with.
    pub kept: &'a [Kept],
    /// The colours.
    pub palette: &'static Palette,
    /// The index of the curve that the pointer is on.
    pub highlight: Option<usize>,
}

/// A run that was kept, to be compared with.
#[derive(Clone, Debug)]
pub struct Kept {
    /// What it was of.
    pub settings: Settings,
    /// Its curves, in the colours of when it was kept.
    pub traces: Vec<Trace>,
    /// Its number.
    pub run: u64,
}

/// A curve, ready to be drawn.
#[derive(Clone, Debug)]
pub struct Trace {
    /// Its name.
    pub name: String,
    /// Its index.
    pub curve: usize,
    /// Its colour.
    pub color: Color32,
    /// Its marker.
    pub marker: Marker,
    /// How its line is dashed.
    pub variation: usize,
    /// The losses of every iteration, of the first seed.
    pub raw: Vec<f32>,
    /// The smoothed losses over the seeds.
    pub smoothed: Vec<Band>,
    /// The test accuracy over the seeds, with its iteration.
    pub accuracies: Vec<(usize, Band)>,
    /// The seconds up to and with each iteration, of the first seed.
    pub seconds: Vec<f64>,
}

impl<'a> Scene<'a> {
    /// A scene without highlight and kept runs; the results are those of the settings.
    pub fn new(settings: &'a Settings, results: &'a Results, palette: &'static Palette) -> Self {
        Self { settings, results, traces: traces(settings, results, palette).into(), kept: &[], palette, highlight: None }
    }

    /// The curves that are drawn, the highlighted one last.
    pub fn drawn(&self) -> impl Iterator<Item = &Trace> {
        let visible = self.traces.iter().filter(|trace| self.settings.is_visible(trace.curve));
        let on_top = |trace: &&Trace| Some(trace.curve) == self.highlight;
        visible.clone().filter(move |trace| !on_top(trace)).chain(visible.filter(on_top))
    }

    /// The opacity of a curve: full, or faint while another one is highlighted.
    pub fn opacity(&self, curve: usize) -> f32 {
        if self.highlight.is_none_or(|highlight| highlight == curve) { 1.0 } else { 0.25 }
    }

    /// The legend's chips of the visible curves.
    pub fn chips(&self) -> Vec<Chip> {
        chips(self.settings, self.palette)
    }
}

/// The colour, the marker and the dashes of each curve: the optimizer's, or those of the initialization if there is one optimizer
/// with several of them.
pub fn looks(settings: &Settings, palette: &Palette) -> Vec<(Color32, Marker, usize)> {
    let by_init = settings.optimizers.len() == 1 && settings.inits.len() > 1;
    let look = |entrant: crate::experiment::training::Entrant| {
        let about = settings.optimizers[entrant.optimizer].rule.about();
        if by_init {
            (palette.row(entrant.init), row_marker(entrant.init), 0)
        } else {
            let variation = entry::variation(&settings.optimizers, entrant.optimizer) * settings.inits.len() + entrant.init;
            (palette.optimizer(about, variation), about.marker, variation)
        }
    };
    settings.entrants().into_iter().map(look).collect()
}

/// The legend's chips of the visible curves of settings.
pub fn chips(settings: &Settings, palette: &Palette) -> Vec<Chip> {
    let curves = settings.names().into_iter().zip(looks(settings, palette)).zip(settings.entrants()).enumerate();
    let visible = curves.filter(|(curve, _)| settings.is_visible(*curve));
    let chip = |(_, ((name, (color, marker, variation)), entrant)): (_, ((String, _), crate::experiment::training::Entrant))| {
        Chip { rate: rate_label(&settings.optimizers[entrant.optimizer].rule, &name), name, color, marker, variation }
    };
    visible.map(chip).collect()
}

/// The curves of results, ready to be drawn.
pub fn traces(settings: &Settings, results: &Results, palette: &Palette) -> Vec<Trace> {
    let curves = settings.names().into_iter().zip(looks(settings, palette)).zip(&results.curves).enumerate();
    let trace = |(curve, ((name, (color, marker, variation)), seeds)): (usize, ((String, _), &Vec<_>))| {
        let first: &crate::experiment::training::Curve = &seeds[0];
        Trace {
            name,
            curve,
            color,
            marker,
            variation,
            raw: first.losses.clone(),
            smoothed: results.smoothed(curve),
            accuracies: results.accuracies(curve),
            seconds: first.seconds.clone(),
        }
    };
    curves.map(trace).collect()
}
