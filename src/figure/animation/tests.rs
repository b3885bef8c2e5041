use super::*;

#[test]
fn an_animation_shows_every_step_at_the_speed_of_the_playback() {
    let timeline = Timeline::new(3, 8.0);
    assert_eq!(timeline.frames, [(0, 13), (1, 12), (2, 13), (3, 200)], "12.5 hundredths each");
    assert_eq!(timeline.omitted_steps(), 0);
    assert_eq!(Timeline::new(0, 8.0).frames, [(0, 200)]);
}

#[test]
fn a_long_or_fast_animation_omits_steps_but_not_the_last() {
    for (steps, speed) in [(100_000, 8.0), (299, 8.0), (300, 8.0), (1_000, 1e9), (200, 60.0), (7, 1e-9), (3, 1e308)] {
        let timeline = Timeline::new(steps, speed);
        assert!(timeline.frames.len() <= MAX_FRAMES && timeline.frames.len() >= 2, "{steps}, {speed}");
        assert_eq!((timeline.frames[0].0, timeline.frames[timeline.frames.len() - 1].0), (0, steps));
        assert!(timeline.frames.iter().all(|(_, time)| *time >= 2), "{steps}, {speed}");
        assert_eq!(timeline.omitted_steps(), steps + 1 - timeline.frames.len());
    }
    assert_eq!(Timeline::new(299, 8.0).omitted_steps(), 0);
    let fast = Timeline::new(200, 60.0);
    let seconds = fast.seconds();
    assert!(fast.stride == 2 && (seconds - 200.0 / 60.0 - 2.0).abs() < 0.05, "{seconds}");
}
