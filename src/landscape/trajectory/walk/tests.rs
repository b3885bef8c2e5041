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
