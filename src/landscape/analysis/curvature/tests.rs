use super::*;
use crate::landscape::LandscapeSpec;

#[test]
fn axes_of_a_turned_bowl_are_found() {
    // Curvatures 1 and 5 along (0.8, -0.6) and (0.6, 0.8).
    let ([c, s], [low, high]) = ([0.8, 0.6], [1.0, 5.0]);
    let matrix = [[low * c * c + high * s * s, (high - low) * c * s], [(high - low) * c * s, low * s * s + high * c * c]];
    let axes = principal_axes(matrix);
    for (axis, (curvature, direction)) in axes.iter().zip([(1.0, [0.8, -0.6]), (5.0, [0.6, 0.8])]) {
        assert!((axis.curvature - curvature).abs() < 1e-14, "{axes:?}");
        assert!((0..2).all(|part| (axis.direction[part] - direction[part]).abs() < 1e-14), "{axes:?}");
    }
    assert!((condition_number(matrix).unwrap() - 5.0).abs() < 1e-13);
}

#[test]
fn saddles_and_flats_are_not_positive_definite() {
    assert!(is_saddle([[1.0, 0.0], [0.0, -1.0]]) && condition_number([[1.0, 0.0], [0.0, -1.0]]).is_none());
    assert!(!is_positive_definite([[0.0, 0.0], [0.0, 2.0]]) && !is_saddle([[0.0, 0.0], [0.0, 2.0]]));
    assert_eq!(condition_number([[2e300, 0.0], [0.0, 2.0]]), Some(1e300), "it curves upward along both axes");
    for broken in [f64::NAN, f64::INFINITY] {
        assert!(!is_positive_definite([[broken, 0.0], [0.0, 2.0]]) && !is_saddle([[1.0, broken], [broken, 2.0]]));
    }
}

#[test]
fn the_newton_step_leads_to_the_minimum_of_a_quadratic() {
    let bowl: LandscapeSpec = "bowl".parse().unwrap();
    let step = newton_step(bowl.hessian([-7.0, 2.0]), bowl.value_and_gradient([-7.0, 2.0]).1).unwrap();
    assert!((step[0] - 7.0).abs() < 1e-14 && (step[1] + 2.0).abs() < 1e-14);
    assert_eq!(newton_step([[0.0, 0.0], [0.0, 2.0]], [1.0, 1.0]), None);
}

#[test]
fn only_the_bowl_and_matyas_are_quadratic() {
    let quadratic = crate::landscape::LANDSCAPES.iter().filter(|row| LandscapeSpec::new(row).is_quadratic());
    assert_eq!(quadratic.map(|row| row.key).collect::<Vec<_>>(), ["bowl", "matyas"]);
}
