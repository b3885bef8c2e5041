use super::*;
use crate::experiment::training::landscape::own_losses::own_losses;
use crate::experiment::training::landscape::tests::{assert_close, reference_images, reference_net, references};
use crate::network::loss::{Batch, Evaluator};
use crate::network::{Activation, OutputLayer};

const POOL: fn() -> ThreadPool = || ThreadPool::with_threads(2);
const ON: &(dyn Fn() -> bool + Sync) = &|| true;

#[test]
fn a_plane_of_losses_is_that_of_jax() {
    for case in references() {
        let (shape, centre) = reference_net(case.activation);
        let axes = [
            (0..centre.len()).map(|i| (i as f64 + 1.0).sin()).collect(),
            (0..centre.len()).map(|i| (2.0 * i as f64 + 1.0).cos()).collect(),
        ];
        let losses = PlaneLosses::new(&shape, 0.0, Plane { centre: centre.clone(), axes }, reference_images(), POOL());
        let [low, _, high] = case.plane.steps;
        let view = View { x: [low, high], y: [low, high] };
        let grid = losses.grid(view, [3, 3], POOL(), ON).unwrap();
        for (ours, theirs) in grid.iter().zip(case.plane.loss_rows_by_d2.iter().flatten()) {
            assert_close(*ours, *theirs, 1e-9, "loss");
        }
        assert_close(grid[4], case.loss, 1e-9, "loss at the centre");
        let own = own_losses(&shape, 0.0, &[&centre], reference_images(), POOL(), ON).unwrap();
        assert_close(own[0], case.loss, 1e-9, "own loss");
    }
}

/// 300 images are two whole blocks and a part of one; a net without hidden layers has its first layer only.
#[test]
fn losses_on_a_plane_and_at_points_are_those_of_the_net() {
    let count = 300;
    let write = |image: usize, column: &mut [f32]| {
        column.iter_mut().enumerate().for_each(|(at, pixel)| *pixel = ((image * 7 + at * 3) % 11) as f32 / 11.0);
    };
    let labels: Vec<usize> = (0..count).map(|image| image * image % 3).collect();
    let mut inputs = vec![0.0; 6 * count];
    inputs.chunks_exact_mut(6).enumerate().for_each(|(image, column)| write(image, column));
    for (hidden, decay) in [(vec![5, 4], 0.0), (vec![5, 4], 0.1), (vec![], 0.1)] {
        let widths: Vec<usize> = [6].into_iter().chain(hidden).chain([3]).collect();
        let shape = Shape { widths, activation: Activation::Tanh, output: OutputLayer::Scores };
        let values = |seed| -> Vec<f64> { crate::network::draws::standard_normal(seed, 0, shape.parameter_count()) };
        let plane: Plane<f32> = Plane::new(&values(1), &[values(2), values(3)]);
        let images = Images { labels: &labels, pixels: &write };
        let losses = PlaneLosses::new(&shape, decay, plane.clone(), images, POOL());
        let places = [[0.0, 0.0], [0.5, -0.3], [-1.0, 0.7]];
        let points: Vec<Vec<f32>> = places
            .iter()
            .map(|[x, y]| {
                let values = plane.centre.iter().zip(&plane.axes[0]).zip(&plane.axes[1]);
                values.map(|((c, u), v)| c + *x as f32 * u + *y as f32 * v).collect()
            })
            .collect();
        let points: Vec<&[f32]> = points.iter().map(Vec::as_slice).collect();
        let own = own_losses(&shape, decay, &points, images, POOL(), ON).unwrap();
        let mut evaluator = Evaluator::new(&shape, count, decay as f32);
        for ((point, on_plane), own) in points.iter().zip(losses.at(&places)).zip(own) {
            let whole = f64::from(evaluator.loss(point, Batch { inputs: &inputs, labels: &labels }));
            assert_close(on_plane, whole, 2e-6, "on the plane");
            assert_close(own, whole, 1e-6, "own");
        }
    }
}

#[test]
fn a_grid_does_not_depend_on_threads_and_can_be_stopped() {
    let (shape, centre) = reference_net(Activation::Relu);
    let plane = Plane { axes: [centre.clone(), centre.iter().map(|value| value * value).collect()], centre };
    let losses = PlaneLosses::new(&shape, 0.0, plane, reference_images(), POOL());
    let view = View { x: [-1.0, 1.0], y: [-2.0, 3.0] };
    let grid = |threads| losses.grid(view, [4, 5], ThreadPool::with_threads(threads), ON).unwrap();
    assert_eq!(grid(1), grid(3));
    assert_eq!(grid(1).len(), 20);
    // Row by row from the lowest y.
    assert_eq!(grid(1)[4..8], losses.at(&[[-1.0, -0.75], [-1.0 / 3.0, -0.75], [1.0 / 3.0, -0.75], [1.0, -0.75]]));
    let left = std::sync::atomic::AtomicUsize::new(2);
    let stops = || left.fetch_sub(1, Ordering::Relaxed) > 1;
    assert!(losses.grid(view, [4, 5], ThreadPool::with_threads(1), &stops).is_none());
}
