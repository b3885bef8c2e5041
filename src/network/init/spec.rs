//! An initialization with its settings, as data: the form on the command line, in cards and in presets.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;
use std::sync::LazyLock;

use super::library::{self, LAYERS, Layer};
use super::{Bias, Draws, Fan, INITIALIZATIONS, InitError, Initialization, Params};
use serde_with::{DeserializeFromStr, SerializeDisplay};

use crate::knob::{Knob, rounded, shortest, text};
use crate::language::t;
use crate::naming;
use crate::number;

/// The key of the biases' distribution.
const BIAS: &str = "bias";
/// A number with more characters than this is rounded in a name.
const LONGEST: usize = 8;

/// An initialization with its settings. Its text form is that of the command line: `normal:std=0.01`, `he:bias=fan-in`.
#[derive(Clone, Debug, SerializeDisplay, DeserializeFromStr)]
pub struct InitSpec {
    row: &'static Initialization,
    params: Params,
    /// How the biases are drawn; `None` for the usual ones of the workspace.
    pub bias: Option<Bias>,
}

impl InitSpec {
    /// A listed initialization with its default settings.
    pub fn new(row: &'static Initialization) -> Self {
        Self { row, params: row.defaults(), bias: None }
    }

    /// Names and source.
    pub fn about(&self) -> &'static Initialization {
        self.row
    }

    /// The formula for these settings: n is the fan-in, n′ the fan-out.
    pub fn formula(&self) -> Cow<'static, str> {
        self.row.formula_with(&self.params)
    }

    /// The name of its row of results, the same in every language: `Xavier`, `std 0.01`, or the library whose dense layer it is.
    pub fn name(&self) -> String {
        if let Some(layer) = self.layers().next() {
            return layer.name.to_owned();
        }
        let weights = if self.row.label.is_empty() { self.formula().into_owned() } else { self.label() };
        std::iter::once(weights).chain(self.bias.map(Bias::formula)).collect::<Vec<_>>().join(", ")
    }

    /// The label and the settings.
    fn label(&self) -> String {
        let short = |value: f64| Some(shortest(value)).filter(|text| text.len() <= LONGEST).unwrap_or_else(|| rounded(value));
        let setting = |knob: Knob<'_>| match knob {
            Knob::Number(_, value) => format!(" {}", short(*value)),
            Knob::Choice(choice, index) => format!(" {}", choice.forms[*index]),
        };
        let mut copy = self.clone();
        let settings: String = copy.knobs().into_iter().filter(|knob| self.is_written(knob)).map(setting).collect();
        format!("{}{settings}", self.row.label)
    }

    /// The libraries' dense layers that are drawn exactly like this; none if the biases are the usual ones.
    pub fn layers(&self) -> impl Iterator<Item = &'static Layer> {
        static SPECS: LazyLock<Vec<(InitSpec, &Layer)>> =
            LazyLock::new(|| LAYERS.iter().filter_map(|layer| Some((layer.settings.parse().ok()?, layer))).collect());
        SPECS.iter().filter(move |(other, _)| self.bias.is_some() && other == self).map(|(_, layer)| *layer)
    }

    /// The settings of the weights.
    pub fn knobs(&mut self) -> Vec<Knob<'_>> {
        let Params { numbers, forms } = &mut self.params;
        let numbers = self.row.numbers.iter().zip(numbers).map(|(number, value)| Knob::Number(number, value));
        let choices = self.row.choices.iter().zip(forms).map(|(choice, index)| Knob::Choice(choice, index));
        numbers.chain(choices).collect()
    }

    /// Whether a setting is part of the name and the text.
    pub fn is_written(&self, knob: &Knob<'_>) -> bool {
        let always = matches!(knob, Knob::Number(..)) && !self.row.numbers_are_optional;
        always || !knob.is_default()
    }

    /// The standard deviation of the weights, if they are independent with mean 0.
    pub fn deviation(&self, fan: Fan) -> Option<f64> {
        (self.row.deviation)(&self.params, fan)
    }

    /// Turn standard normal draws into weights, in place: outputs x inputs, column by column.
    pub fn weights(&self, fan: Fan, draws: Draws<'_>) {
        (self.row.weights)(&self.params, fan, draws);
    }

    /// Turn standard normal draws into the biases of a layer, in place and in the same order of size.
    pub fn biases(&self, bias: Bias, fan: Fan, draws: Draws<'_>) {
        let alone = self.row.alone.unwrap_or(self.row.weights);
        bias.draw(fan, draws, |draws| alone(&self.params, fan, draws));
    }

    /// Split a text into the name, which can be a library's with a name of that library, and the settings.
    pub(crate) fn split(text: &str) -> Result<(String, Vec<text::Pair>), InitError> {
        let is_end = |sign: char| matches!(number::plain(sign), ':' | ',');
        let of_library = text.split_once(|sign| number::plain(sign) == ':').filter(|(library, _)| library::is_library(library));
        let Some((library, rest)) = of_library else {
            return library::check(text).and_then(|()| text::split(text).map_err(InitError));
        };
        let (name, settings) = rest.split_once(is_end).unwrap_or((rest, ""));
        let (_, pairs) = text::split(&format!(":{settings}")).map_err(InitError)?;
        Ok((format!("{}:{}", library.trim(), name.trim()), pairs))
    }

    /// An initialization from its name and settings.
    pub(crate) fn from_parts(name: &str, pairs: &[text::Pair]) -> Result<Self, InitError> {
        let (mut biases, others): (Vec<_>, Vec<_>) = pairs.iter().cloned().partition(|(key, _)| naming::normalized(key) == BIAS);
        let mut spec = Self::named(name)?;
        text::set_knobs(spec.row.key, &mut spec.knobs(), &others).map_err(InitError)?;
        if biases.len() > 1 {
            return Err(InitError(t!("naming.twice", owner = spec.row.key, key = BIAS).into_owned()));
        }
        if let Some((_, bias)) = biases.pop() {
            let read = bias.parse().map_err(|error: InitError| InitError(format!("{}:{BIAS}: {error}", spec.row.key)));
            spec.bias = Some(read?);
        }
        Ok(spec)
    }

    /// What a name stands for: a listed initialization, a library's dense layer, or a library's own name.
    fn named(name: &str) -> Result<Self, InitError> {
        if let Some((library, name)) = name.split_once(':') {
            return library::initializer(library, name)?.parse();
        }
        let keys: Vec<&str> = INITIALIZATIONS.iter().map(|row| row.key).collect();
        let listed = naming::find(&t!("naming.initialization"), name, &keys);
        match (listed, library::settings(name)) {
            (Ok(index), _) => Ok(Self::new(&INITIALIZATIONS[index])),
            (Err(_), Some(settings)) => settings.parse(),
            (Err(refusal), None) => Err(InitError(library::hinted(name, refusal))),
        }
    }
}

impl PartialEq for InitSpec {
    fn eq(&self, other: &Self) -> bool {
        self.row.key == other.row.key && self.params == other.params && self.bias == other.bias
    }
}

impl FromStr for InitSpec {
    type Err = InitError;

    fn from_str(text: &str) -> Result<Self, InitError> {
        let (name, pairs) = Self::split(text)?;
        Self::from_parts(&name, &pairs)
    }
}

impl fmt::Display for InitSpec {
    /// Writes every number that is a setting, and what else is not the default.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let weights = text::join(self.row.key, &self.clone().knobs(), |knob| self.is_written(knob));
        f.write_str(&weights)?;
        let Some(bias) = self.bias else { return Ok(()) };
        write!(f, "{}{BIAS}={bias}", if weights.contains(':') { ',' } else { ':' })
    }
}

impl TryFrom<String> for InitSpec {
    type Error = InitError;

    fn try_from(text: String) -> Result<Self, InitError> {
        text.parse()
    }
}

impl From<InitSpec> for String {
    fn from(spec: InitSpec) -> Self {
        spec.to_string()
    }
}
