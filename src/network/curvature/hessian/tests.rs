use super::*;
use crate::network::draws::standard_normal;
use crate::network::loss::Evaluator;
use crate::network::{Activation, OutputLayer};

/// A net with 300 images, more than a block.
struct Case {
    shape: Shape,
    parameters: Vec<f64>,
    inputs: Vec<f64>,
    labels: Vec<usize>,
}

impl Case {
    fn new(activation: Activation, output: OutputLayer) -> Self {
        let shape = Shape { widths: vec![5, 4, 3, 3], activation, output };
        let parameters = standard_normal(1, 0, shape.parameter_count()).iter().map(|number| 0.7 * number).collect();
        let labels = (0..300).map(|image| (image * image) % 3).collect();
        Self { shape, parameters, inputs: standard_normal(1, 1, 5 * 300), labels }
    }

    fn batch(&self) -> Batch<'_, f64> {
        Batch { inputs: &self.inputs, labels: &self.labels }
    }

    fn hessian(&self, threads: usize) -> Hessian<'_, f64> {
        Hessian::new(&self.shape, &self.parameters, self.batch(), 0.03, ThreadPool::with_threads(threads))
    }

    fn gradient(&self, parameters: &[f64]) -> (f64, Vec<f64>) {
        let mut gradient = vec![0.0; parameters.len()];
        let loss = Evaluator::new(&self.shape, 300, 0.03).loss_and_gradient(parameters, self.batch(), &mut gradient);
        (loss, gradient)
    }
}

fn cases() -> impl Iterator<Item = Case> {
    let scores = Activation::ALL.iter().map(|activation| Case::new(*activation, OutputLayer::Scores));
    scores.chain([Case::new(Activation::Tanh, OutputLayer::Activated)])
}

#[test]
fn products_agree_with_central_differences_of_the_gradient() {
    for case in cases() {
        let vector = standard_normal(3, 0, case.parameters.len());
        let mut product = vec![f64::NAN; vector.len()];
        case.hessian(1).times(&vector, &mut product);
        // So small that no image crosses a kink, and none stands on one.
        let h = 1e-6;
        let moved = |h: f64| case.parameters.iter().zip(&vector).map(|(at, by)| at + h * by).collect::<Vec<f64>>();
        let (above, below) = (case.gradient(&moved(h)).1, case.gradient(&moved(-h)).1);
        for ((product, above), below) in product.iter().zip(above).zip(below) {
            let difference = (above - below) / (2.0 * h);
            assert!((product - difference).abs() < 2e-8, "{}: {product} {difference}", case.shape.activation);
        }
    }
}

#[test]
fn loss_and_gradient_are_those_of_training() {
    for case in cases() {
        let (loss, expected) = case.gradient(&case.parameters);
        let hessian = case.hessian(2);
        let mut gradient = vec![f64::NAN; expected.len()];
        hessian.gradient(&mut gradient);
        assert!((hessian.loss() - loss).abs() < 1e-13, "{} {loss}", hessian.loss());
        assert!(gradient.iter().zip(&expected).all(|(ours, theirs)| (ours - theirs).abs() < 1e-14));
    }
}

#[test]
fn the_map_is_linear_and_symmetric() {
    let case = Case::new(Activation::Gelu, OutputLayer::Scores);
    let hessian = case.hessian(1);
    let count = case.parameters.len();
    let [u, v] = [4, 5].map(|seed| standard_normal(seed, 0, count));
    let product = |vector: &[f64]| {
        let mut out = vec![0.0; count];
        hessian.times(vector, &mut out);
        out
    };
    let sum: Vec<f64> = u.iter().zip(&v).map(|(u, v)| 2.0 * u - v).collect();
    let (of_u, of_v, of_sum) = (product(&u), product(&v), product(&sum));
    assert!((super::super::dot(&v, &of_u) - super::super::dot(&u, &of_v)).abs() < 1e-13);
    assert!((0..count).all(|index| (of_sum[index] - 2.0 * of_u[index] + of_v[index]).abs() < 1e-13));
}

#[test]
fn threads_and_kept_values_change_no_bit() {
    let case = Case::new(Activation::Tanh, OutputLayer::Scores);
    let vector = standard_normal(6, 0, case.parameters.len());
    let product = |hessian: &Hessian<'_, f64>| {
        let mut out = vec![0.0; vector.len()];
        hessian.times(&vector, &mut out);
        out
    };
    let one = product(&case.hessian(1));
    assert_eq!(one, product(&case.hessian(3)));
    let mut forgetful = case.hessian(1);
    assert_eq!(forgetful.kept.len(), 2);
    forgetful.kept.clear();
    assert_eq!(one, product(&forgetful));
}

#[test]
fn a_certain_image_has_the_curvature_of_its_small_probability() {
    // One image, two classes, no hidden layer: the loss is ln(1 + exp(−m)), m the margin w·x of the right class, whose second derivative
    // is p(1 − p). With m = 30 in single precision p is 1, and its curvature still exp(−30).
    let shape = Shape { widths: vec![1, 2], activation: Activation::Relu, output: OutputLayer::Scores };
    let parameters = [30.0f32, 0.0, 0.0, 0.0];
    let batch = Batch { inputs: &[1.0], labels: &[0] };
    let hessian = Hessian::new(&shape, &parameters, batch, 0.0, ThreadPool::with_threads(1));
    let mut product = [0.0; 4];
    hessian.times(&[1.0, 0.0, 0.0, 0.0], &mut product);
    let expected = (-30.0f32).exp();
    assert!((product[0] / expected - 1.0).abs() < 1e-5 && (product[1] / expected + 1.0).abs() < 1e-5, "{product:?}");
}
