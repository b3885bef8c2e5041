//! What Momentum and Nesterov share: the velocity v with dampening τ and weight decay δ.
//!
//! With the learning rate inside, v ← αv − (1 − τ)ηg and w ← w + av − bηg; with the learning rate outside, v ← αv + (1 − τ)g and
//! w ← w − η(av + bg). The rules differ in a and b. Dampening is that of `PyTorch`, `MindSpore` and Burn (with `first=whole`) and of
//! MLX; the form of Autograd, v ← αv + (1 − α)g, is τ = α. Weight decay is in the gradient, and so in v, in `PyTorch`, tinygrad, MLX,
//! Paddle, `MXNet` and dlib; Keras has ηδw beside the step.

use super::settings::{L2_DECAY, MOMENTUM, PYTORCH};
use super::step_terms::{GRADIENT, Term, TermKind};
use super::{CoordinateStep, Scalar, StepMatrix, StepTerms, decay_term, decayed};
use crate::knob::{Choice, Knob, Number};

const DAMPENING: Number =
    Number { key: "dampening", symbol: "τ", name: "knob.dampening", help: "knob.dampening_help", default: 0.0, ..MOMENTUM };
const FIRST: Choice = Choice { key: "first", name: "knob.first", help: "knob.first_help", forms: &["damped", "whole"] };
const WHOLE: usize = 1;
const DECAY_FORM: Choice =
    Choice { key: "decay_form", name: "knob.decay_form", help: "knob.decay_form_help", forms: &["gradient", "beside"] };
const BESIDE: usize = 1;

/// The settings of a rule with a velocity.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Velocity {
    pub(super) lr: f64,
    /// α, the share of the velocity that is kept.
    pub(super) alpha: f64,
    pub(super) form: usize,
    dampening: f64,
    first: usize,
    weight_decay: f64,
    decay_form: usize,
}

/// The factors on the velocity and on the gradient in the step, with their symbols.
pub(super) struct Factors {
    /// a.
    pub(super) velocity: (&'static str, f64),
    /// b, with the symbol of −b; none where b is 1.
    pub(super) gradient: (Option<&'static str>, f64),
}

impl Velocity {
    /// The defaults, with that of `rate`.
    pub(super) fn with_rate(rate: &Number) -> Self {
        let (lr, alpha) = (rate.default, MOMENTUM.default);
        Self { lr, alpha, form: 0, dampening: DAMPENING.default, first: 0, weight_decay: L2_DECAY.default, decay_form: 0 }
    }

    /// The share of the gradient that enters the velocity at a step: 1 − τ.
    pub(super) fn share(&self, step: u32) -> f64 {
        if self.first == WHOLE && step == 1 { 1.0 } else { 1.0 - self.dampening }
    }

    /// The same after the first step.
    pub(super) fn usual_share(&self) -> f64 {
        1.0 - self.dampening
    }

    /// The gradient, with weight decay where it belongs there, and the share of it that enters the velocity. Both are as they are
    /// where nothing is altered, which the compiler then knows.
    pub(super) fn entering<const ALTERED: bool, T: Scalar>(&self, coordinate: CoordinateStep<T>, share: T) -> (T, T) {
        if !ALTERED {
            return (coordinate.gradient, T::one());
        }
        (decayed(coordinate, if self.decay_form == BESIDE { 0.0 } else { self.weight_decay }), share)
    }

    /// Whether there is dampening or weight decay.
    pub(super) fn is_altered(&self) -> bool {
        self.is_damped() || self.weight_decay != 0.0
    }

    /// Update the velocity with the gradient; returns the velocity before.
    pub(super) fn update<T: Scalar>(&self, rate: T, gradient: T, share: T, velocity: &mut T) -> T {
        let before = *velocity;
        let rest = T::of(self.alpha) * before;
        *velocity = if self.form == PYTORCH { rest + share * gradient } else { rest - rate * (share * gradient) };
        before
    }

    /// The step with the weight decay that is beside it.
    pub(super) fn with_decay<T: Scalar>(&self, coordinate: CoordinateStep<T>, step: T) -> T {
        if self.decay_form != BESIDE || self.weight_decay == 0.0 {
            return step;
        }
        step - coordinate.rate * T::of(self.weight_decay) * coordinate.value
    }

    /// The terms of the step.
    pub(super) fn terms(&self, coordinate: CoordinateStep<f64>, factors: &Factors, velocity: f64) -> StepTerms {
        let (rate, gradient) = (coordinate.rate, (GRADIENT, coordinate.gradient));
        let velocity = [factors.velocity, ("v", velocity)];
        let momentum = match velocity {
            [kept, velocity] if self.form == PYTORCH => Term::new(TermKind::Momentum, [("−η", -rate), kept, velocity]),
            velocity => Term::new(TermKind::Momentum, velocity),
        };
        let fresh = factors.gradient.0.map(|symbol| (symbol, -factors.gradient.1));
        let mut terms = StepTerms::of([
            momentum,
            match fresh {
                Some(fresh) => Term::new(TermKind::Gradient, [fresh, ("η", rate), gradient]),
                None => Term::new(TermKind::Gradient, [("−η", -rate), gradient]),
            },
        ]);
        if self.weight_decay != 0.0 {
            terms.terms.push(match fresh.filter(|_| self.decay_form != BESIDE) {
                Some(fresh) => Term::new(TermKind::Decay, [fresh, ("ηδ", rate * self.weight_decay), ("w", coordinate.value)]),
                None => decay_term(coordinate, self.weight_decay),
            });
        }
        terms
    }

    /// The step matrix on (w, v), after the first step.
    pub(super) fn matrix(&self, curvature: f64, rate: f64, factors: &Factors) -> StepMatrix {
        let (inside, beside) = if self.decay_form == BESIDE { (0.0, self.weight_decay) } else { (self.weight_decay, 0.0) };
        let (curvature, share) = (curvature + inside, self.usual_share());
        let (pull, kept) = (rate * curvature, factors.velocity.1);
        let distance = 1.0 - factors.gradient.1 * pull - rate * beside;
        if self.form == PYTORCH {
            return [[distance, -rate * kept], [share * curvature, self.alpha]];
        }
        [[distance, kept], [-share * pull, self.alpha]]
    }

    /// The learning rate at which an eigenvalue becomes −1: 2(1 + α)/(cλ). `factor` is c, (1 + α)b − (1 − τ)a, or empty if it is 1.
    pub(super) fn limit(&self, factor: &str) -> String {
        match (self.weight_decay == 0.0, self.decay_form == BESIDE, factor.is_empty()) {
            (true, _, true) => "2(1 + α)/λ".to_owned(),
            (true, _, false) => format!("2(1 + α)/({factor}λ)"),
            (false, true, _) => format!("2(1 + α)/({factor}λ + (1 + α)δ)"),
            (false, false, true) => "2(1 + α)/(λ + δ)".to_owned(),
            (false, false, false) => format!("2(1 + α)/({factor}(λ + δ))"),
        }
    }

    /// Whether less than the whole gradient enters the velocity.
    pub(super) fn is_damped(&self) -> bool {
        self.dampening != 0.0
    }

    /// The formula: how the velocity is updated, and the step that follows.
    pub(super) fn formula(&self, velocity: &str, step: &str, velocity_first: bool) -> String {
        let (before, beside) = match (self.weight_decay == 0.0, self.decay_form == BESIDE) {
            (true, _) => ("", ""),
            (false, true) => ("", " − ηδw"),
            (false, false) => ("g ← g + δw,  ", ""),
        };
        if velocity_first {
            format!("{before}{velocity},  {step}{beside}")
        } else {
            format!("{before}{step}{beside},  {velocity}")
        }
    }

    /// How the velocity is updated.
    pub(super) fn update_formula(&self) -> String {
        let share = if self.is_damped() { "(1 − τ)" } else { "" };
        if self.form == PYTORCH { format!("v ← αv + {share}g") } else { format!("v ← αv − η {share}g") }
    }

    /// The settings, with `rate` and `form` of the rule.
    pub(super) fn knobs(&mut self, rate: &'static Number, form: &'static Choice) -> Vec<Knob<'_>> {
        vec![
            Knob::Number(rate, &mut self.lr),
            Knob::Number(&MOMENTUM, &mut self.alpha),
            Knob::Choice(form, &mut self.form),
            Knob::Number(&DAMPENING, &mut self.dampening),
            Knob::Choice(&FIRST, &mut self.first),
            Knob::Number(&L2_DECAY, &mut self.weight_decay),
            Knob::Choice(&DECAY_FORM, &mut self.decay_form),
        ]
    }
}
