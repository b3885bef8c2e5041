use super::*;

#[test]
fn invalid_settings_are_refused_with_their_field() {
    let base = Settings::default();
    for (field, bad) in [
        ("optimizers", Settings { optimizers: vec![], ..base.clone() }),
        ("starts", Settings { starts: vec![], ..base.clone() }),
        ("starts", Settings { starts: vec![[1e300, 0.0]], ..base.clone() }),
        ("steps", Settings { steps: MAX_STEPS + 1, ..base.clone() }),
        ("shown", Settings { shown: Some(30), ..base.clone() }),
        ("deviation", Settings { noise: Noise { deviation: -1.0, ..Noise::default() }, ..base.clone() }),
        ("seeds", Settings { noise: Noise { deviation: 1.0, seeds: 0, ..Noise::default() }, ..base.clone() }),
        ("seeds", Settings { noise: Noise { deviation: 1.0, seeds: 50, ..Noise::default() }, steps: 100_000, ..base.clone() }),
        ("surface", Settings { surface: Some(Camera { pitch: 200.0, ..Camera::default() }), ..base.clone() }),
        ("surface", Settings { surface: Some(Camera { yaw: f64::NAN, ..Camera::default() }), ..base.clone() }),
        ("speed", Settings { speed: f64::NAN, ..base.clone() }),
        ("view", Settings { view: Some(View { x: [1.0, 1.0], y: [0.0, 1.0] }), ..base.clone() }),
    ] {
        assert_eq!(bad.validate().unwrap_err().field, field);
    }
    assert_eq!(base.validate(), Ok(()));
}
