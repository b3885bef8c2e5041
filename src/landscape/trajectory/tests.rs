use super::*;

fn traced(optimizer: &str, start: Point, steps: usize) -> Trajectory {
    trace(&"bowl".parse().unwrap(), &optimizer.parse().unwrap(), start, steps)
}

#[test]
fn sgd_flips_the_sign_of_y_above_half_the_limit() {
    let trajectory = traced("sgd:lr=0.95", [-7.0, 2.0], 29);
    assert_eq!(trajectory.last_step(), 29);
    assert!(trajectory.points.windows(2).all(|pair| pair[0][1] * pair[1][1] < 0.0));
}

#[test]
fn growth_counts_as_divergence_from_its_first_high_step() {
    // y is multiplied by 1 − 2η = −1.2 each step, so f ≈ 4·1.44ᵏ passes 10³·f(start) = 6,450 at k = 21.
    let trajectory = traced("sgd:lr=1.1", [-7.0, 2.0], 60);
    assert_eq!(trajectory.outcome, Outcome::Diverged { step: 21 });
    assert_eq!(trajectory.last_step(), 60);
}

#[test]
fn rows_end_with_the_last_finite_one() {
    let trajectory = traced("sgd:lr=1e150", [-7.0, 2.0], 60);
    assert_eq!(trajectory.outcome, Outcome::Diverged { step: 2 });
    assert_eq!(trajectory.last_step(), 1);
    assert!(trajectory.values[1].is_finite());
}

#[test]
fn convergence_does_not_stop_the_run() {
    let trajectory = traced("sgd:lr=0.5", [-7.0, 2.0], 2000);
    let Outcome::Converged { step } = trajectory.outcome else { panic!("{:?}", trajectory.outcome) };
    assert!(trajectory.gradient_norm(step) < GRADIENT_TOLERANCE && trajectory.gradient_norm(step - 1) >= GRADIENT_TOLERANCE);
    assert_eq!(trajectory.last_step(), 2000);
    assert_eq!(traced("sgd", [0.0, 0.0], 0).outcome, Outcome::Converged { step: 0 });
}

#[test]
fn running_away_downward_and_having_no_slope_are_no_divergence() {
    let end = |landscape: &str, optimizer: &str, start, steps| {
        trace(&landscape.parse().unwrap(), &optimizer.parse().unwrap(), start, steps).outcome
    };
    assert!(matches!(end("formula:x^2-y^2", "sgd:lr=0.1", [1.0, 0.001], 500), Outcome::Falls { .. }));
    assert_eq!(end("formula:x+2y", "sgd:lr=0.1", [1.0, 1.0], 5), Outcome::Falls { step: 1 });
    assert!(matches!(end("formula:x^3-3x*y^2", "sgd:lr=0.1", [1.0, 1.0], 500), Outcome::Falls { .. }));
    // √x at 0.25 with a step of η/(2√x) = 0.25 arrives at 0, where the slope is infinite.
    assert_eq!(end("formula:sqrt(x)+y^2", "sgd:lr=0.25", [0.25, 0.0], 5), Outcome::NoSlope { step: 1 });
    // At a kink the slope is 0: the path has arrived.
    assert_eq!(end("formula:sqrt(x^2+y^2)", "sgd:lr=0.5", [2.0, 0.0], 10), Outcome::Converged { step: 4 });
}
