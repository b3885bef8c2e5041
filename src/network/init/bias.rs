//! The distribution of the biases: most textbooks and Keras start them at 0, `PyTorch` draws them.

use std::fmt;
use std::str::FromStr;

use super::{Domain, Draws, Fan, InitError, Number, Slider, scale, shape};
use crate::knob::{Knob, shortest};
use crate::language::t;
use crate::{naming, number};

/// How the biases of a layer are drawn. Its text form is that of the command line: `0.1`, `uniform:0.2` or `fan-in`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bias {
    /// The distribution.
    pub kind: BiasKind,
    /// The value, the bound or the standard deviation; 0 if the distribution needs none.
    pub size: f64,
}

/// The distribution of biases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BiasKind {
    /// The same for all units: b = size.
    Constant,
    /// Uniform within ± size.
    Uniform,
    /// Normal with standard deviation size.
    Normal,
    /// Uniform within ±1/√n, where n is the fan-in: `torch.nn.Linear`.
    FanIn,
    /// As the weights of the same layer are: scikit-learn.
    Weights,
}

/// The bias of every unit.
static VALUE: Number = SIZE;
/// The bound or the standard deviation of drawn biases.
static SPREAD: Number = Number { domain: Domain::NotNegative, slider: Slider::linear(0.0, 1.0), ..SIZE };

const SIZE: Number = Number {
    key: "bias",
    symbol: "b",
    name: "knob.bias_size",
    help: "knob.bias_size_help",
    domain: Domain::Finite,
    slider: Slider::linear(-1.0, 1.0),
    default: 0.0,
};

impl BiasKind {
    /// All kinds.
    pub const ALL: [Self; 5] = [Self::Constant, Self::Uniform, Self::Normal, Self::FanIn, Self::Weights];

    /// The key on the command line and in presets.
    pub fn key(self) -> &'static str {
        match self {
            Self::Constant => "constant",
            Self::Uniform => "uniform",
            Self::Normal => "normal",
            Self::FanIn => "fan-in",
            Self::Weights => "weights",
        }
    }

    /// Whether the kind has a size.
    pub fn is_sized(self) -> bool {
        matches!(self, Self::Constant | Self::Uniform | Self::Normal)
    }
}

impl Bias {
    /// The same bias for all units.
    pub fn constant(size: f64) -> Self {
        Self { kind: BiasKind::Constant, size }
    }

    /// Whether the biases need draws.
    pub fn is_drawn(self) -> bool {
        self.kind != BiasKind::Constant
    }

    /// Turn standard normal draws into the biases of a layer; `weights` turns them into numbers that are distributed like a single
    /// weight.
    pub(super) fn draw(self, fan: Fan, draws: Draws<'_>, weights: impl FnOnce(Draws<'_>)) {
        match self.kind {
            BiasKind::Constant => draws.fill(self.size),
            BiasKind::Uniform => shape::uniform(-self.size, self.size, draws),
            BiasKind::Normal => scale(draws, self.size),
            BiasKind::FanIn => {
                let bound = 1.0 / (fan.inputs as f64).sqrt();
                shape::uniform(-bound, bound, draws);
            }
            BiasKind::Weights => weights(draws),
        }
    }

    /// The distribution as a formula, to follow the name of the weights' one.
    pub fn formula(self) -> String {
        let size = shortest(self.size).replace('-', "−");
        match self.kind {
            BiasKind::Constant => format!("b = {size}"),
            BiasKind::Uniform => format!("b U(±{size})"),
            BiasKind::Normal => format!("b N(0, {size}²)"),
            BiasKind::FanIn => "b U(±1/√n)".to_owned(),
            BiasKind::Weights => "b as w".to_owned(),
        }
    }
}

impl FromStr for Bias {
    type Err = InitError;

    fn from_str(text: &str) -> Result<Self, InitError> {
        let wanted = || t!("bias.wanted").into_owned();
        let (kind, size) =
            text.split_once(|typed| number::plain(typed) == ':').map_or((text, None), |(kind, size)| (kind, Some(size)));
        let kind = naming::normalized(kind);
        let Some(kind) = BiasKind::ALL.into_iter().find(|other| naming::normalized(other.key()) == kind) else {
            let zero = size.is_none() && ["zero", "zeros"].contains(&kind.as_str());
            let size = if zero { Ok(0.0) } else { number::read(text, |_| true, wanted) };
            return size.map(Self::constant).map_err(InitError);
        };
        match (kind.is_sized(), size) {
            (false, None) => Ok(Self { kind, size: 0.0 }),
            (true, Some(text)) => {
                let size = number::read(text, |size| kind == BiasKind::Constant || size >= 0.0, wanted).map_err(InitError)?;
                Ok(Self { kind, size })
            }
            _ => Err(InitError(wanted())),
        }
    }
}

impl fmt::Display for Bias {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            BiasKind::Constant => f.write_str(&shortest(self.size)),
            kind if kind.is_sized() => write!(f, "{}:{}", kind.key(), shortest(self.size)),
            kind => f.write_str(kind.key()),
        }
    }
}

impl Bias {
    /// The size as a setting, if the distribution has one.
    pub fn knob(&mut self) -> Option<Knob<'_>> {
        let number = if self.kind == BiasKind::Constant { &VALUE } else { &SPREAD };
        self.kind.is_sized().then_some(Knob::Number(number, &mut self.size))
    }
}

#[cfg(test)]
mod tests;
