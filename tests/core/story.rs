//! What is message of a path, against closed forms and long runs.

use halfpipe::experiment::Entry;
use halfpipe::experiment::paths::insight::{Insight, insight};
use halfpipe::experiment::paths::story::{Ending, Motion};
use halfpipe::experiment::paths::{Settings, run};
use halfpipe::landscape::LandscapeSpec;
use halfpipe::landscape::trajectory::{Outcome, trace};
use halfpipe::optimizer::OptimizerSpec;
use halfpipe::words::story::{rates, words};

use crate::support::words::{has_words, word};

fn scene(landscape: &str, optimizer: &str, start: [f64; 2], steps: usize) -> Settings {
    Settings {
        landscape: landscape.parse().unwrap(),
        optimizers: vec![Entry::from(optimizer.parse::<OptimizerSpec>().unwrap())],
        starts: vec![start],
        steps,
        ..Settings::default()
    }
}

fn message(settings: &Settings) -> Insight {
    insight(settings, &run(settings)[0], &[])
}

fn sentences(settings: &Settings) -> Vec<String> {
    words(settings, &message(settings)).sentences
}

/// y (or x) at every step of a long walk.
fn walk(landscape: &str, optimizer: &str, axis: usize, steps: usize) -> Vec<f64> {
    let landscape: LandscapeSpec = landscape.parse().unwrap();
    let path = trace(&landscape, &optimizer.parse().unwrap(), [-7.0, 2.0], steps);
    path.points.iter().map(|point| point[axis]).collect()
}

#[test]
fn the_factors_of_sgd_are_those_of_the_walk() {
    for a in [0.01, 0.05, 0.4, 1.0, 3.0] {
        for rate in [0.05, 0.3, 0.62, 0.95] {
            let (landscape, optimizer) = (format!("bowl:a={a}"), format!("sgd:lr={rate}"));
            let insight = message(&scene(&landscape, &optimizer, [-7.0, 2.0], 5));
            for motion in &insight.story.motions {
                let axis = usize::from(motion.direction == [0.0, 1.0]);
                let path = walk(&landscape, &optimizer, axis, 5);
                let factor = match motion.motion {
                    Motion::ZigZag(factor) | Motion::Shrink(factor) | Motion::Grow(factor) => factor,
                    other => panic!("{other:?}"),
                };
                assert!((path[5] / path[4] - factor).abs() < 1e-12, "{landscape} {optimizer} {motion:?}");
                assert!((factor - (1.0 - rate * [2.0 * a, 2.0][axis])).abs() < 1e-14);
            }
        }
    }
}

#[test]
fn the_period_of_a_swing_is_that_of_a_long_walk() {
    for (a, optimizer) in
        [(0.05, "momentum:lr=0.1"), (0.05, "nesterov:lr=0.1"), (0.3, "momentum:lr=0.05,momentum=0.8"), (2.0, "momentum:lr=0.01")]
    {
        let landscape = format!("bowl:a={a}");
        for motion in &message(&scene(&landscape, optimizer, [-7.0, 2.0], 5)).story.motions {
            let Motion::Oscillate { period, modulus } = motion.motion else { continue };
            let axis = usize::from(motion.direction == [0.0, 1.0]);
            let path = walk(&landscape, optimizer, axis, 2000);
            // Between zero crossings, found by straight lines between steps, lies half a period.
            let crossings: Vec<f64> = (0..800)
                .filter(|step| path[*step] * path[step + 1] < 0.0)
                .map(|step| step as f64 + path[step] / (path[step] - path[step + 1]))
                .collect();
            let halves = (crossings.len() - 1) as f64;
            let measured = 2.0 * (crossings[crossings.len() - 1] - crossings[0]) / halves;
            assert!((measured - period).abs() < 0.02 * period, "{landscape} {optimizer} {axis}: {measured} {period}");
            // Any three steps of a swing obey y(k+2) = 2 m cos(2π/p) y(k+1) - m² y(k).
            let angle = std::f64::consts::TAU / period;
            let next = 2.0 * modulus * angle.cos() * path[41] - modulus * modulus * path[40];
            assert!((path[42] - next).abs() < 1e-12, "{landscape} {optimizer} {axis}");
        }
    }
}

#[test]
fn the_books_momentum_swings_with_the_periods_of_the_closed_form() {
    let periods: Vec<f64> = message(&scene("bowl", "momentum:lr=0.1", [-7.0, 2.0], 29))
        .story
        .motions
        .iter()
        .filter_map(|message| if let Motion::Oscillate { period, .. } = message.motion { Some(period) } else { None })
        .collect();
    assert!(
        (periods[0] - 13.654_163_140_499_254).abs() < 1e-9 && (periods[1] - 71.279_796_719_868_5).abs() < 1e-7,
        "{periods:?}"
    );
}

#[test]
fn at_critical_damping_momentum_no_longer_swings() {
    for alpha in [0.5f64, 0.81, 0.9] {
        let critical = (1.0 - alpha.sqrt()).powi(2) / 2.0; // ηλ = (1 − √α)² at λ = 2
        let motion = |rate: f64| {
            let insight = message(&scene("bowl:a=1", &format!("momentum:lr={rate},momentum={alpha}"), [-7.0, 2.0], 5));
            insight.story.motions[0].motion
        };
        // The two eigenvalues are equal there, so rounding moves them by its root.
        assert!(
            matches!(motion(critical), Motion::Shrink(factor) if (factor - alpha.sqrt()).abs() < 1e-7),
            "{:?}",
            motion(critical)
        );
        assert!(matches!(motion(critical * 0.99), Motion::Shrink(factor) if factor > alpha.sqrt()));
        assert!(
            matches!(motion(critical * 1.01), Motion::Oscillate { period, .. } if period > 20.0),
            "{:?}",
            motion(critical * 1.01)
        );
    }
}

#[test]
fn beyond_its_limit_a_long_walk_diverges_and_below_it_converges() {
    for a in [0.05, 0.7, 2.5] {
        for optimizer in ["sgd", "momentum:momentum=0.5", "momentum", "nesterov", "nesterov:momentum=0.6"] {
            let landscape = format!("bowl:a={a}");
            let limit = message(&scene(&landscape, optimizer, [-7.0, 2.0], 5)).rates.unwrap().limit;
            let end = |rate: f64| {
                let spec = optimizer.parse::<OptimizerSpec>().unwrap().with_rate(rate).unwrap();
                trace(&landscape.parse().unwrap(), &spec, [-7.0, 2.0], 20_000).outcome
            };
            assert!(matches!(end(limit * 0.995), Outcome::Converged { .. }), "{landscape} {optimizer}");
            assert!(matches!(end(limit * 1.005), Outcome::Diverged { .. }), "{landscape} {optimizer}");
        }
    }
}

#[test]
fn the_best_rates_shrink_a_long_walk_the_fastest() {
    for a in [0.05, 0.4] {
        for optimizer in ["sgd", "momentum:momentum=0.4", "momentum", "nesterov:momentum=0.5"] {
            let landscape = format!("bowl:a={a}");
            let [from, to] = message(&scene(&landscape, optimizer, [-7.0, 2.0], 5)).rates.unwrap().best;
            // The last of 300 steps at which |x| or |y| was above a millionth of the start: swings hide the rest.
            let settled = |rate: f64| {
                let spec = optimizer.parse::<OptimizerSpec>().unwrap().with_rate(rate).unwrap();
                let points = trace(&landscape.parse().unwrap(), &spec, [-7.0, 2.0], 2000).points;
                points.iter().rposition(|[x, y]| x.abs() > 1e-6 || y.abs() > 1e-6).unwrap()
            };
            let best = settled((from * to).sqrt());
            assert!([0.7 * from, 1.25 * to].iter().all(|rate| settled(*rate) > best), "{landscape} {optimizer} {from} {to}");
        }
    }
}

#[test]
fn a_walk_along_the_ridge_stops_at_the_saddle() {
    let settings = scene("saddle", "sgd:lr=0.5", [-1.4, 0.0], 200);
    let Ending::Saddle { point, step } = message(&settings).story.ending else { panic!() };
    assert!(point[0].abs() < 1e-6 && point[1] == 0.0 && step < 200);
    assert!(has_words(&sentences(&settings)[0], "story.saddle"));
    let beside = scene("saddle", "sgd:lr=0.5", [-1.4, 0.001], 200);
    assert!(matches!(message(&beside).story.ending, Ending::Converged { .. }));
}

#[test]
fn on_a_ridge_the_distance_grows_as_the_hessian_says() {
    // Near y = 0 the saddle's curvature along y is −1: a step multiplies y by 1 + η.
    let settings = scene("saddle", "sgd:lr=0.1", [-1.4, 1e-9], 3);
    let insight = message(&settings);
    assert!(matches!(insight.story.motions[0].motion, Motion::Ridge(factor) if (factor - 1.1).abs() < 1e-12));
    let path = &run(&settings)[0].trajectory.points;
    assert!((path[3][1] / path[2][1] - 1.1).abs() < 1e-9);
    assert!(words(&settings, &insight).all().iter().any(|sentence| *sentence == word("story.by_hessian step=3")));
    assert!(insight.rates.is_err());
}

#[test]
fn adaptive_factors_hold_with_the_divisor_of_the_step() {
    for optimizer in ["adagrad", "rmsprop"] {
        let mut settings = scene("bowl", optimizer, [-7.0, 2.0], 12);
        settings.shown = Some(11);
        let path = run(&settings).remove(0);
        for motion in &insight(&settings, &path, &[]).story.motions {
            let axis = usize::from(motion.direction == [0.0, 1.0]);
            let points = &path.trajectory.points;
            let (Motion::Shrink(factor) | Motion::ZigZag(factor) | Motion::Grow(factor)) = motion.motion else { panic!() };
            // The bowl's slope is λ times the distance, so the made step is the message factor exactly.
            assert!((points[12][axis] / points[11][axis] - factor).abs() < 1e-9, "{optimizer} {axis}");
        }
    }
}

#[test]
fn a_factor_below_0_is_told_of_a_distance_without_its_sign() {
    let settings = scene("bowl", "sgd:lr=0.95", [-7.0, 2.0], 29);
    assert_eq!(words(&settings, &message(&settings)).line, word("chip.times_flipping axis=in y factor=0.9"));
    // Along the diagonal the curvature of Matyas is 1: each step multiplies the distance by 1 − 1.5 = −0.5.
    let told = sentences(&scene("matyas", "sgd:lr=1.5", [-7.0, 2.0], 9));
    assert!(has_words(&told[0], "story.zigzag_distance") && told[0].contains("|1 − ηλ| = 0.5"), "{told:?}");
    let settings = scene("matyas", "sgd:lr=0.5", [-7.0, 2.0], 9);
    let line = words(&settings, &message(&settings)).line;
    assert!(has_words(&line, "chip.times") && !has_words(&line, "chip.times_flipping"), "{line}");
}

#[test]
fn from_what_factors_and_rates_are_computed_is_for_experts() {
    let settings = scene("rosenbrock", "adam:lr=0.1", [-1.0, 1.0], 20);
    let insight = message(&settings);
    let (told, rates) = (words(&settings, &insight), rates(&insight));
    let expert = word("story.by_both step=20");
    assert_eq!(told.expert, Some(expert.clone()));
    assert!(!told.sentences.contains(&expert) && told.all().contains(&expert), "files have all");
    assert!(rates.expert.is_some());
    assert!(rates.told.is_none_or(|told| !has_words(&told, "rates.divisor")));
}

#[test]
fn the_sentences_read_as_a_person_would_say_them() {
    let say = |landscape: &str, optimizer: &str, steps: usize| sentences(&scene(landscape, optimizer, [-7.0, 2.0], steps));
    assert_eq!(
        say("bowl", "sgd:lr=0.95", 29),
        ["zig-zags in y: each step multiplies y by 1 − ηλ = −0.9", "converges in x: each step multiplies x by 1 − ηλ = 0.905"]
    );
    assert_eq!(
        say("bowl", "momentum:lr=0.1", 29),
        ["oscillates with a period of 13.7 steps in y and 71.3 in x, amplitude × 0.949 per step"]
    );
    assert_eq!(
        say("bowl", "sgd:lr=1.15", 60)[0],
        "diverged at step 15: y grows by a factor of 1.3 per step; stable only for η < 2/λ = 1, with λ the largest curvature"
    );
    assert!(say("bowl", "sgd:lr=0.5", 400)[0].starts_with("converged at step "));
}

#[test]
fn at_the_limit_a_path_swings_between_two_points() {
    let at_the_limit = ["sgd:lr=1", "momentum:lr=1.9,momentum=0.9"];
    for optimizer in at_the_limit {
        let settings = scene("bowl", optimizer, [-7.0, 2.0], 60);
        let told = sentences(&settings);
        assert!(told.contains(&word("story.jump axis=in y")), "{optimizer}: {told:?}");
        let [.., before, last] = walk("bowl", optimizer, 1, 3_000)[..] else { panic!("a long walk") };
        assert!(before * last < 0.0 && (before + last).abs() < 1e-6 * last.abs(), "{optimizer}: {before} {last}");
    }
    let line = |optimizer: &str| {
        let settings = scene("bowl", optimizer, [-7.0, 2.0], 60);
        words(&settings, &message(&settings)).line
    };
    assert_eq!(line("sgd:lr=1"), word("chip.neither axis=in y"));
    for near in ["sgd:lr=0.9999999", "sgd:lr=1.0000001"] {
        assert_ne!(line(near), line("sgd:lr=1"), "{near}");
    }
}

#[test]
fn at_a_kink_nothing_is_told_of_a_curvature() {
    for formula in ["sqrt(x^2+y^2)", "exp(-sqrt(x^2+y^2)^2)"] {
        for optimizer in ["sgd:lr=0.95", "momentum:lr=0.1", "adam:lr=0.3"] {
            let told = sentences(&scene(&format!("formula:{formula}"), optimizer, [0.0, 0.0], 5));
            let moves = ["story.shrink", "story.zigzag", "story.swing", "story.ridge", "story.grow", "story.flat"];
            assert!(told.contains(&word("story.kink")), "{formula} {optimizer}: {told:?}");
            assert!(!told.iter().any(|told| moves.iter().any(|word| has_words(told, word))), "{formula} {optimizer}: {told:?}");
        }
    }
}

#[test]
fn weight_decay_is_in_the_factor_that_is_told() {
    for (optimizer, factor, value) in
        [("sgd:lr=0.95", "1 − ηλ = −0.9", -0.9), ("sgd:lr=0.95,weight_decay=0.02", "1 − η(λ + δ) = −0.919", -0.919)]
    {
        let told = sentences(&scene("bowl", optimizer, [-7.0, 2.0], 29));
        assert!(told.iter().any(|sentence| sentence.contains(factor)), "{optimizer}: {told:?}");
        let path = walk("bowl", optimizer, 1, 9);
        assert!((path[9] / path[8] - value).abs() < 1e-12, "{optimizer}");
    }
}
