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
mod tests {
    use super::*;
    use crate::descent::Descent;
    use crate::landscape::analysis::replay::replay;
    use crate::landscape::trajectory::trace_noisy;
    use crate::optimizer::OptimizerSpec;

    /// Compare a walk, bit for bit, with an optimizer that makes step by step.
    fn check(landscape: &str, optimizer: &OptimizerSpec, steps: usize, noise: &[Point]) {
        let landscape: LandscapeSpec = landscape.parse().unwrap();
        let trajectory = trace_noisy(&landscape, optimizer, [-1.0, 0.5], steps, noise);
        let mut descent = Descent::new(&landscape, optimizer.start_inspectable(), vec![-1.0, 0.5]);
        let bits = |numbers: &[f64]| [numbers[0].to_bits(), numbers[1].to_bits()];
        for step in 0..=trajectory.last_step() {
            assert_eq!(bits(&trajectory.points[step]), bits(descent.params()), "{optimizer} {step}");
            assert_eq!(bits(&trajectory.gradients[step]), bits(descent.gradient()), "{optimizer} {step}");
            assert_eq!(trajectory.values[step].to_bits(), descent.value().to_bits(), "{optimizer} {step}");
            if step % States::STRIDE == 0 {
                let (point, gradient) = (&trajectory.points[step], &trajectory.gradients[step]);
                let terms = |state: &dyn Inspectable| format!("{:?}", state.explain(point, gradient));
                let known = replay(optimizer, &trajectory, noise, step);
                assert_eq!(terms(&*known), terms(descent.optimizer()), "{optimizer} {step}");
            }
            descent.step_with(noise.get(step).map_or(&[], Point::as_slice));
        }
    }

    #[test]
    fn a_walk_is_what_the_optimizer_does_step_by_step() {
        for optimizer in OptimizerSpec::all() {
            check("himmelblau", &optimizer, 1_200, &[[0.25, -0.0], [-0.0, 0.5]]);
            check("bowl", &optimizer, 20_000, &[]);
        }
    }

    #[test]
    fn what_repeats_itself_is_copied_and_nothing_else() {
        let noise: Vec<Point> = (0..3_000).map(|step| [f64::from(step).sin(), f64::from(step).cos()]).collect();
        for optimizer in ["sgd:lr=1", "sgd:lr=0.95", "sgd:lr=0.5,schedule=step,every=900", "adam:beta1=0,beta2=0.5", "adagrad"] {
            check("bowl:a=1", &optimizer.parse().unwrap(), 6_000, &noise);
            check("formula:abs(x)+abs(y)", &optimizer.parse().unwrap(), 6_000, &[]);
        }
    }

    #[test]
    fn rows_are_repeated_in_their_order() {
        let mut rows = vec![9, 1, 2, 3];
        extend(&mut rows, 3, 12);
        assert_eq!(rows, [9, 1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2]);
    }
}
