//! What is drawn of a path on the map. Of a long one only what can be seen, so that 100,000 steps are drawn as fast as 200: no step
//! within a quarter of a point of the last, no line outside of the map or on lines that are drawn already, and one marker in a place.

mod seen;

use std::borrow::Cow;

use super::decimate::{MIN_DECIMATED, Steps, split};
use super::transform::MapTransform;
use crate::experiment::paths::Path;
use crate::job::ThreadPool;
use seen::{SeenLines, SeenPlaces};

/// What is drawn of a path, its steps in ascending order. What is left out lies under what belongs to earlier steps, so that it holds
/// for each shown step.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Course {
    /// The steps of each of its lines.
    pub lines: Vec<Steps>,
    /// The steps that may have a marker.
    pub marked: Steps,
    /// The first step outside of the view after one in it.
    pub exit: Option<usize>,
}

/// The courses of paths on a map.
pub fn on_map(paths: &[Path], transform: &MapTransform) -> Vec<Course> {
    const WORTH_THREADS: usize = 20_000;
    let steps: usize = paths.iter().map(|path| path.trajectory.last_step()).sum();
    let pool = if steps < WORTH_THREADS { ThreadPool::with_threads(1) } else { ThreadPool::all_cores() };
    pool.map(paths.len(), |index| Course::new(&paths[index], transform))
}

impl Course {
    /// The course of a path on a map.
    fn new(path: &Path, transform: &MapTransform) -> Self {
        let (points, last) = (&path.trajectory.points, path.trajectory.last_step());
        let mut is_inside = points.iter().map(|point| transform.view.contains(*point)).enumerate();
        let exit =
            is_inside.find(|(_, inside)| *inside).and_then(|_| is_inside.find(|(_, inside)| !inside)).map(|(step, _)| step);
        if last < MIN_DECIMATED {
            let all: Steps = (0..=last).collect();
            return Self { lines: vec![all.clone()], marked: all, exit };
        }
        let mut course = Self { exit, ..Self::default() };
        let (mut lines, mut places) = (SeenLines::new(transform.outer()), SeenPlaces::new(transform.rect));
        let mut before = (0, transform.screen_from_plot(points[0]));
        for (step, point) in points.iter().enumerate().skip(1) {
            let at = transform.screen_from_plot(*point);
            let [dx, dy] = [at[0] - before.1[0], at[1] - before.1[1]];
            if step < last && dx * dx + dy * dy < MIN_DISTANCE * MIN_DISTANCE {
                continue;
            }
            if lines.add(before.1, at) {
                course.extend(before.0, step);
            }
            if places.add(at) {
                course.marked.push(step);
            }
            before = (step, at);
        }
        course
    }

    fn extend(&mut self, from: usize, to: usize) {
        match self.lines.last_mut() {
            Some(line) if line.last() == Some(&from) => line.push(to),
            _ => self.lines.push(vec![from, to]),
        }
    }

    /// All steps that are drawn.
    pub fn steps(&self) -> impl Iterator<Item = usize> {
        self.lines.iter().flatten().chain(&self.marked).copied()
    }

    /// The lines up to the shown step, and those from it on.
    pub fn split(&self, shown: usize) -> [Vec<Cow<'_, [usize]>>; 2] {
        let [mut until, mut from] = [Vec::new(), Vec::new()];
        for line in &self.lines {
            if line.last().is_some_and(|last| *last <= shown) {
                until.push(Cow::Borrowed(line.as_slice()));
            } else if line.first().is_some_and(|first| *first >= shown) {
                from.push(Cow::Borrowed(line.as_slice()));
            } else {
                let [before, after] = split(line, shown);
                until.push(Cow::Owned(before));
                from.push(Cow::Owned(after));
            }
        }
        [until, from]
    }
}

/// The least distance of two steps of a long path, in points of the screen.
const MIN_DISTANCE: f64 = 0.25;

#[cfg(test)]
mod tests {
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
        for (optimizer, deviation) in
            [("sgd:lr=1", 0.0), ("rmsprop:lr=0.5", 0.0), ("sgd:lr=0.95", 0.5), ("momentum:lr=0.1", 0.05)]
        {
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
}
