use egui::{Rect, pos2};

use super::*;
use crate::experiment::paths::{Settings, run};
use crate::noise::Noise;

fn course(optimizer: &str, steps: usize, deviation: f64) -> (Path, Course, MapTransform) {
    let optimizers = vec![optimizer.parse::<crate::optimizer::OptimizerSpec>().unwrap().into()];
    let noise = Noise { deviation, ..Noise::default() };
    let settings = Settings { optimizers, steps, noise, ..Settings::default() };
    let path = run(&settings).remove(0);
    let rect = Rect::from_min_max(pos2(0.0, 0.0), pos2(800.0, 600.0));
    let transform = MapTransform::fit(rect, settings.landscape.view());
    let course = Course::new(&path, &transform);
    (path, course, transform)
}

#[test]
fn a_short_path_is_drawn_whole_and_split_at_the_shown_step() {
    let (_, course, _) = course("sgd:lr=0.95", 5, 0.0);
    assert_eq!(
        (course.lines.as_slice(), course.marked.as_slice()),
        ([vec![0, 1, 2, 3, 4, 5]].as_slice(), [0, 1, 2, 3, 4, 5].as_slice())
    );
    let lines = |shown| course.split(shown).map(|lines| lines.into_iter().map(Cow::into_owned).collect::<Vec<_>>());
    assert_eq!(lines(2), [vec![vec![0, 1, 2]], vec![vec![2, 3, 4, 5]]]);
    assert_eq!(lines(5), [vec![vec![0, 1, 2, 3, 4, 5]], vec![]]);
}

#[test]
fn every_step_of_a_long_path_is_near_what_is_drawn_of_the_steps_before() {
    for (optimizer, deviation) in [("sgd:lr=1", 0.0), ("rmsprop:lr=0.5", 0.0), ("sgd:lr=0.95", 0.5), ("momentum:lr=0.1", 0.05)] {
        let (path, course, transform) = course(optimizer, 10_000, deviation);
        let drawn: usize = course.lines.iter().map(Vec::len).sum();
        assert!(drawn < 9_000, "{optimizer}: {drawn}");
        let at = |step: usize| transform.screen_from_plot(path.trajectory.points[step]);
        for shown in [3_000, 10_000] {
            let [until, _] = course.split(shown);
            let ends: Vec<_> = until.iter().flat_map(|line| line.array_windows::<2>()).map(|pair| pair.map(at)).collect();
            for step in (0..=shown).step_by(97).filter(|step| transform.view.contains(path.trajectory.points[*step])) {
                let nearest = ends.iter().map(|[a, b]| distance(at(step), *a, *b)).fold(f64::INFINITY, f64::min);
                assert!(nearest < 1.0, "{optimizer}: step {step} is {nearest} away");
            }
        }
    }
}

/// The distance of a point from a line between two points.
fn distance([x, y]: [f64; 2], [ax, ay]: [f64; 2], [bx, by]: [f64; 2]) -> f64 {
    let (dx, dy) = (bx - ax, by - ay);
    let part = (((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy).max(1e-12)).clamp(0.0, 1.0);
    (ax + part * dx - x).hypot(ay + part * dy - y)
}

#[test]
fn a_path_that_jumps_for_ever_is_a_few_lines_and_markers() {
    let (_, course, _) = course("sgd:lr=1", 100_000, 0.0);
    let drawn: usize = course.lines.iter().map(Vec::len).sum();
    assert!(drawn < 3_000 && course.marked.len() < 400, "{drawn} {}", course.marked.len());
}

#[test]
fn the_exit_is_the_first_step_outside() {
    let (path, course, transform) = course("sgd:lr=1.1", 3_000, 0.0);
    let exit = course.exit.unwrap();
    assert!(!transform.view.contains(path.trajectory.points[exit]) && exit > 1);
    assert!((0..exit).all(|step| transform.view.contains(path.trajectory.points[step])));
}
