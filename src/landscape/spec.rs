//! A landscape with its settings, as data: what the command line, a card and a preset hold.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::{LANDSCAPES, Landscape, Point};
use crate::knob::Knob;
use crate::naming;
use crate::objective::Objective;
use crate::optimizer::About;

/// A landscape with its settings. Its text is that of the command line: `bowl:a=0.05`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct LandscapeSpec {
    row: &'static Landscape,
    params: Vec<f64>,
}

/// Why a text is not a landscape; worded for the user.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct LandscapeError(String);

impl LandscapeSpec {
    /// A landscape with its default settings.
    pub fn new(row: &'static Landscape) -> Self {
        Self { row, params: row.knobs.iter().map(|knob| knob.default).collect() }
    }

    /// What is known of the landscape.
    pub fn row(&self) -> &'static Landscape {
        self.row
    }

    /// The settings.
    pub fn knobs(&mut self) -> Vec<Knob<'_>> {
        self.row.knobs.iter().zip(&mut self.params).map(|(number, value)| Knob::Number(number, value)).collect()
    }

    /// The values of the settings, in the order of the row's knobs.
    pub fn params(&self) -> &[f64] {
        &self.params
    }

    /// f and ∇f at a point.
    pub fn at(&self, point: Point) -> (f64, Point) {
        (self.row.evaluate)(&self.params, point)
    }

    /// The Hessian at a point, row by row.
    pub fn hessian(&self, point: Point) -> [Point; 2] {
        (self.row.hessian)(&self.params, point)
    }

    /// The sensible learning rate of an optimizer here, if one is known for it or for its relative.
    pub fn rate(&self, optimizer: &About) -> Option<f64> {
        let known = |wanted: &str| self.row.rates.iter().find(|(key, _)| *key == wanted).map(|(_, rate)| *rate);
        known(optimizer.key).or_else(|| known(optimizer.relative?))
    }

    /// The listed minimum that a point is near to, if any: within a hundredth of the landscape's own view.
    pub fn minimum_near(&self, [x, y]: Point) -> Option<Point> {
        let near = (self.row.view.x[1] - self.row.view.x[0]) / 100.0;
        self.row.minima.iter().copied().find(|minimum| (x - minimum[0]).hypot(y - minimum[1]) < near)
    }

    /// The formula with the settings' values in place of their letters.
    pub fn formula(&self) -> String {
        self.row.knobs.iter().zip(&self.params).fold(self.row.formula.to_owned(), |formula, (knob, value)| {
            formula.replace(knob.symbol, &crate::knob::shortest(*value))
        })
    }
}

impl PartialEq for LandscapeSpec {
    fn eq(&self, other: &Self) -> bool {
        self.row.key == other.row.key && self.params == other.params
    }
}

impl Objective<f64> for LandscapeSpec {
    fn dim(&self) -> usize {
        2
    }

    fn evaluate(&self, point: &[f64], gradient: &mut [f64]) -> f64 {
        let (value, slope) = self.at([point[0], point[1]]);
        gradient.copy_from_slice(&slope);
        value
    }
}

impl FromStr for LandscapeSpec {
    type Err = LandscapeError;

    fn from_str(text: &str) -> Result<Self, LandscapeError> {
        let parse = || {
            let (name, pairs) = naming::split(text)?;
            let keys: Vec<&str> = LANDSCAPES.iter().map(|row| row.key).collect();
            let mut spec = Self::new(&LANDSCAPES[naming::find("landscape", name, &keys)?]);
            let key = spec.row.key;
            naming::set_knobs(key, &mut spec.knobs(), &pairs)?;
            Ok(spec)
        };
        parse().map_err(LandscapeError)
    }
}

impl fmt::Display for LandscapeSpec {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&naming::join(self.row.key, &self.clone().knobs(), |knob| !knob.is_default()))
    }
}

impl TryFrom<String> for LandscapeSpec {
    type Error = LandscapeError;

    fn try_from(text: String) -> Result<Self, LandscapeError> {
        text.parse()
    }
}

impl From<LandscapeSpec> for String {
    fn from(spec: LandscapeSpec) -> Self {
        spec.to_string()
    }
}
