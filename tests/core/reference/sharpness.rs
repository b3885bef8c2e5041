//! A small net has the Hessian that JAX finds: loss, eigenvalues, a product with a vector, and the curvature along the gradient.

use halfpipe::job::ThreadPool;
use halfpipe::network::curvature::{Hessian, dot, largest_eigenvalue};
use halfpipe::network::loss::Batch;
use halfpipe::network::{Activation, Shape};
use nalgebra::DMatrix;

use super::network::{LABELS, reference_inputs, reference_net};

/// See `tests/reference/README.md`.
#[derive(serde::Deserialize)]
struct Reference {
    tiny: Tiny,
}

#[derive(serde::Deserialize)]
struct Tiny {
    parameters: usize,
    cases: Vec<Case>,
}

#[derive(serde::Deserialize)]
struct Case {
    activation: Activation,
    loss: f64,
    /// The largest first.
    eigenvalues: Vec<f64>,
    gradient_curvature: f64,
    hessian_times_d1: Vec<f64>,
}

fn tiny() -> Tiny {
    let reference: Reference = serde_json::from_str(include_str!("../../reference/sharpness.json")).unwrap();
    assert_eq!((reference.tiny.parameters, reference.tiny.cases.len()), (74, 3));
    reference.tiny
}

/// Call `check` with each case and its Hessian.
fn for_each(check: impl Fn(&Case, &Shape, &Hessian<'_, f64>)) {
    let inputs = reference_inputs();
    for case in tiny().cases {
        let (shape, parameters) = reference_net(case.activation);
        let batch = Batch { inputs: &inputs, labels: &LABELS };
        check(&case, &shape, &Hessian::new(&shape, &parameters, batch, 0.0, ThreadPool::with_threads(1)));
    }
}

fn times(hessian: &Hessian<'_, f64>, vector: &[f64]) -> Vec<f64> {
    let mut product = vec![f64::NAN; vector.len()];
    hessian.times(vector, &mut product);
    product
}

#[test]
fn loss_products_and_the_curvature_along_the_gradient_are_those_of_jax() {
    for_each(|case, _, hessian| {
        assert!((hessian.loss() - case.loss).abs() < 1e-12, "{}: {}", case.activation, hessian.loss());
        // JAX stacks W row by row, fan-in x fan-out, then b: units x inputs, column by column.
        let direction: Vec<f64> = (1..=74).map(|index| f64::from(index).sin()).collect();
        for (ours, theirs) in times(hessian, &direction).iter().zip(&case.hessian_times_d1) {
            assert!((ours - theirs).abs() < 1e-12, "{}: {ours} {theirs}", case.activation);
        }
        let mut gradient = vec![0.0; 74];
        hessian.gradient(&mut gradient);
        let curvature = dot(&gradient, &times(hessian, &gradient)) / dot(&gradient, &gradient);
        assert!((curvature - case.gradient_curvature).abs() < 1e-12, "{}: {curvature}", case.activation);
    });
}

#[test]
fn the_eigenvalues_are_those_of_jax() {
    for_each(|case, shape, hessian| {
        let count = shape.parameter_count();
        let unit = |index: usize| (0..count).map(|other| f64::from(u8::from(other == index))).collect::<Vec<f64>>();
        let columns: Vec<f64> = (0..count).flat_map(|index| times(hessian, &unit(index))).collect();
        let matrix = DMatrix::from_vec(count, count, columns);
        let mut ours: Vec<f64> = matrix.symmetric_eigenvalues().iter().copied().collect();
        ours.sort_by(|a, b| b.total_cmp(a));
        assert_eq!(case.eigenvalues.len(), count);
        for (ours, theirs) in ours.iter().zip(&case.eigenvalues) {
            assert!((ours - theirs).abs() < 1e-12, "{}: {ours} {theirs}", case.activation);
        }
        let start: Vec<f64> = (0..count).map(|index| (1.7 * index as f64).cos()).collect();
        let largest = largest_eigenvalue(|vector, out| hessian.times(vector, out), &[&start], 1e-12).unwrap();
        assert!((largest.value - case.eigenvalues[0]).abs() < 1e-9, "{}: {}", case.activation, largest.value);
        assert!(largest.products < 40, "{}", largest.products);
    });
}
