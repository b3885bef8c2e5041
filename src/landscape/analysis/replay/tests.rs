use super::*;
use crate::landscape::trajectory::trace_noisy;

#[test]
fn momentum_opposes_the_gradient_as_often_as_an_independent_program_counts() {
    // `seed_questions` of the reference: the book's Momentum in the 29 updates of its figure.
    let momentum = "momentum:lr=0.1".parse().unwrap();
    let trajectory = trace_noisy(&"bowl".parse().unwrap(), &momentum, [-7.0, 2.0], 29, &[]);
    let [x, y] = CountedTerms::new(&momentum, &trajectory, &[]).up_to(&momentum, &trajectory, &[], 29);
    assert_eq!((x.with_momentum, x.opposed, x.gradient_shorter), (28, 5, 27));
    assert_eq!((y.with_momentum, y.opposed), (28, 15));
}

#[test]
fn a_state_on_the_way_is_that_of_the_walk_from_the_start_and_counts_add_up() {
    let noise: Vec<Point> = (0..6_100).map(|step| [f64::from(step).sin(), f64::from(step).cos()]).collect();
    for optimizer in OptimizerSpec::all() {
        let trajectory = trace_noisy(&"himmelblau".parse().unwrap(), &optimizer, [-1.0, 0.5], 6_100, &noise);
        let forgetful = Trajectory { states: States::default(), ..trajectory.clone() };
        for step in [0, 499, 500, 501, 5_999, 6_100].into_iter().filter(|step| *step <= trajectory.last_step()) {
            let terms = |trajectory: &Trajectory| {
                next_step_terms(&*replay(&optimizer, trajectory, &noise, step), trajectory, &noise, step)
            };
            assert_eq!(terms(&trajectory), terms(&forgetful), "{optimizer} {step}");
            let counts = CountedTerms::new(&optimizer, &trajectory, &noise).up_to(&optimizer, &trajectory, &noise, step);
            assert_eq!(counts, count(&optimizer, &forgetful, &noise, 0..step), "{optimizer} {step}");
        }
    }
}

#[test]
fn the_terms_of_a_replayed_step_add_up_to_the_step() {
    let noise: Vec<Point> = (0..50).map(|step| [f64::from(step).sin(), f64::from(step).cos()]).collect();
    for optimizer in OptimizerSpec::all() {
        let trajectory = trace_noisy(&"himmelblau".parse().unwrap(), &optimizer, [-1.0, 0.5], 50, &noise);
        let steps: Vec<usize> = (0..trajectory.last_step()).step_by(3).collect();
        for (terms, step) in terms_at_steps(&optimizer, &trajectory, &noise, &steps).iter().zip(&steps) {
            for (axis, terms) in terms.iter().enumerate() {
                let made = trajectory.points[step + 1][axis] - trajectory.points[*step][axis];
                let explained = terms.step();
                assert!((explained - made).abs() <= 1e-12 * made.abs().max(10.0), "{optimizer} {step}: {explained} {made}");
            }
        }
    }
}
