//! Theory: what an infinitely wide net with independent random weights does, layer by layer.
//!
//! The sums of such a layer are normal (Neal 1996, chapter 2), with a variance and a covariance between two inputs that follow
//! from those of the layer before (Poole et al. 2016, Exponential expressivity in deep neural networks through transient chaos,
//! equations 3 and 5); the variance of a gradient is multiplied, layer by layer backward, by χ = n·σ_w²·E[f′(a)²] (Schoenholz
//! et al. 2017, Deep information propagation, equation 12). The expectations are sums over a fine grid (midpoint rule).

use std::f64::consts::TAU;

use super::Activation;

/// What a layer is expected to do.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Expected {
    /// The standard deviation of its outputs within a unit, across independent inputs.
    pub within: f64,
    /// The standard deviation of the units' means over the inputs.
    pub between: f64,
    /// By how much the standard deviation of a gradient is multiplied on its way from the layer's outputs to its inputs.
    pub factor: f64,
}

/// The expectation for each of so many layers of equal width n, for independent standard normal inputs: `gain` is n·σ_w², the
/// variance of a sum over that of its inputs, and `bias` the same bias of every unit.
pub fn expected(activation: Activation, gain: f64, bias: f64, layers: usize) -> Vec<Expected> {
    let normal = Grid::new();
    // The mean of z² and of z·z′, over two independent inputs, in the layer before.
    let (mut square, mut product) = (1.0, 0.0);
    (0..layers)
        .map(|_| {
            let (whole, common) = (gain * square, gain * product);
            let f = |sum: f64| activation.value(sum);
            let means = normal.means(bias, common, whole - common, f);
            (square, product) =
                (normal.mean(|at| f(bias + whole.sqrt() * at).powi(2)), normal.mean_of(&means, |mean| mean * mean));
            let mean = normal.mean_of(&means, |mean| mean);
            let slope = normal.mean(|at| activation.slope(bias + whole.sqrt() * at).powi(2));
            Expected {
                within: (square - product).max(0.0).sqrt(),
                between: (product - mean * mean).max(0.0).sqrt(),
                factor: (gain * slope).sqrt(),
            }
        })
        .collect()
}

/// A grid over the standard normal distribution.
struct Grid {
    points: Vec<f64>,
    weights: Vec<f64>,
}

impl Grid {
    /// Out to 8 standard deviations, where 10⁻¹⁵ of the distribution is left; no point stands at 0, where a ReLU has its kink.
    const HALF: i32 = 80;
    const STEP: f64 = 0.1;

    fn new() -> Self {
        let points: Vec<f64> = (-Self::HALF..Self::HALF).map(|index| (f64::from(index) + 0.5) * Self::STEP).collect();
        let weights = points.iter().map(|at| (-0.5 * at * at).exp() * Self::STEP / TAU.sqrt()).collect();
        Self { points, weights }
    }

    /// E[g(u)] of a standard normal u.
    fn mean(&self, g: impl Fn(f64) -> f64) -> f64 {
        self.points.iter().zip(&self.weights).map(|(at, weight)| weight * g(*at)).sum()
    }

    /// The mean of f over the part of a sum that an input has for itself, at each grid point of the part that inputs share.
    fn means(&self, bias: f64, common: f64, own: f64, f: impl Fn(f64) -> f64) -> Vec<f64> {
        let (common, own) = (common.max(0.0).sqrt(), own.max(0.0).sqrt());
        self.points.iter().map(|shared| self.mean(|at| f(bias + common * shared + own * at))).collect()
    }

    /// E[g] over grid values.
    fn mean_of(&self, values: &[f64], g: impl Fn(f64) -> f64) -> f64 {
        values.iter().zip(&self.weights).map(|(value, weight)| weight * g(*value)).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_relu_keeps_half_of_the_variance_in_both_directions() {
        let [first, ..] = expected(Activation::Relu, 2.0, 0.0, 3)[..] else { panic!("no layers") };
        // E[z²] = q/2 = 1 and E[z] = √(q/2π), of inputs without covariance.
        assert!((first.within.powi(2) - (1.0 - 2.0 / TAU)).abs() < 1e-3, "{first:?}");
        for layer in expected(Activation::Relu, 2.0, 0.0, 20) {
            assert!((layer.factor - 1.0).abs() < 0.02, "{layer:?}");
        }
    }

    #[test]
    fn a_linear_net_multiplies_by_the_root_of_the_gain() {
        for (index, layer) in expected(Activation::Identity, 0.25, 0.0, 5).iter().enumerate() {
            let power = 0.5f64.powi(index as i32 + 1);
            assert!((layer.within - power).abs() < 1e-12 && layer.between < 1e-7 && (layer.factor - 0.5).abs() < 1e-12);
        }
    }

    #[test]
    fn the_arc_cosine_kernel_of_a_relu_is_met() {
        // Cho and Saul 2009, equation 6 with n = 1: E[z·z′] = √(q q′)(sin θ + (π − θ) cos θ)/2π, here at cos θ = 0.3.
        let (grid, cosine) = (Grid::new(), 0.3f64);
        let means = grid.means(0.0, cosine, 1.0 - cosine, |sum| sum.max(0.0));
        let theta = cosine.acos();
        let kernel = (theta.sin() + (std::f64::consts::PI - theta) * cosine) / TAU;
        assert!((grid.mean_of(&means, |mean| mean * mean) - kernel).abs() < 1e-3);
    }
}
