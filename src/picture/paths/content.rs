//! The content of a picture of the Paths workspace: settings and results, read-only.

use egui::Color32;

use super::kept::KeptPaths;
use crate::experiment::Entry;
use crate::experiment::paths::{Path, Settings};
use crate::optimizer::{About, Marker};
use crate::picture::legend::{Chip, rate_label};
use crate::picture::look::look;
use crate::picture::theme::Palette;

/// Settings and results, with names and colours derived from them.
pub struct Content<'a> {
    /// The settings.
    pub settings: &'a Settings,
    /// The results; while a long run is under way, those of earlier settings.
    pub paths: &'a [Path],
    /// The optimizers' names, as on the cards.
    pub names: Vec<String>,
    /// The colours.
    pub palette: &'static Palette,
    /// Kept runs to compare with.
    pub all_kept: &'a [KeptPaths],
    /// The start points under the keyboard focus and the pointer.
    pub active_starts: ActiveStarts,
    /// The index of the optimizer that the pointer is on.
    pub highlight: Option<usize>,
    /// Whether the arrows of every step have one scale, as in a playback; otherwise each step has its own.
    pub one_scale: bool,
    /// Whether the steps after the shown one are hidden, while the answer to a question plays.
    pub hides_later: bool,
}

/// The indices of the start points under the keyboard focus and the pointer.
#[derive(Clone, Copy, Debug, Default)]
pub struct ActiveStarts {
    /// The start with the keyboard focus.
    pub focused: Option<usize>,
    /// The start under the pointer.
    pub hovered: Option<usize>,
}

impl<'a> Content<'a> {
    /// Content without highlight and kept runs.
    pub fn new(settings: &'a Settings, paths: &'a [Path], palette: &'static Palette) -> Self {
        Self {
            settings,
            paths,
            names: settings.names(),
            palette,
            all_kept: &[],
            active_starts: ActiveStarts::default(),
            highlight: None,
            one_scale: false,
            hides_later: false,
        }
    }

    /// Name and source of an entry's optimizer.
    pub fn about(&self, optimizer: usize) -> &'static About {
        self.settings.optimizers[optimizer].rule.about()
    }

    /// An entry's colour.
    pub fn color(&self, optimizer: usize) -> Color32 {
        look(&self.settings.optimizers, optimizer, self.palette).0
    }

    /// An entry's marker.
    pub fn marker(&self, optimizer: usize) -> Marker {
        look(&self.settings.optimizers, optimizer, self.palette).1
    }

    /// The paths to draw, with their indices: those of visible entries, the highlighted one last, on top of the others.
    pub fn drawn(&self) -> impl Iterator<Item = (usize, &'a Path)> {
        let (settings, highlight) = (self.settings, self.highlight);
        let visible = |path: &Path| settings.optimizers.get(path.optimizer).is_some_and(|entry| entry.visible);
        let drawn = self.paths.iter().enumerate().filter(move |(_, path)| visible(path));
        let on_top = move |path: &Path| Some(path.optimizer) == highlight;
        drawn.clone().filter(move |(_, path)| !on_top(path)).chain(drawn.filter(move |(_, path)| on_top(path)))
    }

    /// The kept runs on this landscape, which are drawn.
    pub fn kept(&self) -> impl Iterator<Item = &'a KeptPaths> {
        let landscape = &self.settings.landscape;
        self.all_kept.iter().filter(move |kept| kept.settings.landscape == *landscape)
    }

    /// The shown step of a path: the settings' one, or the path's last step if it ended earlier.
    pub fn shown_step(&self, path: &Path) -> usize {
        self.settings.shown_step().min(path.trajectory.last_step())
    }

    /// The opacity of an entry: full, or faint while another one is highlighted.
    pub fn opacity(&self, optimizer: usize) -> f32 {
        if self.highlight.is_none_or(|highlight| highlight == optimizer) { 1.0 } else { 0.25 }
    }

    /// The legend's chips of the visible entries.
    pub fn chips(&self) -> Vec<Chip> {
        let visible = self.settings.optimizers.iter().enumerate().filter(|(_, entry)| entry.visible);
        let chip = |(index, entry): (usize, &Entry)| Chip {
            name: self.names[index].clone(),
            rate: rate_label(&entry.rule, &self.names[index]),
            color: self.color(index),
            marker: self.marker(index),
            variation: self.settings.variation(index),
        };
        visible.map(chip).collect()
    }
}
