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
mod tests;
