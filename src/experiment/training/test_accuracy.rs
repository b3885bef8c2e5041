//! A network on the test images: its accuracy, and its most confident mistakes.

use crate::dataset::Samples;
use crate::dataset::batches::normalize_pixels;
use crate::network::{Pass, Shape};

/// The number of images of a block.
const BLOCK: usize = 250;

/// An image that is classified incorrectly.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Mistake {
    /// The index of the image among the test images.
    pub image: usize,
    /// The right class.
    pub label: usize,
    /// The class that the network chooses.
    pub answer: usize,
    /// The probability that the network gives it.
    pub probability: f64,
}

/// The fraction of the samples that is classified correctly.
pub fn accuracy(shape: &Shape, parameters: &[f32], samples: &Samples) -> f64 {
    let mut right = 0;
    for_each(shape, parameters, samples, |image, scores| right += usize::from(highest(scores) == samples.label(image)));
    right as f64 / samples.count() as f64
}

/// All samples that are classified incorrectly, the most confident mistakes first.
pub fn mistakes(shape: &Shape, parameters: &[f32], samples: &Samples) -> Vec<Mistake> {
    let mut mistakes = Vec::new();
    for_each(shape, parameters, samples, |image, scores| {
        let (answer, label) = (highest(scores), samples.label(image));
        if answer != label {
            let of_answer = scores[answer];
            let sum: f64 = scores.iter().map(|score| f64::from(score - of_answer).exp()).sum();
            mistakes.push(Mistake { image, label, answer, probability: 1.0 / sum });
        }
    });
    mistakes.sort_by(|a, b| b.probability.total_cmp(&a.probability));
    mistakes
}

/// The class with the highest score; the first of several.
fn highest(scores: &[f32]) -> usize {
    let better = |best: usize, class: usize| if scores[class] > scores[best] { class } else { best };
    (1..scores.len()).fold(0, better)
}

/// Call `visit` with the index and the scores of every sample.
fn for_each(shape: &Shape, parameters: &[f32], samples: &Samples, mut visit: impl FnMut(usize, &[f32])) {
    let mut inputs = vec![0.0; samples.pixels() * BLOCK];
    let mut pass = Pass::new(shape, BLOCK);
    for first in (0..samples.count()).step_by(BLOCK) {
        let count = BLOCK.min(samples.count() - first);
        if count < pass.batch() {
            pass = Pass::new(shape, count);
        }
        let inputs = &mut inputs[..samples.pixels() * count];
        for (index, column) in (first..).zip(inputs.chunks_exact_mut(samples.pixels())) {
            normalize_pixels(samples.image(index), column);
        }
        pass.forward(shape, parameters, inputs);
        let classes = pass.outputs().len() / count;
        for (index, scores) in (first..).zip(pass.outputs().chunks_exact(classes)) {
            visit(index, scores);
        }
    }
}
