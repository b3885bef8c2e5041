//! `RAdam`: Adam without gradient scaling until the variance of the scaling is bounded, then with a rectified one.
//!
//! Liu et al., "On the Variance of the Adaptive Learning Rate and Beyond", 2020, Algorithm 2, with the threshold 5 and with ε
//! on the uncorrected root as in `PyTorch` (the paper has 4 and no ε). With β₂ = 0.999 the first five steps are plain momentum.

use super::adagrad::finite_rate;
use super::adam::{AdamSettings, Correction, Moments, mean_matrix, mean_terms};
use super::step_terms::EFFECTIVE_RATE;
use super::{About, CoordinateStep, Marker, Scalar, StepMatrix, StepTerms, UpdateRule, learning_rate};
use crate::knob::{Knob, Number};

const RATE: Number = learning_rate(1.0);
/// The length ρ of the approximated simple moving average above which the gradient is scaled.
const MIN_LENGTH: f64 = 5.0;

/// Adam with a rectified gradient scaling.
#[derive(Clone, Debug, PartialEq)]
pub struct RAdam {
    settings: AdamSettings,
}

impl Default for RAdam {
    fn default() -> Self {
        Self { settings: AdamSettings::with_rate(&RATE) }
    }
}

/// The values that all coordinates of a step share.
#[derive(Clone, Copy, PartialEq)]
pub struct Rectification<T> {
    /// 1 − β₁ᵗ.
    mean: T,
    /// The rectification r times √(1 − β₂ᵗ); 0 while the gradient is not scaled.
    scale: T,
}

impl RAdam {
    fn update_moments<T: Scalar>(&self, moments: &mut Moments<T>, gradient: T) {
        let (beta1, beta2) = (T::of(self.settings.beta1), T::of(self.settings.beta2));
        moments.mean = moments.mean + (T::one() - beta1) * (gradient - moments.mean);
        moments.square = beta2 * moments.square + (T::one() - beta2) * gradient * gradient;
    }

    /// The factor on m in the step, with the updated v.
    fn rate_from<T: Scalar>(&self, rate: T, shared: Rectification<T>, square: T) -> T {
        let divisor = square.sqrt() + T::of(self.settings.epsilon);
        match (shared.scale == T::zero(), divisor == T::zero()) {
            (true, _) => rate / shared.mean,
            (false, true) => T::zero(), // ε = 0, and the squares of the gradients underflow
            (false, false) => rate / shared.mean * shared.scale / divisor,
        }
    }

    fn effective_rate(&self, coordinate: CoordinateStep<f64>, shared: Rectification<f64>, moments: &Moments<f64>) -> (f64, f64) {
        let mut after = *moments;
        self.update_moments(&mut after, coordinate.gradient);
        (finite_rate(self.rate_from(coordinate.rate, shared, after.square)), after.square.sqrt())
    }
}

impl UpdateRule for RAdam {
    const ABOUT: About = About {
        key: "radam",
        name: "RAdam",
        formula: "listed.radam_formula",
        source: "Liu et al. 2020, Algorithm 2, with the threshold and ε of PyTorch",
        color: [0x0024_2BB6, 0x0070_87D5],
        marker: Marker::Bowtie,
        adaptive: true,
        in_book: false,
        rates_like: None,
        limit: None,
        network_rate: 0.001,
    };
    type State<T: Scalar> = Moments<T>;
    type Shared<T: Scalar> = Rectification<T>;

    fn shared<T: Scalar>(&self, step: u32) -> Rectification<T> {
        let correction: Correction<f64> = Correction::new(self.settings.beta1, self.settings.beta2, step);
        let longest = 2.0 / (1.0 - self.settings.beta2) - 1.0;
        let faded = 1.0 - correction.root * correction.root; // β₂ᵗ
        let length = longest - 2.0 * f64::from(step) * faded / (1.0 - faded);
        let rectification = (length - 4.0) * (length - 2.0) * longest / ((longest - 4.0) * (longest - 2.0) * length);
        let scale = if length > MIN_LENGTH { rectification.sqrt() * correction.root } else { 0.0 };
        Rectification { mean: T::of(correction.mean), scale: T::of(scale) }
    }

    fn delta<T: Scalar>(&self, coordinate: CoordinateStep<T>, shared: Rectification<T>, moments: &mut Moments<T>) -> T {
        self.update_moments(moments, coordinate.gradient);
        -self.rate_from(coordinate.rate, shared, moments.square) * moments.mean
    }

    fn explain(&self, coordinate: CoordinateStep<f64>, shared: Rectification<f64>, moments: &Moments<f64>) -> StepTerms {
        let (rate, root) = self.effective_rate(coordinate, shared, moments);
        mean_terms(rate, self.settings.beta1, moments.mean, coordinate.gradient)
            .with_details([("√v", root), (EFFECTIVE_RATE, rate)])
    }

    fn step_matrix(
        &self,
        curvature: f64,
        coordinate: CoordinateStep<f64>,
        shared: Rectification<f64>,
        moments: &Moments<f64>,
    ) -> Option<StepMatrix> {
        Some(mean_matrix(curvature, self.effective_rate(coordinate, shared, moments).0, self.settings.beta1))
    }

    fn knobs(&mut self) -> Vec<Knob<'_>> {
        self.settings.knobs(&RATE)
    }

    fn rate(&self) -> f64 {
        self.settings.lr
    }
}
