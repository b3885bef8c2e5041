//! The loss of nets at their own points, on the images of a plane.

use std::sync::atomic::{AtomicBool, Ordering};

use super::losses::Images;
use super::sums::total;
use crate::job::ThreadPool;
use crate::network::loss::cross_entropy;
use crate::network::{MatrixElement, Pass, Shape};

/// Points for which an image is read once.
const TOGETHER: usize = 8;

/// The mean cross-entropy on these images plus λ/2·ΣW² (`decay` is λ) at each of these parameters. `advance` is called after each point,
/// and stops by returning false; then it is `None`.
pub fn own_losses<T: MatrixElement>(
    shape: &Shape,
    decay: f64,
    points: &[&[T]],
    images: Images<'_, T>,
    pool: ThreadPool,
    advance: &(dyn Fn() -> bool + Sync),
) -> Option<Vec<f64>> {
    let continues = AtomicBool::new(true);
    let several: Vec<&[&[T]]> = points.chunks(TOGETHER).collect();
    let losses = pool.map(several.len(), |index| {
        if !continues.load(Ordering::Relaxed) {
            return Vec::new();
        }
        let losses = losses(shape, decay, several[index], images);
        let go_on = losses.iter().all(|_| advance());
        continues.fetch_and(go_on, Ordering::Relaxed);
        losses
    });
    let losses = losses.concat();
    continues.into_inner().then_some(losses)
}

fn losses<T: MatrixElement>(shape: &Shape, decay: f64, points: &[&[T]], images: Images<'_, T>) -> Vec<f64> {
    let mut sums = vec![0.0; points.len()];
    let mut pass: Option<Pass<T>> = None;
    images.for_each_block(shape.widths[0], |inputs, labels| {
        let pass = match &mut pass {
            Some(pass) if pass.batch() == labels.len() => pass,
            pass => pass.insert(Pass::new(shape, labels.len())),
        };
        for (sum, parameters) in sums.iter_mut().zip(points) {
            pass.forward(shape, parameters, inputs);
            let mut scores = pass.outputs().to_vec();
            *sum += cross_entropy(&mut scores, labels).as_f64() * labels.len() as f64;
        }
    });
    let count = images.labels.len() as f64;
    sums.iter().zip(points).map(|(sum, parameters)| sum / count + penalty(shape, decay, parameters)).collect()
}

/// λ/2·ΣW².
fn penalty<T: MatrixElement>(shape: &Shape, decay: f64, parameters: &[T]) -> f64 {
    if decay == 0.0 {
        return 0.0;
    }
    let squares = shape.layer_ranges().into_iter().map(|range| {
        let weights = &parameters[range.weights];
        total(weights.len(), |index| [weights[index].as_f64().powi(2)])[0]
    });
    decay / 2.0 * squares.sum::<f64>()
}
