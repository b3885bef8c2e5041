//! Momentum: v ← αv − ηg, w ← w + v.
//!
//! Polyak, "Some methods of speeding up the convergence of iteration methods", 1964; *Deep Learning from Scratch*, section
//! 6.1.4, equations 6.3 and 6.4. The learning rate is inside the velocity, as in the book. The form of `PyTorch` keeps it
//! outside: v ← αv + g, w ← w − ηv, which is the same for constant η. Dampening and weight decay: [`super::velocity`].

use std::borrow::Cow;

use super::settings::{MOMENTUM_FORM, PYTORCH};
use super::velocity::{Factors, Velocity};
use super::{About, CoordinateStep, FormVisitor, Marker, Scalar, StepMatrix, StepTerms, UpdateRule, learning_rate};
use crate::knob::{Knob, Number};

const RATE: Number = learning_rate(0.1);

/// A heavy ball: each step keeps a share of the previous velocity. `ALTERED`: with dampening or weight decay.
#[derive(Clone, Debug, PartialEq)]
pub struct Momentum<const ALTERED: bool = false> {
    settings: Velocity,
}

impl<const ALTERED: bool> Default for Momentum<ALTERED> {
    fn default() -> Self {
        Self { settings: Velocity::with_rate(&RATE) }
    }
}

impl<const ALTERED: bool> Momentum<ALTERED> {
    /// The step is the updated velocity.
    fn factors(&self, share: f64) -> Factors {
        let symbol = if share == 1.0 { None } else { Some("−(1 − τ)") };
        Factors { velocity: ("α", self.settings.alpha), gradient: (symbol, share) }
    }
}

impl<const ALTERED: bool> UpdateRule for Momentum<ALTERED> {
    const ABOUT: About = About {
        key: "momentum",
        name: "Momentum",
        formula: "v ← αv − η g,  w ← w + v",
        source: "Polyak 1964; Deep Learning from Scratch, equations 6.3 and 6.4",
        color: [0x0000_69A8, 0x005D_B5F0],
        marker: Marker::Cross,
        adaptive: false,
        in_book: true,
        rates_like: None,
        limit: Some("2(1 + α)/λ"),
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
        let (gradient, share) = self.settings.entering::<ALTERED, T>(coordinate, share);
        self.settings.update(coordinate.rate, gradient, share, velocity);
        let step = if self.settings.form == PYTORCH { -coordinate.rate * *velocity } else { *velocity };
        if ALTERED { self.settings.with_decay(coordinate, step) } else { step }
    }

    fn explain(&self, coordinate: CoordinateStep<f64>, share: f64, velocity: &f64) -> StepTerms {
        self.settings.terms(coordinate, &self.factors(share), *velocity)
    }

    /// Polyak's heavy ball on (w, v): eigenvalues μ of μ² − (1 + α − ηλ)μ + α = 0.
    fn step_matrix(&self, curvature: f64, coordinate: CoordinateStep<f64>, _: f64, _: &f64) -> Option<StepMatrix> {
        Some(self.settings.matrix(curvature, coordinate.rate, &self.factors(self.settings.usual_share())))
    }

    fn knobs(&mut self) -> Vec<Knob<'_>> {
        self.settings.knobs(&RATE, &MOMENTUM_FORM)
    }

    fn rate(&self) -> f64 {
        self.settings.lr
    }

    fn formula(&self) -> Cow<'static, str> {
        let step = if self.settings.form == PYTORCH { "w ← w − η v" } else { "w ← w + v" };
        self.settings.formula(&self.settings.update_formula(), step, true).into()
    }

    fn in_its_form<V: FormVisitor>(&self, visitor: V) -> V::Output {
        let settings = self.settings.clone();
        if settings.is_altered() { visitor.visit(Momentum::<true> { settings }) } else { visitor.visit(Momentum::<false> { settings }) }
    }

    fn limit(&self) -> Option<Cow<'static, str>> {
        Some(self.settings.limit(if self.settings.is_damped() { "(1 − τ)" } else { "" }).into())
    }
}
