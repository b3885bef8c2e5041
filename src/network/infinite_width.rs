//! The theory of infinitely wide networks with independent random weights (mean-field theory), layer by layer.
//!
//! The pre-activations of such a layer are normal (Neal 1996, chapter 2). Their variance, and their covariance for two inputs,
//! follow from the layer before (Poole et al. 2016, Exponential expressivity in deep neural networks through transient chaos,
//! equations 3 and 5). Each layer multiplies the variance of the gradient by χ = n·σ²·E[f′(a)²] (Schoenholz et al. 2017, Deep
//! information propagation, equation 12). The expectations are sums over a fine grid (midpoint rule).

use std::f64::consts::TAU;

use super::Activation;

/// The expected statistics of a layer.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Expected {
    /// The standard deviation of the outputs within a unit, over independent inputs; 0 if it is below rounding.
    pub within: f64,
    /// The standard deviation between units: of their means over the inputs; 0 if it is below rounding.
    pub between: f64,
    /// The factor on the standard deviation of the gradient from the layer's outputs to its inputs: √χ.
    pub factor: f64,
}

/// The expected statistics of `layers` layers of equal width n, for independent standard normal inputs. `gain` is n·σ², where σ
/// is the standard deviation of the weights; `biases` are values of a unit's bias with their probabilities, as of [`distribution`].
pub fn expected(activation: Activation, gain: f64, biases: &[(f64, f64)], layers: usize) -> Vec<Expected> {
    let normal = Grid::new();
    // E[z·z′] of two independent inputs in the layer before, and how much greater E[z²] is. The second can be 10⁻¹⁶ of the
    // first, so it is never computed as a difference, which would be all rounding.
    let (mut shared_variance, mut own_variance) = (0.0, 1.0);
    (0..layers)
        .map(|_| {
            let whole = (gain * (shared_variance + own_variance)).sqrt();
            let (shared, own) = (gain * shared_variance, gain * own_variance);
            let responses = |&(bias, share): &(f64, f64)| (share, normal.responses(activation, bias, shared, own));
            let of_biases: Vec<(f64, Vec<UnitResponse>)> = biases.iter().map(responses).collect();
            let mean_of = |g: &dyn Fn(&UnitResponse) -> f64| -> f64 {
                of_biases.iter().map(|(share, responses)| share * normal.mean_of(responses, g)).sum()
            };
            let mean = mean_of(&|response| response.mean);
            shared_variance = mean_of(&|response| response.mean.powi(2));
            own_variance = mean_of(&|response| response.variance);
            let between = mean_of(&|response| (response.mean - mean).powi(2));
            let derivative: f64 =
                biases.iter().map(|&(bias, share)| share * normal.mean_square_derivative(activation, bias, whole)).sum();
            let rounding = 32.0 * f64::EPSILON * (shared_variance + own_variance).sqrt();
            let [within, between] =
                [own_variance, between].map(f64::sqrt).map(|spread| if spread > rounding { spread } else { 0.0 });
            Expected { within, between, factor: (gain * derivative).sqrt() }
        })
        .collect()
}

/// Values with their probabilities that stand for a distribution, which `drawn` makes of standard normal draws: the draws are a
/// coarse grid, on which the mean of a smooth function is exact to four digits.
pub fn distribution(drawn: impl FnOnce(&mut [f64])) -> Vec<(f64, f64)> {
    const HALF_COUNT: i32 = 6;
    const STEP: f64 = 0.75;
    let mut values: Vec<f64> = (-HALF_COUNT..HALF_COUNT).map(|index| (f64::from(index) + 0.5) * STEP).collect();
    let shares: Vec<f64> = values.iter().map(|at| (-0.5 * at * at).exp()).collect();
    let sum: f64 = shares.iter().sum();
    drawn(&mut values);
    values.into_iter().zip(shares.into_iter().map(|share| share / sum)).collect()
}

/// The mean and the variance of a unit's outputs over the inputs.
struct UnitResponse {
    mean: f64,
    variance: f64,
}

/// A grid over the standard normal distribution.
struct Grid {
    points: Vec<f64>,
    weights: Vec<f64>,
}

impl Grid {
    /// Out to 8 standard deviations, beyond which 10⁻¹⁵ of the distribution lies. 0 is no grid point, since a ReLU has its kink
    /// there.
    const HALF_COUNT: i32 = 50; // an even one, for the partial sums
    const STEP: f64 = 0.16;

    fn new() -> Self {
        let points: Vec<f64> = (-Self::HALF_COUNT..Self::HALF_COUNT).map(|index| (f64::from(index) + 0.5) * Self::STEP).collect();
        let weights = points.iter().map(|at| (-0.5 * at * at).exp() * Self::STEP / TAU.sqrt()).collect();
        Self { points, weights }
    }

    /// The mean of these values at the grid points.
    fn mean(&self, values: &[f64]) -> f64 {
        // Four partial sums, so that additions do not wait for each other.
        let mut sums = [0.0; 4];
        for (values, weights) in values.as_chunks::<4>().0.iter().zip(self.weights.as_chunks::<4>().0) {
            for ((sum, value), weight) in sums.iter_mut().zip(values).zip(weights) {
                *sum += value * weight;
            }
        }
        sums.iter().sum()
    }

    /// E[f′(bias + std · u)²] for a standard normal u.
    fn mean_square_derivative(&self, activation: Activation, bias: f64, std: f64) -> f64 {
        let mut derivatives: Vec<f64> = self.points.iter().map(|at| bias + std * at).collect();
        let mut values = derivatives.clone();
        activation.apply(&derivatives, &mut values);
        activation.differentiate(&mut derivatives, &values);
        for derivative in &mut derivatives {
            *derivative *= *derivative;
        }
        self.mean(&derivatives)
    }

    /// The mean and variance of f over the part of the pre-activation that differs between inputs, at each grid point of the
    /// shared part.
    fn responses(&self, activation: Activation, bias: f64, shared_variance: f64, own_variance: f64) -> Vec<UnitResponse> {
        let (shared_std, own_std) = (shared_variance.sqrt(), own_variance.sqrt());
        let mut sums = self.points.clone();
        let mut values = sums.clone();
        let response = |shared: &f64| {
            let shared = bias + shared_std * shared;
            for (sum, at) in sums.iter_mut().zip(&self.points) {
                *sum = shared + own_std * at;
            }
            activation.apply(&sums, &mut values);
            let mean = self.mean(&values);
            for value in &mut values {
                let away = *value - mean;
                *value = away * away;
            }
            UnitResponse { mean, variance: self.mean(&values) }
        };
        self.points.iter().map(response).collect()
    }

    /// E[g] over the shared part.
    fn mean_of(&self, responses: &[UnitResponse], g: impl Fn(&UnitResponse) -> f64) -> f64 {
        responses.iter().zip(&self.weights).map(|(response, weight)| weight * g(response)).sum()
    }
}

#[cfg(test)]
mod tests;
