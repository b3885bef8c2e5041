//! The shapes of the distribution that weights are drawn from.

use super::Draws;
use crate::knob::Choice;
use crate::network::elementary::{TRUNCATED_DEVIATION, normal_distribution, truncate_normal};

/// A shape: what becomes of standard normal draws.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// They stay as they are.
    Normal,
    /// Each becomes as great as it is rare, by the distribution function.
    Uniform,
    /// Cut at two standard deviations, and enlarged so that the standard deviation is that of an uncut one (Keras, JAX).
    Truncated,
    /// Cut at two standard deviations, so that 12 % of the standard deviation are lost (TensorFlow.js, Haiku).
    Uncorrected,
}

/// The choice of any of the shapes, in the order of [`Shape::of`].
pub(super) const SHAPES: Choice = Choice {
    key: "shape",
    name: "knob.shape",
    help: "knob.shape_help",
    forms: &["normal", "uniform", "truncated", "truncated-uncorrected"],
};

/// The choice of a normal shape, in the order of [`Shape::of_normal`].
pub(super) const NORMAL_SHAPES: Choice = Choice {
    key: "shape",
    name: "knob.shape",
    help: "knob.shape_help",
    forms: &["normal", "truncated", "truncated-uncorrected"],
};

impl Shape {
    pub fn of(form: usize) -> Self {
        [Self::Normal, Self::Uniform, Self::Truncated, Self::Uncorrected][form]
    }

    pub fn of_normal(form: usize) -> Self {
        [Self::Normal, Self::Truncated, Self::Uncorrected][form]
    }

    /// The standard deviation of the weights, where that of uncut ones is `deviation`.
    pub fn deviation(self, deviation: f64) -> f64 {
        if self == Self::Uncorrected { TRUNCATED_DEVIATION * deviation } else { deviation }
    }

    /// Turn standard normal draws into weights, in the same order of size.
    pub fn weights(self, deviation: f64, draws: Draws<'_>) {
        match self {
            Self::Normal => super::scale(draws, deviation),
            Self::Uniform => uniform(-(3f64.sqrt()) * deviation, 3f64.sqrt() * deviation, draws),
            Self::Truncated | Self::Uncorrected => {
                truncate_normal(draws);
                let kept = if self == Self::Truncated { TRUNCATED_DEVIATION } else { 1.0 };
                super::scale(draws, deviation / kept);
            }
        }
    }

    /// The distribution as a formula, where `variance` is the variance of uncut weights and `triple` three times that.
    pub fn formula(self, variance: &str, triple: &str) -> String {
        match self {
            Self::Normal => format!("N(0, {variance})"),
            Self::Uniform => format!("U(±√({triple}))"),
            Self::Truncated => format!("N(0, {variance}), |w| ≤ 2.27σ"),
            Self::Uncorrected => format!("N(0, {variance}), |w| ≤ 2σ"),
        }
    }
}

/// Turn standard normal draws into uniform ones between two ends: Φ maps a draw to a number between 0 and 1.
pub(super) fn uniform(low: f64, high: f64, draws: Draws<'_>) {
    normal_distribution(draws);
    for draw in draws {
        *draw = low * (1.0 - *draw) + high * *draw;
    }
}
