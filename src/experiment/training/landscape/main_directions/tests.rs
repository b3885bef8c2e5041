use nalgebra::DMatrix;

use super::*;
use crate::experiment::training::landscape::plane::{Place, Plane};
use crate::experiment::training::landscape::tests::{
    LABELS, Reference, assert_close, reference_net, references, write_reference_input,
};
use crate::network::loss::{Batch, Classifier};
use crate::objective::Objective;

const POOL: fn() -> ThreadPool = || ThreadPool::with_threads(2);

/// The points of the reference's updates of SGD.
fn walk(case: &Reference) -> (Vec<Vec<f64>>, Vec<f64>) {
    let (shape, mut parameters) = reference_net(case.activation);
    let mut inputs = vec![0.0; 24];
    inputs.chunks_exact_mut(6).enumerate().for_each(|(image, column)| write_reference_input(image, column));
    let net = Classifier::new(&shape, Batch { inputs: &inputs, labels: &LABELS }, 0.0);
    let mut gradient = vec![0.0; parameters.len()];
    let (mut points, mut losses) = (Vec::new(), Vec::new());
    for _ in 0..=case.pca.updates {
        points.push(parameters.clone());
        losses.push(net.evaluate(&parameters, &mut gradient));
        parameters.iter_mut().zip(&gradient).for_each(|(value, slope)| *value -= case.pca.rate * slope);
    }
    (points, losses)
}

fn slices(points: &[Vec<f64>]) -> Vec<&[f64]> {
    points.iter().map(Vec::as_slice).collect()
}

#[test]
fn main_directions_of_a_walk_are_those_of_jax() {
    for case in references() {
        let (points, losses) = walk(&case);
        let (points, centre) = (slices(&points), &points[case.pca.updates]);
        let MainDirections { axes, explained } = main_directions(&points, centre, 1, POOL());
        let places = Plane { centre: centre.clone(), axes }.places(&points, POOL());
        let what = format!("{:?}", case.activation);
        for (own, expected) in explained.into_iter().zip(&case.pca.explained) {
            assert_close(own, *expected, 1e-9, &what);
        }
        assert_eq!(places.len(), case.pca.coordinates.len());
        for (index, place) in places.iter().enumerate() {
            assert_close(losses[index], case.pca.loss_on_path[index], 1e-9, &what);
            assert_close(place.x, case.pca.coordinates[index][0], 1e-9, &what);
            assert_close(place.y, case.pca.coordinates[index][1], 1e-9, &what);
            assert_close(place.off_plane, case.pca.distance_from_plane[index], 1e-9, &what);
        }
    }
}

/// The Gram matrix squares what is small; a decomposition of the points themselves does not.
#[test]
fn main_directions_are_those_of_a_singular_value_decomposition() {
    let all: Vec<Vec<f64>> = references().iter().flat_map(|case| walk(case).0).collect();
    let (points, count) = (slices(&all), all.len());
    let middle = mean(&points, POOL());
    let MainDirections { axes, explained } = main_directions(&points, &middle, 1, POOL());
    let differences = DMatrix::from_fn(middle.len(), count, |row, column| all[column][row] - middle[row]);
    let svd = differences.svd(true, false);
    let (values, vectors) = (&svd.singular_values, svd.u.unwrap());
    let squares = values.norm_squared();
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|a, b| values[*b].total_cmp(&values[*a]));
    for axis in 0..2 {
        assert_close(explained[axis], values[order[axis]].powi(2) / squares, 1e-12, "share");
        let along: f64 = vectors.column(order[axis]).iter().zip(&axes[axis]).map(|(theirs, ours)| theirs * ours).sum();
        assert_close(along.abs(), 1.0, 1e-9, "direction");
    }
    let plane = Plane { centre: middle.clone(), axes };
    let places = plane.places(&points, POOL());
    for part in [|place: &Place| place.x, |place: &Place| place.y] {
        let coordinates: Vec<f64> = places.iter().map(part).collect();
        let greatest = coordinates.iter().copied().max_by(|a, b| a.abs().total_cmp(&b.abs())).unwrap();
        assert!(greatest > 0.0, "{coordinates:?}");
    }
    let movement: f64 = points.iter().flat_map(|point| point.iter().zip(&middle)).map(|(a, b)| (a - b).powi(2)).sum();
    for (ours, theirs) in plane.explained(&places, movement).into_iter().zip(explained) {
        assert_close(ours, theirs, 1e-12, "share by places");
    }
}

#[test]
fn where_points_do_not_move_an_axis_is_random_of_length_1_and_orthogonal() {
    let line = |t: f64| vec![1.0 + 2.0 * t, -t, 0.5, 2.0 * t];
    for (points, moving) in [
        (vec![line(0.0)], 0),
        (vec![line(0.0); 5], 0),
        (vec![line(0.0), line(1.0)], 1),
        (vec![line(0.0), line(1.0), line(3.0), line(-2.0)], 1),
    ] {
        let points = slices(&points);
        let MainDirections { axes, explained } = main_directions(&points, &mean(&points, POOL()), 1, POOL());
        assert_eq!(explained.iter().filter(|share| **share > 1e-9).count(), moving, "{explained:?}");
        let product = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>();
        assert_close(product(&axes[0], &axes[0]), 1.0, 1e-12, "length");
        assert_close(product(&axes[1], &axes[1]), 1.0, 1e-12, "length");
        assert_close(product(&axes[0], &axes[1]), 0.0, 1e-12, "angle");
        if moving == 1 {
            assert_close(product(&axes[0], &[2.0, -1.0, 0.0, 2.0]).abs(), 3.0, 1e-12, "along the line");
        }
    }
}

#[test]
fn main_directions_do_not_depend_on_the_number_of_threads() {
    let points: Vec<Vec<f32>> =
        (0..7).map(|point| standard_normal(3, point, 1_000).into_iter().map(|value| value as f32).collect()).collect();
    let points: Vec<&[f32]> = points.iter().map(Vec::as_slice).collect();
    let with = |threads| {
        let pool = ThreadPool::with_threads(threads);
        main_directions(&points, &mean(&points, pool), 1, pool).axes
    };
    assert_eq!(with(1), with(3));
}

/// Along a line, single precision leaves no second direction; elsewhere the directions are those of double precision.
#[test]
fn directions_of_points_in_single_precision_are_those_in_double_precision() {
    let [u, v, w] = [1, 2, 3].map(|stream| standard_normal(5, stream, 2_000));
    let point = |t: f64, bend: f64, noise: f64| -> Vec<f32> {
        let parts = u.iter().zip(&v).zip(&w);
        parts.map(|((u, v), w)| (1.0 + t * u + bend * t * t * v + noise * (9.0 * t).sin() * w) as f32).collect()
    };
    for (bend, noise, moving) in [(0.3, 0.01, 2), (0.0, 0.0, 1)] {
        let points: Vec<Vec<f32>> = (0..20).map(|index| point(f64::from(index) / 10.0 - 0.8, bend, noise)).collect();
        let exact: Vec<Vec<f64>> = points.iter().map(|point| point.iter().copied().map(f64::from).collect()).collect();
        let (short, long) = (points.iter().map(Vec::as_slice).collect::<Vec<_>>(), slices(&exact));
        let middle = mean(&short, POOL());
        let [ours, theirs] = [main_directions(&short, &middle, 1, POOL()), main_directions(&long, &middle, 1, POOL())];
        assert_eq!(ours.explained.iter().filter(|share| **share > 0.0).count(), moving, "{:?}", ours.explained);
        for axis in 0..moving {
            assert_close(ours.explained[axis], theirs.explained[axis], 1e-6, "share");
            let along: f64 = ours.axes[axis].iter().zip(&theirs.axes[axis]).map(|(a, b)| a * b).sum();
            assert_close(along, 1.0, 1e-6, "direction");
        }
    }
}
