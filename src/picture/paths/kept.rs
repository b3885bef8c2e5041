//! The paths of a kept run, drawn faint and dashed below the current paths.

use std::sync::Arc;

use egui::Color32;

use super::course::{self, Course};
use super::decimate::{self, Steps};
use super::transform::MapTransform;
use crate::experiment::paths::{Path, Settings};
use crate::picture::look::look;
use crate::picture::theme::Palette;

const OPACITY: f32 = 0.55;
/// The dash pattern of the lines, as a variation of [`marker::line`](crate::picture::marker::line).
pub const DASHES: usize = 2;
/// Width of the lines.
pub const WIDTH: f32 = 1.5;

/// A kept run with its paths.
pub struct KeptPaths {
    /// Its name.
    pub name: String,
    /// Its settings.
    pub settings: Settings,
    paths: Arc<[Path]>,
    on_map: (Option<(MapTransform, usize)>, Vec<Course>),
    /// The steps of each path to draw on the charts.
    pub on_charts: Vec<[Steps; 3]>,
}

impl KeptPaths {
    /// A run without paths.
    pub fn new(settings: &Settings) -> Self {
        let paths = Arc::default();
        Self { name: String::new(), settings: settings.clone(), paths, on_map: (None, Vec::new()), on_charts: Vec::new() }
    }

    /// Set its paths, which have been computed.
    pub fn replace(&mut self, paths: Arc<[Path]>) {
        self.on_charts = paths.iter().map(decimate::on_charts).collect();
        self.paths = paths;
    }

    /// Choose the steps that are drawn with `transform`.
    pub fn prepare(&mut self, transform: &MapTransform) {
        let key = Some((*transform, self.paths.len()));
        if self.on_map.0 != key {
            self.on_map = (key, course::on_map(&self.paths, transform));
        }
    }

    /// The paths of visible optimizers, with their indices.
    pub fn paths(&self) -> impl Iterator<Item = (usize, &Path)> {
        let visible = |path: &Path| self.settings.optimizers.get(path.optimizer).is_some_and(|entry| entry.visible);
        self.paths.iter().enumerate().filter(move |(_, path)| visible(path))
    }

    /// What is drawn of a path on map or surface.
    pub fn course(&self, path: usize) -> Option<&Course> {
        self.on_map.1.get(path)
    }

    /// The faint colour of a path.
    pub fn color(&self, path: &Path, palette: &Palette) -> Color32 {
        look(&self.settings.optimizers, path.optimizer, palette).0.gamma_multiply(OPACITY)
    }
}
