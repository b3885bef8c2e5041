use super::*;

/// The distance of a point from a line that goes to the right, measured upright; infinite outside.
fn distance(point: Pos2, line: &[Pos2]) -> f32 {
    let at = |pair: &[Pos2]| {
        let [from, to] = [pair[0], pair[1]];
        let part = if to.x > from.x { (point.x - from.x) / (to.x - from.x) } else { 0.5 };
        let [low, high] = [from.y.min(to.y), from.y.max(to.y)];
        let on = if to.x > from.x { from.y + part * (to.y - from.y) } else { point.y.clamp(low, high) };
        if (0.0..=1.0).contains(&part) { (on - point.y).abs() } else { f32::INFINITY }
    };
    line.windows(2).map(at).fold(f32::INFINITY, f32::min)
}

#[test]
fn a_smooth_line_of_many_points_is_the_same_line_with_few() {
    let line: Vec<Pos2> = (0..2000).map(|at| at as f32 * 0.3).map(|x| pos2(x, 200.0 * (-x / 150.0).exp())).collect();
    for width in [2.0, 1.0, 0.5] {
        let thin = thinned(line.clone(), width);
        assert!(thin.len() < 120 && thin.first() == line.first() && thin.last() == line.last(), "{}", thin.len());
        assert!(line.iter().all(|point| distance(*point, &thin) <= 0.11 * width));
    }
}

#[test]
fn of_a_noisy_line_the_extremes_of_each_column_stay() {
    let noise = |at: usize| ((at as f32 * 12.9898).sin() * 43_758.547).fract() * 50.0;
    let line: Vec<Pos2> = (0..20_000).map(|at| pos2(at as f32 * 0.03, noise(at))).collect();
    let thin = thinned(line.clone(), 1.0);
    assert!(thin.len() <= 1202 && thin.windows(2).all(|pair| pair[0].x <= pair[1].x), "{}", thin.len());
    for column in 0..600 {
        let heights = |line: &[Pos2]| {
            let inside = line.iter().filter(|point| point.x.floor() == column as f32).map(|point| point.y);
            inside.fold([f32::INFINITY, f32::NEG_INFINITY], |[low, high], y| [low.min(y), high.max(y)])
        };
        let [[low, high], [thin_low, thin_high]] = [heights(&line), heights(&thin)];
        assert!((low - thin_low).abs() < 0.11 && (high - thin_high).abs() < 0.11, "{column}");
    }
}

#[test]
fn lines_of_few_points_and_upright_ones_stay_as_they_are() {
    let zigzag: Vec<Pos2> = (0..50).map(|at| pos2(at as f32 * 2.0, (at % 2) as f32)).collect();
    assert_eq!(thinned(zigzag.clone(), 1.0), zigzag);
    let step: Vec<Pos2> = [[0.0, 0.0], [0.0, 9.0], [0.0, 3.0], [0.0, 5.0]].map(|[x, y]| pos2(x, y)).to_vec();
    let thin = thinned(step, 1.0);
    assert!(thin.contains(&pos2(0.0, 9.0)) && thin.last() == Some(&pos2(0.0, 5.0)), "{thin:?}");
    assert!(thinned(Vec::new(), 1.0).is_empty());
}

#[test]
fn a_line_that_leaves_and_returns_is_two_runs() {
    let rect = Rect::from_min_max(pos2(0.0, 0.0), pos2(10.0, 10.0));
    let runs = visible_runs([[5.0, 5.0], [5.0, 1e30], [6.0, 1e30], [6.0, 5.0]], rect);
    assert_eq!(runs, [[pos2(5.0, 5.0), pos2(5.0, 10.0)], [pos2(6.0, 10.0), pos2(6.0, 5.0)]]);
}
