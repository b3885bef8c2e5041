//! Adam: m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g², w ← w − η m̂ / (√v̂ + ε).
//!
//! Kingma and Ba, "Adam: A Method for Stochastic Optimization", 2015, Algorithm 1; *Deep Learning from Scratch*, section 6.1.6.
//! The hats are the bias corrections m̂ = m / (1 − β₁ᵗ) and v̂ = v / (1 − β₂ᵗ). Where libraries differ is a setting:
//!
//! - ε beside the corrected root √v̂ (paper, `PyTorch`, optax, Paddle, JAX), beside the uncorrected root √v with both corrections
//!   folded into η (book; the paper's section 2; Keras, `TensorFlow`, scikit-learn, `MXNet`, Chainer), where it acts like ε / √(1 −
//!   β₂ᵗ) beside √v̂, or inside the root √(v̂ + ε) (optax, as `eps_root`);
//! - both moments corrected, only m, or none (mlx);
//! - weight decay in the gradient: g ← g + δw, an L2 term of the loss (`weight_decay` of `PyTorch`'s, Paddle's and `MXNet`'s Adam).

use std::borrow::Cow;

use super::moments::{AdamSettings, CORRECTION, Correction, Moments, UNCORRECTED, mean_matrix, mean_terms};
use super::root::finite_rate;
use super::settings::L2_DECAY;
use super::step_terms::{EFFECTIVE_RATE, Term, TermKind};
use super::{About, CoordinateStep, Marker, Scalar, StepMatrix, StepTerms, UpdateRule, decayed, learning_rate};
use crate::knob::{Choice, Knob, Number};

const RATE: Number = learning_rate(0.3);
const EPSILON_FORM: Choice = Choice {
    key: "epsilon_form",
    name: "knob.epsilon_form",
    help: "knob.epsilon_form_help",
    forms: &["paper", "book", "inside"],
};
const PAPER: usize = 0;
const BOOK: usize = 1;
const INSIDE: usize = 2;

/// The running mean of the gradient, divided by the root of the running mean of its square.
#[derive(Clone, Debug, PartialEq)]
pub struct Adam {
    settings: AdamSettings,
    epsilon_form: usize,
    correction: usize,
    weight_decay: f64,
}

impl Default for Adam {
    fn default() -> Self {
        Self { settings: AdamSettings::with_rate(&RATE), epsilon_form: 0, correction: 0, weight_decay: L2_DECAY.default }
    }
}

/// The values that all coordinates of a step share. With c = √(1 − β₂ᵗ) the step η m̂ / (√v̂ + ε) is η c / (1 − β₁ᵗ) m / (√v + cε): so every
/// form has one root and one quotient, and a loop over many weights has no more.
#[derive(Clone, Copy, PartialEq)]
pub struct AdamShared<T> {
    /// The factor on η: c / (1 − β₁ᵗ).
    scale: T,
    /// What is added to v under the root: c²ε, if ε is inside the corrected root, or 0.
    under: T,
    /// What is added to the root of v: cε, ε if it stands beside the uncorrected root, or 0 if it is inside.
    beside: T,
}

impl<T: Scalar> AdamShared<T> {
    /// The step that follows from the updated moments.
    pub(super) fn step(self, rate: T, mean: T, square: T) -> T {
        let divisor = (square + self.under).sqrt() + self.beside;
        // ε = 0, and all gradients were 0 or their squares underflow.
        if divisor == T::zero() { T::zero() } else { -rate * self.scale * mean / divisor }
    }
}

impl AdamShared<f64> {
    /// The effective rate η′: the factor on m in the step.
    fn effective_rate(self, rate: f64, square: f64) -> f64 {
        finite_rate(-self.step(rate, 1.0, square))
    }
}

impl Adam {
    /// Update the moments with a gradient.
    pub(super) fn update_moments<T: Scalar>(&self, moments: &mut Moments<T>, gradient: T) {
        moments.mean = self.settings.mean(moments.mean, gradient);
        moments.square =
            moments.square + (T::one() - T::of(self.settings.beta2)) * (gradient * gradient - moments.square);
    }

    /// v updated with one more gradient.
    pub(super) fn square_after(&self, mut moments: Moments<f64>, gradient: f64) -> f64 {
        self.update_moments(&mut moments, gradient);
        moments.square
    }

    /// The gradient with the weight decay in it.
    pub(super) fn decayed<T: Scalar>(&self, coordinate: CoordinateStep<T>) -> T {
        decayed(coordinate, self.weight_decay)
    }

    /// The terms of the step; `mean` is m before the step, `square` is the updated v.
    pub(super) fn terms_from(
        &self,
        coordinate: CoordinateStep<f64>,
        shared: AdamShared<f64>,
        mean: f64,
        square: f64,
    ) -> StepTerms {
        let is_corrected = self.correction == 0 && self.epsilon_form != BOOK;
        let letters = match (is_corrected, self.epsilon_form == INSIDE) {
            (false, false) => "√v",
            (false, true) => "√(v + ε)",
            (true, false) => "√(v/(1 − β₂^t))",
            (true, true) => "√(v/(1 − β₂^t) + ε)",
        };
        let root = (square + shared.under).sqrt() / if is_corrected { self.bias_correction(coordinate.step).root } else { 1.0 };
        let (rate, beta1) = (shared.effective_rate(coordinate.rate, square), self.settings.beta1);
        let mut terms = mean_terms(rate, beta1, mean, coordinate.gradient);
        if self.weight_decay != 0.0 {
            let factors = [("−η′(1 − β₁)", -rate * (1.0 - beta1)), ("δ", self.weight_decay), ("w", coordinate.value)];
            terms.terms.push(Term::new(TermKind::Decay, factors));
        }
        terms.with_details([(letters, root), (EFFECTIVE_RATE, rate)])
    }

    /// The bias corrections of a step.
    pub(super) fn bias_correction(&self, step: u32) -> Correction<f64> {
        Correction::of_form(self.correction, &self.settings, step)
    }

    /// The step matrix for a fixed v, which is `square`. With weight decay w itself decays, which is the distance from the minimum
    /// only if the minimum is at 0.
    pub(super) fn matrix_from(&self, curvature: f64, rate: f64, shared: AdamShared<f64>, square: f64) -> StepMatrix {
        mean_matrix(curvature + self.weight_decay, shared.effective_rate(rate, square), self.settings.beta1)
    }

    /// Whether the form of the moments and of the step is the default one.
    pub(super) fn is_plain(&self) -> bool {
        self.epsilon_form == PAPER && self.correction == 0 && self.weight_decay == 0.0
    }

    /// Whether v is corrected.
    pub(super) fn corrects_square(&self) -> bool {
        self.correction == 0
    }

    /// The formula of the form. `kept` is what is remembered beside m and v; `square` is what stands for v in the step, before and
    /// after its correction.
    pub(super) fn formula_with(&self, kept: &str, [before, after]: [&str; 2]) -> String {
        let decayed = if self.weight_decay == 0.0 { "" } else { "g ← g + δw,  " };
        let memory = format!("{decayed}m ← β₁m + (1 − β₁)g,  v ← β₂v + (1 − β₂)g²{kept},  w ← w −");
        let root = |square: &str| if square.contains(' ') { format!("√({square})") } else { format!("√{square}") };
        let square = if self.corrects_square() { after } else { before };
        let mean = if self.correction == UNCORRECTED { "m" } else { "m / (1 − β₁^t)" };
        match self.epsilon_form {
            BOOK if self.corrects_square() => {
                format!("{memory} η √(1 − β₂^t) / (1 − β₁^t) m / ({} + ε)", root(before))
            }
            INSIDE => format!("{memory} η {mean} / √({square} + ε)"),
            _ => format!("{memory} η {mean} / ({} + ε)", root(square)),
        }
    }

    /// The settings, with the weight decay `decay` in place of the one in the gradient, and in its old place.
    pub(super) fn knobs_with_decay<'a>(&'a mut self, decay: Knob<'a>) -> Vec<Knob<'a>> {
        let mut knobs = self.settings.knobs(&RATE);
        knobs.push(Knob::Choice(&EPSILON_FORM, &mut self.epsilon_form));
        knobs.push(decay);
        knobs.push(Knob::Choice(&CORRECTION, &mut self.correction));
        knobs
    }
}

impl UpdateRule for Adam {
    const ABOUT: About = About {
        key: "adam",
        name: "Adam",
        formula: "m ← β₁m + (1 − β₁)g,  v ← β₂v + (1 − β₂)g²,  w ← w − η m / (1 − β₁^t) / (√(v / (1 − β₂^t)) + ε)",
        source: "Kingma and Ba 2015, Algorithm 1; Deep Learning from Scratch, section 6.1.6",
        color: [0x00A8_4C86, 0x00EE_92C6],
        marker: Marker::Diamond,
        adaptive: true,
        in_book: true,
        rates_like: None,
        limit: None,
        network_rate: 0.001,
    };
    type State<T: Scalar> = Moments<T>;
    type Shared<T: Scalar> = AdamShared<T>;

    fn shared<T: Scalar>(&self, step: u32) -> AdamShared<T> {
        let (Correction { mean, root }, epsilon) = (self.bias_correction(step), self.settings.epsilon);
        let [under, beside] = match self.epsilon_form {
            INSIDE => [epsilon * root * root, 0.0],
            BOOK => [0.0, epsilon],
            _ => [0.0, epsilon * root],
        };
        AdamShared { scale: T::of(root / mean), under: T::of(under), beside: T::of(beside) }
    }

    fn delta<T: Scalar>(&self, coordinate: CoordinateStep<T>, shared: AdamShared<T>, moments: &mut Moments<T>) -> T {
        self.update_moments(moments, self.decayed(coordinate));
        shared.step(coordinate.rate, moments.mean, moments.square)
    }

    fn explain(&self, coordinate: CoordinateStep<f64>, shared: AdamShared<f64>, moments: &Moments<f64>) -> StepTerms {
        let square = self.square_after(*moments, self.decayed(coordinate));
        self.terms_from(coordinate, shared, moments.mean, square)
    }

    fn step_matrix(
        &self,
        curvature: f64,
        coordinate: CoordinateStep<f64>,
        shared: AdamShared<f64>,
        moments: &Moments<f64>,
    ) -> Option<StepMatrix> {
        let square = self.square_after(*moments, self.decayed(coordinate));
        Some(self.matrix_from(curvature, coordinate.rate, shared, square))
    }

    fn knobs(&mut self) -> Vec<Knob<'_>> {
        let mut knobs = self.settings.knobs(&RATE);
        knobs.push(Knob::Choice(&EPSILON_FORM, &mut self.epsilon_form));
        knobs.push(Knob::Choice(&CORRECTION, &mut self.correction));
        knobs.push(Knob::Number(&L2_DECAY, &mut self.weight_decay));
        knobs
    }

    fn rate(&self) -> f64 {
        self.settings.lr
    }

    fn formula(&self) -> Cow<'static, str> {
        self.formula_with("", ["v", "v / (1 − β₂^t)"]).into()
    }
}

#[cfg(test)]
mod tests;
