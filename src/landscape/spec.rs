//! A landscape with its settings, as data: the form on the command line, in cards and in presets.

mod known;
mod values;

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use serde_with::{DeserializeFromStr, SerializeDisplay};

use super::formula::{Code, EXAMPLES, Formula, FormulaError};
use super::{LANDSCAPES, Landscape, Point, View};
use crate::knob::{Knob, text};
use crate::language::t;
use crate::naming;
use crate::optimizer::About;
pub use known::FallLevel;

/// The prefix of a formula in text form.
const FORMULA: &str = "formula";

/// A landscape with its settings. Its text form is that of the command line: `bowl:a=0.05`, or `formula:x^2/20+y^2`.
#[derive(Clone, Debug, SerializeDisplay, DeserializeFromStr)]
pub struct LandscapeSpec(Function);

#[derive(Clone, Debug)]
enum Function {
    /// A listed landscape with the values of its parameters.
    Listed(&'static Landscape, Vec<f64>),
    /// A user-defined formula.
    Formula(Arc<Formula>),
}

/// Why a text is not a landscape; worded for the user.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct LandscapeError(String);

impl LandscapeSpec {
    /// A listed landscape with its default settings.
    pub fn new(row: &'static Landscape) -> Self {
        Self(Function::Listed(row, row.knobs.iter().map(|knob| knob.default).collect()))
    }

    /// A formula in x and y.
    pub fn from_formula(text: &str) -> Result<Self, FormulaError> {
        Formula::new(text).map(|formula| Self(Function::Formula(Arc::new(formula))))
    }

    /// The key on the command line and in presets.
    pub fn key(&self) -> &'static str {
        match &self.0 {
            Function::Listed(row, _) => row.key,
            Function::Formula(_) => FORMULA,
        }
    }

    /// The name.
    pub fn name(&self) -> Cow<'static, str> {
        match &self.0 {
            Function::Listed(row, _) => row.name(),
            Function::Formula(_) => t!("listed.formula"),
        }
    }

    /// Who defined it; empty for a formula.
    pub fn source(&self) -> &'static str {
        match &self.0 {
            Function::Listed(row, _) => row.source,
            Function::Formula(_) => "",
        }
    }

    /// The initial view.
    pub fn view(&self) -> View {
        match &self.0 {
            Function::Listed(row, _) => row.view,
            Function::Formula(formula) => formula.view(),
        }
    }

    /// The initial start point.
    pub fn start(&self) -> Point {
        match &self.0 {
            Function::Listed(row, _) => row.start,
            Function::Formula(formula) => formula.start,
        }
    }

    /// The number of steps that suits it; `None` for a formula.
    pub fn steps(&self) -> Option<usize> {
        match &self.0 {
            Function::Listed(row, _) => Some(row.steps),
            Function::Formula(_) => None,
        }
    }

    /// The local minima inside the initial view, a global one first; for a formula, those found numerically.
    pub fn minima(&self) -> &[Point] {
        match &self.0 {
            Function::Listed(row, _) => row.minima,
            Function::Formula(formula) => &formula.facts.minima,
        }
    }

    /// The base of the contour levels; for a formula without a known lowest value, that of its initial view.
    pub fn floor(&self) -> f64 {
        match &self.0 {
            Function::Listed(row, _) => row.floor,
            Function::Formula(formula) => formula.facts.floor,
        }
    }

    /// The formula as it was understood, typeset; `None` for a listed landscape.
    pub fn typeset_formula(&self) -> Option<String> {
        match &self.0 {
            Function::Listed(..) => None,
            Function::Formula(formula) => Some(formula.typeset()),
        }
    }

    /// The formula as typed; `None` for a listed landscape.
    pub fn typed_formula(&self) -> Option<&str> {
        match &self.0 {
            Function::Listed(..) => None,
            Function::Formula(formula) => Some(formula.text()),
        }
    }

    /// The formula and its gradient as Python; `None` for a listed landscape.
    pub fn formula_code(&self) -> Option<Code> {
        match &self.0 {
            Function::Listed(..) => None,
            Function::Formula(formula) => Some(formula.code()),
        }
    }

    /// The settings.
    pub fn knobs(&mut self) -> Vec<Knob<'_>> {
        match &mut self.0 {
            Function::Listed(row, params) => {
                row.knobs.iter().zip(params).map(|(number, value)| Knob::Number(number, value)).collect()
            }
            Function::Formula(_) => Vec::new(),
        }
    }

    /// Whether usual learning rates are listed for this landscape.
    pub fn has_listed_rates(&self) -> bool {
        !self.rates().is_empty()
    }

    /// The listed learning rates, by optimizer key.
    fn rates(&self) -> &'static [(&'static str, f64)] {
        match &self.0 {
            Function::Listed(row, _) => row.rates,
            Function::Formula(formula) => formula.example().map_or(&[], |example| example.rates),
        }
    }

    /// Whether it is one of the examples of a formula.
    pub fn is_example(&self) -> bool {
        matches!(&self.0, Function::Formula(formula) if formula.example().is_some())
    }

    /// The listed learning rate of an optimizer here, or that of the optimizer whose rates it shares.
    pub fn listed_rate(&self, optimizer: &About) -> Option<f64> {
        let known = |wanted: &str| self.rates().iter().find(|(key, _)| *key == wanted).map(|(_, rate)| *rate);
        known(optimizer.key).or_else(|| known(optimizer.rates_like?))
    }

    /// The distance below which a point is at a minimum: a hundredth of the width of the initial view.
    pub fn nearness(&self) -> f64 {
        (self.view().x[1] - self.view().x[0]) / 100.0
    }

    /// The known minimum near a point, if any: closer than [`Self::nearness`].
    pub fn minimum_near(&self, [x, y]: Point) -> Option<Point> {
        let near = self.nearness();
        self.minima().iter().copied().find(|minimum| (x - minimum[0]).hypot(y - minimum[1]) < near)
    }

    /// The formula with symbols for the parameters: `a·x² + y²`.
    pub fn symbolic_formula(&self) -> &str {
        match &self.0 {
            Function::Listed(row, _) => row.formula,
            Function::Formula(formula) => formula.text(),
        }
    }

    /// The formula with values for the parameters.
    pub fn formula(&self) -> String {
        match &self.0 {
            Function::Formula(formula) => formula.text().to_owned(),
            Function::Listed(row, params) => {
                row.knobs.iter().zip(params).fold(row.formula.to_owned(), |formula, (knob, value)| {
                    formula.replace(knob.symbol, &crate::knob::shortest(*value))
                })
            }
        }
    }
}

impl PartialEq for LandscapeSpec {
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Function::Listed(row, params), Function::Listed(other, theirs)) => row.key == other.key && params == theirs,
            (Function::Formula(formula), Function::Formula(other)) => {
                Arc::ptr_eq(formula, other) || formula.text() == other.text()
            }
            _ => false,
        }
    }
}

impl FromStr for LandscapeSpec {
    type Err = LandscapeError;

    fn from_str(text: &str) -> Result<Self, LandscapeError> {
        if let Some((name, formula)) = text.split_once([':', '：'])
            && naming::normalized(name) == FORMULA
        {
            return Self::from_formula(formula).map_err(|error| LandscapeError(t!("formula.within", error = error).into_owned()));
        }
        let parse = || {
            let (name, pairs) = text::split(text)?;
            let examples = EXAMPLES.iter().map(|example| example.key);
            let keys: Vec<&str> = LANDSCAPES.iter().map(|row| row.key).chain([FORMULA]).chain(examples).collect();
            let key = keys[naming::find(&t!("naming.landscape"), &name, &keys)?];
            let listed = LANDSCAPES.iter().find(|row| row.key == key).map(Self::new);
            let example = || {
                EXAMPLES.iter().find(|example| example.key == key).and_then(|example| Self::from_formula(example.formula).ok())
            };
            let mut spec = listed.or_else(example).ok_or_else(|| t!("formula.bare").into_owned())?;
            text::set_knobs(spec.key(), &mut spec.knobs(), &pairs)?;
            Ok(spec)
        };
        parse().map_err(LandscapeError)
    }
}

impl fmt::Display for LandscapeSpec {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.typed_formula() {
            Some(formula) => write!(f, "{FORMULA}:{formula}"),
            None => f.write_str(&text::join(self.key(), &self.clone().knobs(), |knob| !knob.is_default())),
        }
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
