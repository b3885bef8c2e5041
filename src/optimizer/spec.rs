//! An optimizer with its settings, as data: the form on the command line, in cards and in presets.

use std::borrow::Cow;
use std::marker::PhantomData;

use super::form::{FormVisitor, Start, StartInspectable, StartWith};
use super::{About, AnyRule, Inspectable, Optimizer, Scalar, Visitor};
use serde_with::{DeserializeFromStr, SerializeDisplay};

use crate::knob::Knob;
use crate::schedule::Schedule;

/// Declare the modules of the listed rules and the enum of their settings.
macro_rules! optimizers {
    ($($module:ident::$Rule:ident),* $(,)?) => {
        $(mod $module;)*

        /// One of the listed rules with its settings.
        #[derive(Clone, Debug, PartialEq)]
        enum AnyRule {
            $($Rule($module::$Rule)),*
        }

        impl AnyRule {
            fn all() -> Vec<Self> {
                vec![$(Self::$Rule($module::$Rule::default())),*]
            }

            fn about(&self) -> &'static About {
                match self {
                    $(Self::$Rule(_) => &<$module::$Rule as UpdateRule>::ABOUT),*
                }
            }

            fn knobs(&mut self) -> Vec<Knob<'_>> {
                match self {
                    $(Self::$Rule(rule) => rule.knobs()),*
                }
            }

            fn rate(&self) -> f64 {
                match self {
                    $(Self::$Rule(rule) => rule.rate()),*
                }
            }

            fn formula(&self) -> Cow<'static, str> {
                match self {
                    $(Self::$Rule(rule) => rule.formula()),*
                }
            }

            fn limit(&self) -> Option<Cow<'static, str>> {
                match self {
                    $(Self::$Rule(rule) => rule.limit()),*
                }
            }

            fn in_its_form<V: FormVisitor>(&self, visitor: V) -> V::Output {
                match self {
                    $(Self::$Rule(rule) => rule.in_its_form(visitor)),*
                }
            }
        }
    };
}
pub(super) use optimizers;

/// The key of the learning rate, which every optimizer has.
pub(super) const RATE: &str = "lr";

/// Why a text is not an optimizer; worded for the user.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct OptimizerError(pub(super) String);

/// An optimizer with its settings and its schedule. Its text form is that of the command line: `adam:lr=0.3,beta1=0.8`. It is
/// read and written in `text.rs`.
#[derive(Clone, Debug, PartialEq, SerializeDisplay, DeserializeFromStr)]
pub struct OptimizerSpec {
    rule: AnyRule,
    /// The learning-rate schedule.
    pub schedule: Schedule,
}

impl OptimizerSpec {
    /// Every optimizer, with its default settings: the book's for its bowl.
    pub fn all() -> Vec<Self> {
        AnyRule::all().into_iter().map(|rule| Self { rule, schedule: Schedule::default() }).collect()
    }

    /// Names, formula, source, colour and marker.
    pub fn about(&self) -> &'static About {
        self.rule.about()
    }

    /// The settings of the rule; the learning rate comes first.
    pub fn knobs(&mut self) -> Vec<Knob<'_>> {
        self.rule.knobs()
    }

    /// The settings of the rule and of the schedule.
    pub fn all_knobs(&mut self) -> Vec<Knob<'_>> {
        let mut knobs = self.rule.knobs();
        knobs.extend(self.schedule.knobs());
        knobs
    }

    /// The learning rate η, before the schedule.
    pub fn rate(&self) -> f64 {
        self.rule.rate()
    }

    /// The update rule with its settings, in the symbols of the textbook.
    pub fn formula(&self) -> Cow<'static, str> {
        self.rule.formula()
    }

    /// The learning rate at which it starts to diverge on a quadratic with greatest curvature λ while the rate is constant, as a
    /// formula, if there is a closed form.
    pub fn limit(&self) -> Option<Cow<'static, str>> {
        self.rule.limit().filter(|_| self.schedule.is_constant())
    }

    /// The same optimizer with its default settings.
    #[must_use]
    pub fn with_defaults(&self) -> Self {
        let key = self.about().key;
        Self::all().into_iter().find(|other| other.about().key == key).unwrap_or_else(|| self.clone())
    }

    /// The default learning rate.
    pub fn default_rate(&self) -> Option<f64> {
        match self.rule.clone().knobs().first()? {
            Knob::Number(number, _) => Some(number.default),
            Knob::Choice(..) => None,
        }
    }

    /// Start the optimizer with its initial state.
    pub fn start<T: Scalar>(&self) -> Box<dyn Optimizer<T>> {
        self.rule.in_its_form(Start(self.schedule, PhantomData))
    }

    /// Start the optimizer with its initial state, for analysis of its steps.
    pub fn start_inspectable(&self) -> Box<dyn Inspectable> {
        self.rule.in_its_form(StartInspectable(self.schedule))
    }

    /// Start the optimizer with its initial state, and do this with it.
    pub fn start_with<V: Visitor>(&self, visitor: V) -> V::Output {
        self.rule.in_its_form(StartWith(self.schedule, visitor))
    }

    /// Do this with the rule, in the form that its settings ask for: what moves many points at once keeps the states itself.
    pub fn with_rule<V: FormVisitor>(&self, visitor: V) -> V::Output {
        self.rule.in_its_form(visitor)
    }

    /// The same optimizer at another learning rate, which must be positive and finite.
    pub fn with_rate(mut self, rate: f64) -> Result<Self, OptimizerError> {
        self.knobs()
            .iter_mut()
            .filter(|knob| knob.key() == RATE)
            .try_for_each(|knob| knob.set(&rate.to_string()))
            .map_err(OptimizerError)?;
        Ok(self)
    }
}
