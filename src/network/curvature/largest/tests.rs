use super::*;
use crate::network::draws::standard_normal;

/// A symmetric map with these eigenvalues in directions that have nothing to do with the axes: a reflection, the eigenvalues, and the
/// reflection again.
fn map(eigenvalues: &[f64]) -> impl Fn(&[f64], &mut [f64]) + use<> {
    let eigenvalues = eigenvalues.to_vec();
    let mirror = standard_normal(1, 0, eigenvalues.len());
    move |vector, out| {
        let reflect = |vector: &mut [f64]| {
            let share = -2.0 * dot(vector, &mirror) / dot(&mirror, &mirror);
            add_scaled(vector, share, &mirror);
        };
        out.copy_from_slice(vector);
        reflect(out);
        out.iter_mut().zip(&eigenvalues).for_each(|(out, eigenvalue)| *out *= eigenvalue);
        reflect(out);
    }
}

/// 200 eigenvalues from −8 to 5, and one of 6.
fn spectrum() -> Vec<f64> {
    (0..200).map(|index| -8.0 + 13.0 * f64::from(index) / 199.0).chain([6.0]).collect()
}

#[test]
fn the_largest_eigenvalue_is_found_though_another_is_larger_in_size() {
    let start = standard_normal(2, 0, 201);
    let map = map(&spectrum());
    let found = largest_eigenvalue(&map, &[&start], 1e-12).unwrap();
    assert!((found.value - 6.0).abs() < 1e-10, "{found:?}");
    let mut product = vec![0.0; 201];
    map(&found.vector, &mut product);
    add_scaled(&mut product, -found.value, &found.vector);
    assert!(norm(&product) < 1e-4 && (norm(&found.vector) - 1.0).abs() < 1e-12);
}

#[test]
fn little_room_leads_to_the_same_eigenvalue() {
    let start = standard_normal(2, 0, 201);
    for room in [4, 7, 20] {
        let found = within_room(map(&spectrum()), &[&start], 1e-10, room).unwrap();
        assert!((found.value - 6.0).abs() < 1e-8, "{room}: {} after {} products", found.value, found.products);
    }
}

#[test]
fn a_tolerance_is_kept_and_a_good_start_saves_products() {
    let starts: Vec<Vec<f64>> = (0..20).map(|seed| standard_normal(seed, 7, 201)).collect();
    for start in &starts {
        let found = largest_eigenvalue(map(&spectrum()), &[start], 1e-2).unwrap();
        assert!(found.value <= 6.0 + 1e-12 && found.value > 6.0 * 0.99, "{} {}", found.value, found.error);
    }
    let exact = largest_eigenvalue(map(&spectrum()), &[&starts[0]], 1e-12).unwrap();
    let [cold, warm] = [&starts[1], &exact.vector]
        .map(|start| largest_eigenvalue(map(&spectrum()), &[start, &starts[2]], 1e-2).unwrap().products);
    assert!(warm <= 3 && cold > 3 * warm, "{warm} {cold}");
}

#[test]
fn starts_without_news_are_left_out() {
    let start = standard_normal(2, 0, 201);
    let (twice, none): (Vec<f64>, _) = (start.iter().map(|number| 2.0 * number).collect(), vec![0.0; 201]);
    let once = largest_eigenvalue(map(&spectrum()), &[&start], 1e-6).unwrap();
    let all = largest_eigenvalue(map(&spectrum()), &[&start, &twice, &none], 1e-6).unwrap();
    assert_eq!(once, all);
    assert_eq!(largest_eigenvalue(map(&spectrum()), &[&none], 1e-6), None);
    assert_eq!(largest_eigenvalue::<f64>(map(&spectrum()), &[], 1e-6), None);
}

#[test]
fn a_flat_map_has_eigenvalue_0_and_a_map_that_is_not_finite_none() {
    let start = standard_normal(2, 0, 30);
    let flat = largest_eigenvalue(|_, out| out.fill(0.0), &[&start], 1e-2).unwrap();
    assert_eq!((flat.value, flat.products), (0.0, 1));
    assert_eq!(largest_eigenvalue(|_, out| out.fill(f64::NAN), &[&start], 1e-2), None);
    // A space that is used up.
    let small = largest_eigenvalue(map(&[3.0, -1.0, 2.0]), &[&start[..3]], 0.0).unwrap();
    assert!((small.value - 3.0).abs() < 1e-14 && small.products <= 3, "{small:?}");
}
