use super::*;

#[test]
fn powers_of_ten_near_one_are_plain() {
    assert_eq!([power_of_ten(-2.0), power_of_ten(0.0), power_of_ten(-9.0)], ["0.01", "1", "10⁻⁹"]);
}

#[test]
fn a_spike_within_a_column_stays() {
    let mut points: Vec<[f64; 2]> = (0..100u8).map(|index| [f64::from(index) * 0.1, 5.0]).collect();
    points[37][1] = 90.0;
    points[52][1] = -3.0;
    let kept = thinned(points.iter().copied());
    assert!(kept.len() <= 40 && kept.contains(&points[37]) && kept.contains(&points[52]));
    assert_eq!((kept[0], kept[kept.len() - 1]), (points[0], points[99]));
    assert!(kept.windows(2).all(|pair| pair[0][0] <= pair[1][0]));
}
