//! Adam: m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g², w ← w − η m̂ / (√v̂ + ε).
//!
//! Kingma and Ba, "Adam: A Method for Stochastic Optimization", 2015, Algorithm 1; *Deep Learning from Scratch*, section 6.1.6.
//! The hats are the bias corrections m̂ = m / (1 − β₁ᵗ) and v̂ = v / (1 − β₂ᵗ). The paper and `PyTorch` add ε to the corrected
//! root √v̂; the book and Keras fold both corrections into η and add ε to the uncorrected root √v. There ε acts like ε / √(1 −
//! β₂ᵗ) in the paper's form, so the form is a setting.

use super::adagrad::finite_rate;
use super::step_terms::{EFFECTIVE_RATE, GRADIENT, Term, TermKind};
use super::{About, CoordinateStep, Marker, Scalar, StepMatrix, StepTerms, UpdateRule, epsilon, learning_rate};
use crate::knob::{Choice, Domain, Knob, Number, Slider};

const RATE: Number = learning_rate(0.3);
pub(super) const BETA1: Number = Number {
    key: "beta1",
    symbol: "β₁",
    name: "knob.beta1",
    help: "knob.beta1_help",
    domain: Domain::BelowOne,
    slider: Slider::linear(0.0, 0.999),
    default: 0.9,
};
pub(super) const BETA2: Number =
    Number { key: "beta2", symbol: "β₂", name: "knob.beta2", help: "knob.beta2_help", default: 0.999, ..BETA1 };
const EPSILON: Number = epsilon(1e-8);
const EPSILON_FORM: Choice =
    Choice { key: "epsilon_form", name: "knob.epsilon_form", help: "knob.epsilon_form_help", forms: &["paper", "book"] };
const BOOK: usize = 1;

/// The running mean of the gradient, divided by the root of the running mean of its square.
#[derive(Clone, Debug, PartialEq)]
pub struct Adam {
    settings: AdamSettings,
    epsilon_form: usize,
}

impl Default for Adam {
    fn default() -> Self {
        Self { settings: AdamSettings::with_rate(&RATE), epsilon_form: 0 }
    }
}

/// The settings of Adam and its variants.
#[derive(Clone, Debug, PartialEq)]
pub struct AdamSettings {
    pub(super) lr: f64,
    pub(super) beta1: f64,
    pub(super) beta2: f64,
    pub(super) epsilon: f64,
}

impl AdamSettings {
    /// The defaults with the default learning rate of `rate`.
    pub(super) fn with_rate(rate: &Number) -> Self {
        Self { lr: rate.default, beta1: BETA1.default, beta2: BETA2.default, epsilon: EPSILON.default }
    }

    /// The settings as knobs, with `rate` as the learning rate.
    pub(super) fn knobs(&mut self, rate: &'static Number) -> Vec<Knob<'_>> {
        vec![
            Knob::Number(rate, &mut self.lr),
            Knob::Number(&BETA1, &mut self.beta1),
            Knob::Number(&BETA2, &mut self.beta2),
            Knob::Number(&EPSILON, &mut self.epsilon),
        ]
    }
}

/// The first and second moment of one coordinate's gradient.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Moments<T> {
    /// m, the running mean of the gradient.
    pub(super) mean: T,
    /// v, the running mean of its square.
    pub(super) square: T,
}

impl Moments<f64> {
    /// The moments updated with one more gradient.
    pub(super) fn after(mut self, adam: &Adam, gradient: f64) -> Self {
        adam.update_moments(&mut self, gradient);
        self
    }
}

/// The bias corrections of a step.
#[derive(Clone, Copy, PartialEq)]
pub struct Correction<T> {
    /// 1 − β₁ᵗ.
    pub(super) mean: T,
    /// √(1 − β₂ᵗ).
    pub(super) root: T,
}

impl<T: Scalar> Correction<T> {
    /// Computed in `f64` for every T: in the first steps β₂ᵗ is close to 1, and 1 − β₂ᵗ would lose most digits of an `f32`.
    pub(super) fn new(beta1: f64, beta2: f64, step: u32) -> Self {
        Self { mean: T::of(rest_of_power(beta1, step)), root: T::of(rest_of_power(beta2, step).sqrt()) }
    }
}

/// From here on βᵗ, which is at most e^(−(1 − β)t), does not change the 1.
const FADED: f64 = 40.0;

/// 1 − βᵗ.
fn rest_of_power(beta: f64, step: u32) -> f64 {
    if (1.0 - beta) * f64::from(step) > FADED { 1.0 } else { 1.0 - beta.powi(step.min(i32::MAX as u32) as i32) }
}

impl Adam {
    /// Update the moments with a gradient.
    pub(super) fn update_moments<T: Scalar>(&self, moments: &mut Moments<T>, gradient: T) {
        let (beta1, beta2) = (T::of(self.settings.beta1), T::of(self.settings.beta2));
        moments.mean = moments.mean + (T::one() - beta1) * (gradient - moments.mean);
        moments.square = moments.square + (T::one() - beta2) * (gradient * gradient - moments.square);
    }

    /// The step that follows from the updated moments.
    pub(super) fn step_from<T: Scalar>(&self, rate: T, correction: Correction<T>, mean: T, square: T) -> T {
        let (root, epsilon) = (square.sqrt(), T::of(self.settings.epsilon));
        if root + epsilon == T::zero() {
            return T::zero(); // ε = 0, and all gradients were 0 or their squares underflow
        }
        if self.epsilon_form == BOOK {
            -rate * correction.root / correction.mean * mean / (root + epsilon)
        } else {
            -rate / correction.mean * mean / (root / correction.root + epsilon)
        }
    }

    /// The terms of the step; `mean` is m before the step, `square` is the updated v.
    pub(super) fn terms_from(
        &self,
        coordinate: CoordinateStep<f64>,
        correction: Correction<f64>,
        mean: f64,
        square: f64,
    ) -> StepTerms {
        let (letters, root) = if self.epsilon_form == BOOK {
            ("√v", square.sqrt())
        } else {
            ("√(v/(1 − β₂^t))", square.sqrt() / correction.root)
        };
        let rate = self.effective_rate(coordinate.rate, correction, square);
        mean_terms(rate, self.settings.beta1, mean, coordinate.gradient).with_details([(letters, root), (EFFECTIVE_RATE, rate)])
    }

    /// The effective rate η′: the factor on m in the step.
    fn effective_rate(&self, rate: f64, correction: Correction<f64>, square: f64) -> f64 {
        finite_rate(-self.step_from(rate, correction, 1.0, square))
    }

    /// The step matrix for a fixed v, which is `square`.
    pub(super) fn matrix_from(&self, curvature: f64, rate: f64, correction: Correction<f64>, square: f64) -> StepMatrix {
        mean_matrix(curvature, self.effective_rate(rate, correction, square), self.settings.beta1)
    }
}

/// The terms of −η′m with the updated m = β₁m + (1 − β₁)g.
pub(super) fn mean_terms(rate: f64, beta1: f64, mean: f64, gradient: f64) -> StepTerms {
    StepTerms::of([
        Term::new(TermKind::Momentum, [("−η′", -rate), ("β₁", beta1), ("m", mean)]),
        Term::new(TermKind::Gradient, [("−η′", -rate), ("(1 − β₁)", 1.0 - beta1), (GRADIENT, gradient)]),
    ])
}

/// The step matrix of −η′m on (w, m).
pub(super) fn mean_matrix(curvature: f64, rate: f64, beta1: f64) -> StepMatrix {
    let fresh = (1.0 - beta1) * curvature;
    [[1.0 - rate * fresh, -rate * beta1], [fresh, beta1]]
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
    type Shared<T: Scalar> = Correction<T>;

    fn shared<T: Scalar>(&self, step: u32) -> Correction<T> {
        Correction::new(self.settings.beta1, self.settings.beta2, step)
    }

    fn delta<T: Scalar>(&self, coordinate: CoordinateStep<T>, correction: Correction<T>, moments: &mut Moments<T>) -> T {
        self.update_moments(moments, coordinate.gradient);
        self.step_from(coordinate.rate, correction, moments.mean, moments.square)
    }

    fn explain(&self, coordinate: CoordinateStep<f64>, correction: Correction<f64>, moments: &Moments<f64>) -> StepTerms {
        self.terms_from(coordinate, correction, moments.mean, moments.after(self, coordinate.gradient).square)
    }

    fn step_matrix(
        &self,
        curvature: f64,
        coordinate: CoordinateStep<f64>,
        correction: Correction<f64>,
        moments: &Moments<f64>,
    ) -> Option<StepMatrix> {
        Some(self.matrix_from(curvature, coordinate.rate, correction, moments.after(self, coordinate.gradient).square))
    }

    fn knobs(&mut self) -> Vec<Knob<'_>> {
        let mut knobs = self.settings.knobs(&RATE);
        knobs.push(Knob::Choice(&EPSILON_FORM, &mut self.epsilon_form));
        knobs
    }

    fn rate(&self) -> f64 {
        self.settings.lr
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_faded_power_is_left_out_only_where_it_changes_nothing() {
        for beta in [0.0, 0.5, 0.9, 0.99, 0.999, 0.9999, 0.999_999] {
            let faded = (FADED / (1.0 - beta)) as u32;
            for step in (1..60).chain(faded - 20..faded + 20).chain([3 * faded, 1_000_000_000]) {
                let whole = 1.0 - f64::powi(beta, step as i32);
                assert_eq!(rest_of_power(beta, step).to_bits(), whole.to_bits(), "{beta}, {step}");
            }
        }
        assert!(rest_of_power(0.999, 36_000) < 1.0);
    }
}
