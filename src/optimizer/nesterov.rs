//! Nesterov's accelerated gradient: w ← w + α²v − (1 + α)ηg, v ← αv − ηg.
//!
//! Nesterov, "A method of solving a convex programming problem with convergence rate O(1/k²)", 1983, in the form of Bengio et
//! al., "Advances in Optimizing Recurrent Networks", 2013, equation 7, which needs only the gradient at w. The same as
//! `nesterov=True` of `PyTorch` for constant η. Early copies of the book's file used the updated v in the first equation; this
//! is the corrected form, and `new-velocity` that of those copies and of Chainer: w ← w + α³v − (1 + α + α²)ηg. Dampening and
//! weight decay: [`super::velocity`].

use std::borrow::Cow;

use super::settings::PYTORCH;
use super::velocity::{Factors, Velocity};
use super::{About, CoordinateStep, FormVisitor, Marker, Scalar, StepMatrix, StepTerms, UpdateRule, learning_rate};
use crate::knob::{Choice, Knob, Number};

const RATE: Number = learning_rate(0.1);
const FORM: Choice = Choice {
    key: "form",
    name: "knob.momentum_form",
    help: "knob.nesterov_form_help",
    forms: &["book", "pytorch", "new-velocity"],
};
const NEW_VELOCITY: usize = 2;

/// Momentum with the gradient taken at the point that the velocity leads to. `ALTERED`: with dampening or weight decay.
#[derive(Clone, Debug, PartialEq)]
pub struct Nesterov<const ALTERED: bool = false> {
    settings: Velocity,
}

impl<const ALTERED: bool> Default for Nesterov<ALTERED> {
    fn default() -> Self {
        Self { settings: Velocity::with_rate(&RATE) }
    }
}

impl<const ALTERED: bool> Nesterov<ALTERED> {
    /// The step is α times the updated velocity, less ηg; or α² times the updated velocity, less (1 + α)ηg.
    fn factors(&self, share: f64) -> Factors {
        let alpha = self.settings.alpha;
        let (velocity, gradient, symbols) = if self.settings.form == NEW_VELOCITY {
            let gradient = 1.0 + alpha + alpha * alpha * share;
            (("α³", alpha.powi(3)), gradient, ["−(1 + α + α²)", "−(1 + α + α²(1 − τ))"])
        } else {
            (("α²", alpha * alpha), 1.0 + alpha * share, ["−(1 + α)", "−(1 + α(1 − τ))"])
        };
        Factors { velocity, gradient: (Some(symbols[usize::from(share != 1.0)]), gradient) }
    }
}

impl<const ALTERED: bool> UpdateRule for Nesterov<ALTERED> {
    const ABOUT: About = About {
        key: "nesterov",
        name: "Nesterov",
        formula: "w ← w + α²v − (1 + α)η g,  v ← αv − η g",
        source: "Nesterov 1983 in the form of Bengio et al. 2013, equation 7",
        color: [0x0056_4FA8, 0x00A9_A2F5],
        marker: Marker::TriangleDown,
        adaptive: false,
        in_book: true,
        rates_like: None,
        limit: Some("2(1 + α)/((1 + 2α)λ)"),
        network_rate: 0.01,
    };
    /// The velocity v.
    type State<T: Scalar> = T;
    /// The share of the gradient that enters the velocity.
    type Shared<T: Scalar> = T;

    fn shared<T: Scalar>(&self, step: u32) -> T {
        T::of(self.settings.share(step))
    }

    fn delta<T: Scalar>(&self, coordinate: CoordinateStep<T>, share: T, velocity: &mut T) -> T {
        let (alpha, rate) = (T::of(self.settings.alpha), coordinate.rate);
        let (gradient, share) = self.settings.entering::<ALTERED, T>(coordinate, share);
        let before = self.settings.update(rate, gradient, share, velocity);
        let step = if self.settings.form == PYTORCH {
            -rate * (gradient + alpha * *velocity)
        } else if self.settings.form == NEW_VELOCITY {
            alpha * alpha * *velocity - (T::one() + alpha) * rate * gradient
        } else {
            alpha * alpha * before - (T::one() + alpha * share) * rate * gradient
        };
        if ALTERED { self.settings.with_decay(coordinate, step) } else { step }
    }

    fn explain(&self, coordinate: CoordinateStep<f64>, share: f64, velocity: &f64) -> StepTerms {
        self.settings.terms(coordinate, &self.factors(share), *velocity)
    }

    /// On (w, v): eigenvalues μ of μ² − (1 + α)(1 − ηλ)μ + α(1 − ηλ) = 0.
    fn step_matrix(&self, curvature: f64, coordinate: CoordinateStep<f64>, _: f64, _: &f64) -> Option<StepMatrix> {
        Some(self.settings.matrix(curvature, coordinate.rate, &self.factors(self.settings.usual_share())))
    }

    fn knobs(&mut self) -> Vec<Knob<'_>> {
        self.settings.knobs(&RATE, &FORM)
    }

    fn rate(&self) -> f64 {
        self.settings.lr
    }

    fn formula(&self) -> Cow<'static, str> {
        let (velocity, damped) = (self.settings.update_formula(), self.settings.is_damped());
        match (self.settings.form, damped) {
            (PYTORCH, _) => self.settings.formula(&velocity, "w ← w − η (g + αv)", true),
            (NEW_VELOCITY, _) => self.settings.formula(&velocity, "w ← w + α²v − (1 + α)η g", true),
            (_, true) => self.settings.formula(&velocity, "w ← w + α²v − (1 + α(1 − τ))η g", false),
            (_, false) => self.settings.formula(&velocity, "w ← w + α²v − (1 + α)η g", false),
        }
        .into()
    }

    fn in_its_form<V: FormVisitor>(&self, visitor: V) -> V::Output {
        let settings = self.settings.clone();
        if settings.is_altered() { visitor.visit(Nesterov::<true> { settings }) } else { visitor.visit(Nesterov::<false> { settings }) }
    }

    fn limit(&self) -> Option<Cow<'static, str>> {
        let factor = match (self.settings.form == NEW_VELOCITY, self.settings.is_damped()) {
            (false, false) => "(1 + 2α)",
            (false, true) => "(1 + α + α(1 − τ))",
            (true, false) => "(1 + 2α + 2α²)",
            (true, true) => "(1 + 2α + α² + α²(1 − τ))",
        };
        Some(self.settings.limit(factor).into())
    }
}
