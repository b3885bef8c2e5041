//! What holds for every landscape of the list.

use std::f64::consts::FRAC_PI_4;

use halfpipe::experiment::Entry;
use halfpipe::experiment::paths::{Settings, run, with_usual_rate};
use halfpipe::landscape::analysis::contour::Grid;
use halfpipe::landscape::trajectory::Outcome;
use halfpipe::landscape::{LANDSCAPES, LandscapeSpec, Point};
use halfpipe::optimizer::OptimizerSpec;

fn all() -> impl Iterator<Item = LandscapeSpec> {
    LANDSCAPES.iter().map(LandscapeSpec::new)
}

/// Points all over the view, none of them special.
fn points(landscape: &LandscapeSpec) -> Vec<Point> {
    let view = landscape.view();
    let at = |[low, high]: [f64; 2], part: f64| low + (high - low) * part;
    (0..100).map(|k| [at(view.x, (f64::from(k) * 0.618_034).fract()), at(view.y, (f64::from(k) * 0.754_878).fract())]).collect()
}

/// The point moved by `step` along an axis.
fn moved(mut point: Point, axis: usize, step: f64) -> Point {
    point[axis] += step;
    point
}

#[test]
fn gradients_are_those_of_the_value() {
    for landscape in all() {
        for point in points(&landscape) {
            let (value, gradient) = landscape.value_and_gradient(point);
            for axis in 0..2 {
                let step = 1e-6 * point[axis].abs().max(1.0);
                let difference = (landscape.value_and_gradient(moved(point, axis, step)).0
                    - landscape.value_and_gradient(moved(point, axis, -step)).0)
                    / (2.0 * step);
                let tolerance = 1e-6 * gradient[axis].abs().max(1.0) + 1e-9 * value.abs();
                assert!((gradient[axis] - difference).abs() < tolerance, "{landscape} at {point:?}: {gradient:?}, {difference}");
            }
        }
    }
}

#[test]
fn hessians_are_those_of_the_gradient() {
    for landscape in all() {
        for point in points(&landscape) {
            let hessian = landscape.hessian(point);
            let scale = hessian.iter().flatten().fold(1.0, |scale: f64, part| scale.max(part.abs()));
            for axis in 0..2 {
                let step = 1e-6 * point[axis].abs().max(1.0);
                let (after, before) = (
                    landscape.value_and_gradient(moved(point, axis, step)).1,
                    landscape.value_and_gradient(moved(point, axis, -step)).1,
                );
                for row in 0..2 {
                    let difference = (after[row] - before[row]) / (2.0 * step);
                    assert!(
                        (hessian[row][axis] - difference).abs() < 1e-5 * scale,
                        "{landscape} at {point:?}: {hessian:?}, {difference}"
                    );
                }
            }
        }
    }
}

#[test]
fn stated_minima_are_minima_and_none_is_lower() {
    for (landscape, row) in all().zip(LANDSCAPES) {
        let lowest = Grid::sample(&landscape, row.view, [301, 301]).values.into_iter().fold(f64::INFINITY, f64::min);
        assert!(lowest >= row.floor - 1e-9, "{landscape}: {lowest} is below the floor");
        if let Some(global) = row.minima.first() {
            assert!(
                (landscape.value_and_gradient(*global).0 - row.floor).abs() < 1e-9,
                "{landscape}: the floor is the first minimum's value"
            );
        }
        for &minimum in row.minima {
            let (value, [gx, gy]) = landscape.value_and_gradient(minimum);
            assert!(gx.hypot(gy) < 1e-8, "{landscape} at {minimum:?}: slope {gx}, {gy}");
            let around = (0..8)
                .map(|k| f64::from(k) * FRAC_PI_4)
                .map(|angle| landscape.value_and_gradient([minimum[0] + 1e-3 * angle.cos(), minimum[1] + 1e-3 * angle.sin()]).0);
            assert!(around.into_iter().all(|neighbour| neighbour > value), "{landscape}: {minimum:?} is no minimum");
        }
    }
}

#[test]
fn at_its_sensible_rates_every_optimizer_lowers_every_landscape() {
    for (landscape, row) in all().zip(LANDSCAPES) {
        let optimizers: Vec<Entry> =
            OptimizerSpec::all().into_iter().map(|rule| Entry::from(with_usual_rate(rule, &landscape))).collect();
        let settings =
            Settings { landscape: landscape.clone(), optimizers, starts: vec![row.start], steps: 200, ..Settings::default() };
        for path in run(&settings) {
            let (walk, rule) = (&path.trajectory, &settings.optimizers[path.optimizer].rule);
            if landscape.listed_rate(rule.about()).is_some() {
                assert!(walk.values[walk.last_step()] < walk.values[0], "{landscape}: {rule} rises");
                assert!(!matches!(walk.outcome, Outcome::Diverged { .. }), "{landscape}: {rule} diverges");
            }
        }
    }
}

#[test]
fn every_row_can_be_shown_and_found_by_its_names() {
    let optimizers: Vec<&str> = OptimizerSpec::all().iter().map(|rule| rule.about().key).collect();
    for (landscape, row) in all().zip(LANDSCAPES) {
        let settings =
            Settings { landscape: landscape.clone(), starts: vec![row.start], view: Some(row.view), ..Settings::default() };
        assert_eq!(settings.validate(), Ok(()), "{landscape}");
        assert!(row.view.contains(row.start), "{landscape}");
        assert!(row.minima.iter().all(|minimum| row.view.contains(*minimum)), "{landscape}");
        assert!(row.rates.iter().all(|(key, rate)| optimizers.contains(key) && *rate > 0.0), "{landscape}: rates");
        assert_eq!(row.name().to_uppercase().parse(), Ok(landscape.clone()), "{landscape}");
        assert_eq!(landscape.to_string().parse(), Ok(landscape));
    }
    let bowl: LandscapeSpec = "bowl:a=0.2".parse().unwrap();
    assert_eq!((bowl.to_string().as_str(), bowl.formula().as_str()), ("bowl:a=0.2", "0.2·x² + y²"));
    assert!("bowl:a=-1".parse::<LandscapeSpec>().unwrap_err().to_string().contains("greater than 0"));
    assert!("bwl".parse::<LandscapeSpec>().unwrap_err().to_string().contains("did you mean \"bowl\""));
}
