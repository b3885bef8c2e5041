//! The content of a picture of the Training workspace: settings and curves, read-only.

use std::borrow::Cow;
use std::sync::Arc;

use egui::Color32;

use crate::experiment::training::{Band, Curve, CurveSpec, Results, Settings, SharpnessBand};
use crate::experiment::{Entry, entry};
use crate::optimizer::Marker;
use crate::picture::activations::marker as row_marker;
use crate::picture::legend::{Chip, rate_label};
use crate::picture::look::look;
use crate::picture::theme::Palette;

/// Settings and results, with the curves made from them.
pub struct Content<'a> {
    /// The settings of the results, including how they are shown.
    pub settings: &'a Settings,
    /// The results.
    pub results: &'a Results,
    /// The curves, ready to be drawn.
    pub traces: Cow<'a, [Trace]>,
    /// Runs to compare with.
    pub kept: &'a [KeptCurves],
    /// The colours.
    pub palette: &'static Palette,
    /// The index of the curve that the pointer is on.
    pub highlight: Option<usize>,
}

/// A kept run to compare with.
#[derive(Clone, Debug)]
pub struct KeptCurves {
    /// Its name.
    pub name: String,
    /// Its settings.
    pub settings: Settings,
    /// Its curves, ready to be drawn; the colours are replaced by those of the current theme.
    pub traces: Arc<[Trace]>,
}

impl KeptCurves {
    /// A kept run with its results.
    pub fn new(name: &str, settings: &Settings, results: &Results) -> Self {
        let traces = traces(settings, results, Palette::for_theme(egui::Theme::Light)).into();
        Self { name: name.to_owned(), settings: settings.clone(), traces }
    }
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
    /// The number of earlier curves of the same optimizer, which sets how the line is dashed.
    pub variation: usize,
    /// The losses of every iteration, of the first seed.
    pub raw: Vec<f32>,
    /// The smoothed losses, as bands over the seeds.
    pub smoothed: Vec<Band>,
    /// Iterations with the test accuracy as a band over the seeds.
    pub accuracies: Vec<(usize, Band)>,
    /// The sharpness, as bands over the seeds.
    pub sharpness: Vec<SharpnessBand>,
    /// The bowl's limit at the iterations of these measurements; empty without one.
    pub limits: Vec<(usize, f64)>,
    /// The training time up to the end of each iteration in seconds, of the first seed.
    pub seconds: Vec<f64>,
}

impl<'a> Content<'a> {
    /// Content without highlight and kept runs; `results` are those of `settings`.
    pub fn new(settings: &'a Settings, results: &'a Results, palette: &'static Palette) -> Self {
        Self { settings, results, traces: traces(settings, results, palette).into(), kept: &[], palette, highlight: None }
    }

    /// The visible curves, the highlighted one last, on top of the others.
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

/// Colour, marker and dash variation of each curve: those of its optimizer, or of its row if all curves have one optimizer.
pub fn styles(settings: &Settings, palette: &Palette) -> Vec<(Color32, Marker, usize)> {
    let key = |entry: &Entry| entry.rule.about().key;
    let one_optimizer = settings.optimizers.iter().all(|entry| key(entry) == key(&settings.optimizers[0]));
    let curves = settings.curve_specs();
    let by_row = one_optimizer && curves.len() > 1;
    let style = |(curve, spec): (usize, CurveSpec)| {
        if by_row {
            return (palette.row(curve), row_marker(curve), 0);
        }
        if settings.inits.len() == 1 {
            let (color, marker) = look(&settings.optimizers, spec.optimizer, palette);
            return (color, marker, entry::variation(&settings.optimizers, spec.optimizer));
        }
        let about = settings.optimizers[spec.optimizer].rule.about();
        let variation = entry::variation(&settings.optimizers, spec.optimizer) * settings.inits.len() + spec.init;
        (palette.optimizer(about, variation), about.marker, variation)
    };
    curves.into_iter().enumerate().map(style).collect()
}

/// The legend's chips of the visible curves of settings.
pub fn chips(settings: &Settings, palette: &Palette) -> Vec<Chip> {
    let (names, styles) = (settings.names(), styles(settings, palette));
    let chip = |(curve, spec): (usize, CurveSpec)| {
        let (name, (color, marker, variation)) = (names[curve].clone(), styles[curve]);
        // With one optimizer and several initializations, the line above the charts contains the learning rate.
        let rate_in_rule = settings.optimizers.len() == 1 && settings.inits.len() > 1;
        let rate = if rate_in_rule { String::new() } else { rate_label(&settings.optimizers[spec.optimizer].rule, &name) };
        Chip { name, rate, color, marker, variation }
    };
    settings.curve_specs().into_iter().enumerate().filter(|(curve, _)| settings.is_visible(*curve)).map(chip).collect()
}

/// The curves of results, ready to be drawn.
pub fn traces(settings: &Settings, results: &Results, palette: &Palette) -> Vec<Trace> {
    let curves = settings.names().into_iter().zip(styles(settings, palette)).zip(&results.curves).enumerate();
    let trace = |(curve, ((name, (color, marker, variation)), seeds)): (usize, ((String, _), &Vec<Curve>))| {
        let (first, sharpness) = (&seeds[0], results.sharpness(curve));
        Trace {
            name,
            curve,
            color,
            marker,
            variation,
            raw: first.losses.clone(),
            smoothed: results.smoothed(curve),
            accuracies: results.accuracies(curve),
            limits: settings.curvature_limits(curve, &sharpness),
            sharpness,
            seconds: first.seconds.clone(),
        }
    };
    curves.map(trace).collect()
}
