use super::*;

fn grid(landscape: &str, half: f64) -> Grid {
    let view = View { x: [-half, half], y: [-half, half] };
    Grid::sample(&landscape.parse().unwrap(), view, [201, 201])
}

#[test]
fn a_contour_of_the_round_bowl_is_one_closed_circle() {
    let contours = contours(&grid("bowl:a=1", 2.0), 1.0);
    assert_eq!(contours.len(), 1);
    assert_eq!(contours[0].first(), contours[0].last());
    assert!(contours[0].iter().all(|[x, y]| (x.hypot(*y) - 1.0).abs() < 1e-4));
}

#[test]
fn a_simplified_circle_has_fewer_points_and_stays_a_circle() {
    let circle = contours(&grid("bowl:a=1", 2.0), 1.0).remove(0);
    let simple = simplify(&circle, 1e-3);
    assert!(simple.len() * 2 < circle.len() && simple.first() == simple.last(), "{}", simple.len());
    for pair in simple.windows(2) {
        let middle: Point = std::array::from_fn(|axis| f64::midpoint(pair[0][axis], pair[1][axis]));
        assert!((middle[0].hypot(middle[1]) - 1.0).abs() < 1.2e-3);
    }
}

#[test]
fn a_contour_that_leaves_the_view_ends_at_its_border() {
    let contours = contours(&grid("bowl:a=0.05", 2.0), 1.0);
    assert_eq!(contours.len(), 2);
    for line in contours {
        assert!([line[0], line[line.len() - 1]].iter().all(|[x, _]| x.abs() == 2.0));
    }
}

#[test]
fn saddles_of_the_grid_do_not_cross_lines() {
    let view = View { x: [0.0, 1.0], y: [0.0, 1.0] };
    let checker = Grid { view, nodes: [2, 2], values: vec![1.0, -1.0, -1.0, 1.0] };
    let contours = contours(&checker, 0.0);
    assert_eq!(contours.len(), 2);
    assert!(contours.iter().all(|line| line.len() == 2));
}

#[test]
fn levels_rise_and_lie_inside_the_values() {
    let grid = grid("himmelblau", 5.0);
    for levels in [log_levels(&grid, 0.0, 12), quantile_levels(&grid, 12)] {
        assert!((6..=12).contains(&levels.len()), "{levels:?}");
        assert!(levels.windows(2).all(|pair| pair[0] < pair[1]));
    }
}

#[test]
fn quantile_levels_share_the_area() {
    let grid = grid("rosenbrock", 2.0);
    let levels = quantile_levels(&grid, 9);
    let below = grid.values.iter().filter(|value| **value < levels[4]).count();
    assert!((below as f64 / grid.values.len() as f64 - 0.5).abs() < 0.01);
}
