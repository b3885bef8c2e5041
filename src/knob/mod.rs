//! Adjustable settings of optimizers, landscapes and initializations: their names, their domains and their sliders.

pub mod text;

use std::borrow::Cow;

use crate::language::localized;
use crate::language::t;

/// The values that a number may take. Values outside are refused, never clamped.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Domain {
    /// Any finite number.
    Finite,
    /// Greater than 0, and finite.
    Positive,
    /// 0 or greater, and finite.
    NotNegative,
    /// From 0 (included) to 1 (excluded).
    BelowOne,
    /// A whole number, 1 or greater.
    Count,
    /// Greater than 1, and finite.
    AboveOne,
}

impl Domain {
    /// Whether `value` is in the domain.
    pub fn contains(self, value: f64) -> bool {
        value.is_finite()
            && match self {
                Self::Finite => true,
                Self::Positive => value > 0.0,
                Self::NotNegative => value >= 0.0,
                Self::BelowOne => (0.0..1.0).contains(&value),
                Self::AboveOne => value > 1.0,
                Self::Count => value >= 1.0 && value.fract() == 0.0,
            }
    }

    /// The domain in words that complete "must be".
    pub fn description(self) -> Cow<'static, str> {
        match self {
            Self::Finite => t!("domain.finite"),
            Self::Positive => t!("domain.positive"),
            Self::NotNegative => t!("domain.not_negative"),
            Self::BelowOne => t!("domain.below_one"),
            Self::AboveOne => t!("domain.above_one"),
            Self::Count => t!("domain.count"),
        }
    }
}

/// The range of a slider. It limits only the slider: any value in the [`Domain`] can be typed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Slider {
    /// The left end.
    pub low: f64,
    /// The right end.
    pub high: f64,
    /// Whether the scale is logarithmic.
    pub log: bool,
}

impl Slider {
    /// A slider with a linear scale.
    pub const fn linear(low: f64, high: f64) -> Self {
        Self { low, high, log: false }
    }

    /// A slider with a logarithmic scale; `low` is greater than 0.
    pub const fn log(low: f64, high: f64) -> Self {
        Self { low, high, log: true }
    }
}

/// A number that can be adjusted: everything about it but its value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number {
    /// The key on the command line and in presets: `lr`.
    pub key: &'static str,
    /// The symbol used in textbooks: `η`.
    pub symbol: &'static str,
    /// The catalogue key of the [name](Self::name).
    pub name: &'static str,
    /// The catalogue key of the [help](Self::help).
    pub help: &'static str,
    /// The values that are allowed.
    pub domain: Domain,
    /// The range of its slider.
    pub slider: Slider,
    /// The default value.
    pub default: f64,
}

impl Number {
    /// The name: `learning rate`.
    pub fn name(&self) -> Cow<'static, str> {
        localized(self.name)
    }

    /// One sentence on what it does.
    pub fn help(&self) -> Cow<'static, str> {
        localized(self.help)
    }
}

/// A choice between named forms, where textbooks and libraries differ.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Choice {
    /// The key on the command line and in presets: `epsilon_form`.
    pub key: &'static str,
    /// The catalogue key of the [name](Self::name).
    pub name: &'static str,
    /// The catalogue key of the [help](Self::help).
    pub help: &'static str,
    /// The keys of the forms; the first one is the default.
    pub forms: &'static [&'static str],
}

impl Choice {
    /// The name.
    pub fn name(&self) -> Cow<'static, str> {
        localized(self.name)
    }

    /// One sentence on how the forms differ and who uses which.
    pub fn help(&self) -> Cow<'static, str> {
        localized(self.help)
    }

    /// The catalogue key of a form's word: `form.root_form_inside` for the form `inside` of the choice with the help
    /// `knob.root_form_help`, which tells the forms apart.
    pub fn word_key(&self, form: usize) -> String {
        let choice = self.help.trim_start_matches("knob.").trim_end_matches("_help");
        format!("form.{choice}_{}", self.forms[form].replace('-', "_"))
    }

    /// The word for a form.
    pub fn word(&self, form: usize) -> Cow<'static, str> {
        t!(&self.word_key(form))
    }

    /// [`Self::help`], after a form as it is written on the command line: `epsilon_form=inside`.
    pub fn help_of(&self, form: usize) -> String {
        format!("{}={}\n{}", self.key, self.forms[form], self.help())
    }
}

/// A setting with a reference to its value.
#[derive(Debug, PartialEq)]
pub enum Knob<'a> {
    /// A number.
    Number(&'static Number, &'a mut f64),
    /// The index of the chosen form.
    Choice(&'static Choice, &'a mut usize),
}

impl Knob<'_> {
    /// The key of the setting on the command line and in presets.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Number(number, _) => number.key,
            Self::Choice(choice, _) => choice.key,
        }
    }

    /// Whether the value is the default.
    pub fn is_default(&self) -> bool {
        match self {
            Self::Number(number, value) => **value == number.default,
            Self::Choice(_, index) => **index == 0,
        }
    }

    /// The value as text, to follow `key=`; a number in its shortest form that parses to the same bits.
    pub fn text(&self) -> String {
        match self {
            Self::Number(_, value) => shortest(**value),
            Self::Choice(choice, index) => choice.forms[**index].to_owned(),
        }
    }

    /// Set the value from text, or return a message on what is allowed.
    pub fn set(&mut self, text: &str) -> Result<(), String> {
        match self {
            Self::Number(number, value) => {
                let wanted = || {
                    let (name, domain) = (number.name(), number.domain.description());
                    t!("domain.number", key = number.key, value = text, name = name, domain = domain).into_owned()
                };
                **value = crate::number::read(text, |parsed| number.domain.contains(parsed), wanted)?;
            }
            Self::Choice(choice, index) => {
                let plain: String = text.trim().chars().map(crate::number::plain).collect();
                let found = choice.forms.iter().position(|form| form.eq_ignore_ascii_case(&plain));
                **index = found.ok_or_else(|| {
                    let forms = choice.forms.join(&t!("domain.or"));
                    t!("domain.choice", key = choice.key, value = text, forms = forms)
                })?;
            }
        }
        Ok(())
    }
}

/// The shortest decimal form that parses to the same `f64`: `0.95`, `1e-8`.
pub fn shortest(value: f64) -> String {
    let plain_is_short = value == 0.0 || (1e-4..1e16).contains(&value.abs()) || !value.is_finite();
    if plain_is_short { format!("{value}") } else { format!("{value:e}") }
}

/// A number with at most four digits, so that a computed one fits beside a name.
pub fn rounded(value: f64) -> String {
    shortest(format!("{value:.3e}").parse().unwrap_or(value))
}

#[cfg(test)]
mod tests;
