use super::*;

/// Values and counts of `numpy.histogram(values, 30, range=(0, 1))`, NumPy 2.4.6.
#[test]
fn counts_are_those_of_numpy() {
    let values =
        [-0.2, 0.0, 1e-17, 1.0 / 30.0, 0.033_333_333_3, 0.05, 0.5, 0.95, 0.966_666_666_7, 0.999_999, 1.0, 1.000_000_1, 2.0];
    let histogram = Histogram::of([0.0, 1.0], [values.as_slice()]);
    let mut expected = [0; BINS];
    for (bin, count) in [(0, 3), (1, 2), (15, 1), (28, 1), (29, 3)] {
        expected[bin] = count;
    }
    assert_eq!(histogram.counts, expected);
    assert_eq!(histogram.outside, [1, 2]);
    assert_eq!(histogram.total(), values.len());
}

#[test]
fn every_edge_belongs_to_the_bin_that_it_begins() {
    for range in [[0.0, 1.0], [-1.0, 1.0], [-3.0, 3.0], [-0.4, 2.0]] {
        let empty = Histogram::of(range, []);
        for bin in 0..BINS {
            let counts = Histogram::of(range, [[empty.edge(bin)].as_slice()]).counts;
            assert_eq!(counts.iter().position(|count| *count == 1), Some(bin), "{range:?}");
        }
    }
}

#[test]
fn counts_are_those_of_single_values() {
    for range in [[0.0, 1.0], [-1.0, 1.0], [-0.4, 2.0], [1e6, 1e6 + 1.0], [-1e300, 1e300]] {
        let width: f64 = range[1] - range[0];
        let draws = crate::network::draws::standard_normal(1, 0, 3_000);
        let mut values: Vec<f64> = draws.iter().map(|draw| range[0] + width * (0.5 + 0.3 * draw)).collect();
        let empty = Histogram::of(range, []);
        for edge in (0..=BINS).map(|bin| empty.edge(bin)) {
            values.extend([edge, edge.next_up(), edge.next_down()]);
        }
        let mut expected = empty.clone();
        for &value in &values {
            match (value < range[0], value > range[1]) {
                (true, _) => expected.outside[0] += 1,
                (_, true) => expected.outside[1] += 1,
                _ => expected.counts[(0..BINS).rev().find(|bin| value >= empty.edge(*bin)).unwrap()] += 1,
            }
        }
        assert_eq!(Histogram::of(range, [values.as_slice()]), expected, "{range:?}");
    }
}

#[test]
fn what_is_not_finite_is_not_counted() {
    let values = [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 0.5, 1e300, -1e300];
    let histogram = Histogram::of([0.0, 1.0], [values.as_slice()]);
    assert_eq!((histogram.total(), histogram.outside), (3, [1, 1]));
}
