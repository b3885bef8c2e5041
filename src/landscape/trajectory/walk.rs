//! The steps of a trajectory, compiled for each rule. A long walk often stands still in the end, or goes to and fro between the same
//! points, to the last bit and among numbers so small that the processor is slow with them: from there on it is copied.

use super::{Bounds, Outcome, States, Trajectory};
use crate::landscape::{LandscapeSpec, Point};
use crate::optimizer::{Inspectable, Started, Visitor};

/// The number of steps from which on it is worth to look for repetitions.
const LONG: usize = 1024;

/// What is walked.
pub(super) struct Walk<'a> {
    pub(super) landscape: &'a LandscapeSpec,
    pub(super) start: Point,
    pub(super) steps: usize,
    pub(super) noise: &'a [Point],
}

impl Visitor for Walk<'_> {
    type Output = Trajectory;

    fn visit(self, mut optimizer: impl Started) -> Trajectory {
        let Self { landscape, start, steps, noise } = self;
        let rows = steps + 1;
        let mut states = Vec::with_capacity(steps / States::STRIDE);
        let mut trajectory = Trajectory {
            points: Vec::with_capacity(rows),
            values: Vec::with_capacity(rows),
            gradients: Vec::with_capacity(rows),
            outcome: Outcome::Finished,
            states: States::default(),
        };
        let mut point = start;
        let (mut value, mut gradient) = landscape.value_and_gradient(point);
        // The step at the last power of two, with which the following ones are compared (Brent 1980).
        let mut compared = None;
        for step in 0..rows {
            if step > 0 {
                if let Some([x, y]) = noise.get(step - 1) {
                    gradient = [gradient[0] + x, gradient[1] + y];
                }
                optimizer.step(&mut point, &gradient);
                (value, gradient) = landscape.value_and_gradient(point);
                let is_finite = [value, point[0], point[1], gradient[0], gradient[1]].iter().all(|number| number.is_finite());
                if !is_finite {
                    let bounds = Bounds::new(trajectory.values[0], landscape.fall());
                    trajectory.outcome = Outcome::without_row(step, point, value, trajectory.values[step - 1], bounds);
                    trajectory.states = States(states.into());
                    return trajectory;
                }
                if step.is_multiple_of(States::STRIDE) {
                    states.push(optimizer.copied());
                }
            }
            trajectory.points.push(point);
            trajectory.values.push(value);
            trajectory.gradients.push(gradient);
            if step < LONG || step < noise.len() {
                continue;
            }
            if let Some((at, bits, before)) = &compared
                && *bits == point.map(f64::to_bits)
                && optimizer.repeats(before)
            {
                repeat(&mut trajectory, &mut states, optimizer, step - at, rows);
                break;
            }
            if step.is_power_of_two() {
                compared = Some((step, point.map(f64::to_bits), optimizer.clone()));
            }
        }
        trajectory.states = States(states.into());
        trajectory.outcome = trajectory.classify(landscape);
        trajectory
    }
}

/// Continue a trajectory, whose last step is as the one `period` steps before, to this number of rows.
fn repeat(
    trajectory: &mut Trajectory,
    states: &mut Vec<Box<dyn Inspectable>>,
    mut optimizer: impl Started,
    period: usize,
    rows: usize,
) {
    let mut at = trajectory.last_step();
    extend(&mut trajectory.points, period, rows);
    extend(&mut trajectory.values, period, rows);
    extend(&mut trajectory.gradients, period, rows);
    loop {
        let next = (at / States::STRIDE + 1) * States::STRIDE;
        if next >= rows {
            return;
        }
        let walked = (next - at) % period;
        optimizer.skip(next - at - walked);
        for row in next - walked..next {
            optimizer.step(&mut trajectory.points[row].clone(), &trajectory.gradients[row]);
        }
        states.push(optimizer.copied());
        at = next;
    }
}

/// Repeat the last `period` rows until there are `count`.
fn extend<T: Copy>(rows: &mut Vec<T>, period: usize, count: usize) {
    let mut known = period;
    while rows.len() < count {
        let first = rows.len() - known;
        rows.extend_from_within(first..first + known.min(count - rows.len()));
        known *= 2;
    }
}

#[cfg(test)]
mod tests;
