//! Losses are smoothed as in the book.

use halfpipe::experiment::training::smooth::{HALF, LENGTH, smooth, smooth_from};

/// The smoothed curves of the book: see `tests/reference/README.md`.
#[derive(serde::Deserialize)]
struct Smoothing {
    window: Vec<f64>,
    curves: Vec<Smoothed>,
}

#[derive(serde::Deserialize)]
struct Smoothed {
    losses: Vec<f64>,
    smoothed: Vec<f64>,
}

fn smoothing() -> Smoothing {
    serde_json::from_str(include_str!("../../reference/smooth.json")).unwrap()
}

fn assert_close(ours: &[f64], theirs: &[f64]) {
    assert_eq!(ours.len(), theirs.len());
    for (ours, theirs) in ours.iter().zip(theirs) {
        assert!((ours - theirs).abs() < 1e-14, "{ours} against {theirs}");
    }
}

#[test]
fn losses_are_smoothed_as_in_the_book() {
    let Smoothing { window, curves } = smoothing();
    assert_eq!(curves.iter().map(|curve| curve.losses.len()).collect::<Vec<_>>(), [40, LENGTH]);
    for Smoothed { losses, smoothed } in &curves {
        assert_close(&smooth(losses), smoothed);
        for short in 0..LENGTH {
            assert!(smooth(&losses[..short]).is_empty());
        }
    }
    let mut impulse = [0.0; 41];
    impulse[20] = 1.0;
    assert_close(&smooth(&impulse)[20 - HALF..=20 + HALF], &window);
}

#[test]
fn a_curve_that_grows_moves_only_its_last_five_points() {
    let losses = &smoothing().curves[0].losses;
    for count in LENGTH..losses.len() {
        let (shorter, longer) = (smooth(&losses[..count]), smooth(&losses[..=count]));
        assert_eq!(shorter[..count - HALF], longer[..count - HALF]);
        assert!((count - HALF..count).all(|at| shorter[at] != longer[at]), "{count}");
        assert_eq!(smooth_from(&losses[..=count], count - HALF), longer[count - HALF..]);
    }
}
