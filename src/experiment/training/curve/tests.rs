use super::*;

fn curve(losses: &[f32]) -> Curve {
    let mut curve = Curve { initial: 2.3, losses: losses.to_vec(), ..Curve::default() };
    curve.smooth();
    curve
}

#[test]
fn a_loss_that_stays_a_thousandfold_has_diverged_where_it_rose() {
    assert_eq!(curve(&[2.0, 1.0]).outcome(), Outcome::Trained);
    assert_eq!(curve(&[2.0, 1e6, 1.0]).outcome(), Outcome::Trained);
    assert_eq!(curve(&[2.0, 1e6, 1e7]).outcome(), Outcome::Diverged { iteration: 1 });
    let mostly: Vec<f32> = (0..150).map(|step| if step < 40 || step % 4 == 1 { 2.0 } else { 1e6 }).collect();
    for end in 48..150 {
        assert_eq!(curve(&mostly[..end]).outcome(), Outcome::Diverged { iteration: 40 }, "of {end}");
    }
    assert_eq!(Curve { non_finite: Some(2), ..curve(&[2.0, 1.0]) }.outcome(), Outcome::Diverged { iteration: 2 });
    assert_eq!(Curve { non_finite: Some(2), ..curve(&[2.0, 1e9]) }.outcome(), Outcome::Diverged { iteration: 1 });
}

#[test]
fn a_goal_counts_once_its_value_is_final() {
    let falling: Vec<f32> = (0..40u8).map(|step| 2.0 - 0.05 * f32::from(step)).collect();
    assert_eq!(curve(&falling).reached(1.0), Some(20));
    assert_eq!(curve(&falling[..25]).reached(1.0), None, "iteration 20 is provisional");
    assert_eq!(curve(&falling[..8]).reached(3.0), None, "too short to be smoothed");
}

#[test]
fn a_copy_catches_up() {
    let mut copy = curve(&[3.0]);
    copy.catch_up(&curve(&[3.0, 2.0, 1.0]));
    assert_eq!(copy, curve(&[3.0, 2.0, 1.0]));
    assert_eq!(copy.recent_loss(), Some(2.0));
}

#[test]
fn a_curve_that_grows_is_smoothed_as_if_it_had_been_whole() {
    let losses: Vec<f32> = (0..60u16).map(|step| f32::from(step * 37 % 50)).collect();
    let mut copy = curve(&[]);
    for end in [3, 10, 11, 12, 20, 20, 47, 60] {
        copy.catch_up(&curve(&losses[..end]));
        assert_eq!(copy.smoothed(), smooth::smooth(&losses[..end]), "{end}");
    }
}
