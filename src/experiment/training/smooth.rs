//! The smoothed loss of the book's figures: a running mean weighted by a Kaiser window.
//!
//! `smooth_curve` in the book's `common/util.py`: a window of 11 points with β = 2 on the losses, reflected at both ends. The
//! reflection is asymmetric, x\[10\]..x\[1\] in front and x\[n−1\]..x\[n−10\] behind, and so it is here.

use std::sync::LazyLock;

/// The length of the window; fewer losses have no smoothed curve.
pub const LENGTH: usize = 11;
/// The shape parameter β of the window.
pub const BETA: f64 = 2.0;
/// Points on each side of the middle. As many values at the end of a curve are provisional: later losses will change them.
pub const HALF: usize = LENGTH / 2;

/// The weights of the window; their sum is 1.
static WINDOW: LazyLock<[f64; LENGTH]> = LazyLock::new(|| {
    let weights: [f64; LENGTH] = std::array::from_fn(|index| {
        let place = 2.0 * index as f64 / (LENGTH - 1) as f64 - 1.0;
        bessel(BETA * (1.0 - place * place).sqrt())
    });
    let sum: f64 = weights.iter().sum();
    weights.map(|weight| weight / sum)
});

/// The smoothed losses, one per loss; empty if there are fewer than [`LENGTH`].
pub fn smooth<T: Copy + Into<f64>>(losses: &[T]) -> Vec<f64> {
    smooth_from(losses, 0)
}

/// The smoothed losses from index `first` on, for a growing curve: only the last [`HALF`] values of the shorter one change.
pub fn smooth_from<T: Copy + Into<f64>>(losses: &[T], first: usize) -> Vec<f64> {
    let last = losses.len() as isize - 1;
    if losses.len() < LENGTH {
        return Vec::new();
    }
    let reflected = |index: isize| {
        let inside = if index < 0 {
            -index
        } else if index > last {
            2 * last + 1 - index
        } else {
            index
        };
        losses[inside as usize].into()
    };
    let half = HALF as isize;
    let at = |index: usize| WINDOW.iter().zip(index as isize - half..).map(|(weight, at)| weight * reflected(at)).sum();
    (first..losses.len()).map(at).collect()
}

/// The modified Bessel function I₀, by its series.
fn bessel(x: f64) -> f64 {
    let quarter = x * x / 4.0;
    let mut term = 1.0;
    let mut sum = 1.0;
    for k in 1..30 {
        term *= quarter / f64::from(k * k);
        sum += term;
    }
    sum
}
