//! What holds for every optimizer of the list.

use halfpipe::experiment::Entry;
use halfpipe::experiment::paths::{Settings, run, with_usual_rate};
use halfpipe::landscape::trajectory::{Outcome, trace};
use halfpipe::landscape::{LANDSCAPES, LandscapeSpec};
use halfpipe::lesson::Scene;
use halfpipe::optimizer::OptimizerSpec;

/// Parameters after `steps` steps on a fixed sequence of gradients.
fn walk(spec: &OptimizerSpec, start: &[f64], gradients: &[Vec<f64>]) -> Vec<f64> {
    let mut optimizer = spec.start::<f64>();
    let mut params = start.to_vec();
    for gradient in gradients {
        optimizer.step(&mut params, gradient);
    }
    params
}

#[test]
fn every_optimizer_lowers_the_bowl() {
    for spec in OptimizerSpec::all() {
        let path = trace(&"bowl".parse().unwrap(), &spec, [-7.0, 2.0], 200);
        assert!(path.values[200] < 0.1 * path.values[0], "{spec}: {}", path.values[200]);
        assert!(!matches!(path.outcome, Outcome::Diverged { .. }), "{spec}");
    }
}

#[test]
fn coordinates_are_independent() {
    let gradients: Vec<Vec<f64>> = (1..20).map(|step| vec![f64::from(step).sin(), 3.0 * f64::from(step).cos()]).collect();
    for spec in OptimizerSpec::all() {
        let both = walk(&spec, &[1.0, -2.0], &gradients);
        for axis in 0..2 {
            let alone: Vec<Vec<f64>> = gradients.iter().map(|gradient| vec![gradient[axis]]).collect();
            assert_eq!(walk(&spec, &[[1.0, -2.0][axis]], &alone), [both[axis]], "{spec} along axis {axis}");
        }
    }
}

#[test]
fn no_slope_and_fresh_memory_move_nothing() {
    for mut spec in OptimizerSpec::all() {
        // Also with ε = 0, where 0 / 0 lurks; weight decay moves a weight without a slope.
        for knob in spec.knobs().iter_mut().filter(|knob| ["epsilon", "weight_decay"].contains(&knob.key())) {
            knob.set("0").unwrap();
        }
        assert_eq!(walk(&spec, &[3.0, -4.0], &vec![vec![0.0, 0.0]; 5]), [3.0, -4.0], "{spec}");
    }
}

#[test]
fn a_slope_whose_square_is_no_number_stops_nobody() {
    for mut spec in OptimizerSpec::all() {
        for knob in spec.knobs().iter_mut().filter(|knob| knob.key() == "epsilon") {
            knob.set("0").unwrap();
        }
        let moved = walk(&spec, &[1e-170, 2.0], &vec![vec![2e-171, 4.0]; 12]);
        // Without ε Adadelta's first step is 0 by its formula, and so are all that follow.
        let moves = moved[1] < 2.0 || spec.about().key == "adadelta";
        assert!(moved.iter().all(|part| part.is_finite()) && moves, "{spec}: {moved:?}");
    }
}

#[test]
fn the_first_step_goes_down_the_slope() {
    for spec in OptimizerSpec::all() {
        let moved = walk(&spec, &[0.0, 0.0], &[vec![0.5, -0.25]]);
        assert!(moved[0] < 0.0 && moved[1] > 0.0, "{spec}: {moved:?}");
    }
}

#[test]
fn f32_follows_f64() {
    for spec in OptimizerSpec::all() {
        let (mut single, mut double) = (spec.start::<f32>(), spec.start::<f64>());
        let (mut w32, mut w64) = ([-7.0f32, 2.0], [-7.0f64, 2.0]);
        for _ in 0..20 {
            let (g32, g64) = ([w32[0] / 10.0, 2.0 * w32[1]], [w64[0] / 10.0, 2.0 * w64[1]]);
            single.step(&mut w32, &g32);
            double.step(&mut w64, &g64);
        }
        for axis in 0..2 {
            assert!((f64::from(w32[axis]) - w64[axis]).abs() < 1e-4, "{spec}: {w32:?} {w64:?}");
        }
    }
}

#[test]
fn a_step_is_proportional_to_a_small_learning_rate() {
    for spec in OptimizerSpec::all() {
        let step = |rate: f64| walk(&spec.clone().with_rate(rate).unwrap(), &[0.0], &[vec![0.7]])[0];
        assert!((step(2e-6) / step(1e-6) - 2.0).abs() < 1e-9, "{spec}");
    }
}

#[test]
fn every_optimizer_survives_a_preset_and_has_a_look_of_its_own() {
    let all = OptimizerSpec::all();
    let settings = Settings { optimizers: all.iter().cloned().map(Entry::from).collect(), ..Settings::default() };
    let text = Scene::new("all", "", settings.clone()).text().unwrap();
    assert_eq!(Scene::parse("all", &text).unwrap().paths(), Some(&settings));
    assert_eq!(run(&settings).len(), all.len());
    for (index, spec) in all.iter().enumerate() {
        for other in &all[..index] {
            let (a, b) = (spec.about(), other.about());
            assert!(a.key != b.key && a.name != b.name && a.color != b.color && a.marker != b.marker, "{spec} and {other}");
        }
    }
}

#[test]
fn every_knob_has_a_help_a_default_inside_its_domain_and_a_key_of_its_own() {
    for mut spec in OptimizerSpec::all() {
        let knobs = spec.knobs();
        assert_eq!(knobs[0].key(), "lr");
        for (index, knob) in knobs.iter().enumerate() {
            assert!(knob.is_default());
            assert!(knobs[..index].iter().all(|other| other.key() != knob.key()));
            if let halfpipe::knob::Knob::Number(number, _) = knob {
                assert!(number.domain.contains(number.default) && !number.help().is_empty());
                assert!(
                    number.slider.low <= number.default && number.default <= number.slider.high || number.default == 0.0,
                    "{}",
                    number.key
                );
            }
        }
    }
}

/// Every optimizer as it is, with a schedule, and with further settings that change its terms.
fn variants() -> Vec<OptimizerSpec> {
    let further = [
        "momentum:form=pytorch,schedule=exponential",
        "nesterov:form=pytorch,schedule=step,every=7",
        "nesterov:momentum=0.5,schedule=warmup",
        "adagrad:epsilon=0",
        "rmsprop:decay=0.5,epsilon=0",
        "adam:epsilon_form=book,beta1=0.5",
        "amsgrad:epsilon_form=book,epsilon=0",
        "adamw:weight_decay=0.5",
        "adamax:epsilon=0",
        "adadelta:decay=0.5",
        "lion:weight_decay=0.3",
        "radam:beta2=0.9",
        "rprop:eta_minus=0.3,eta_plus=1.5",
        "sgd:schedule=cosine",
    ];
    let scheduled = OptimizerSpec::all().into_iter().map(|spec| format!("{spec},schedule=inverse").parse().unwrap());
    OptimizerSpec::all().into_iter().chain(scheduled).chain(further.map(|text| text.parse().unwrap())).collect()
}

#[test]
fn the_terms_of_every_step_add_up_to_it_on_every_landscape() {
    for row in LANDSCAPES {
        let landscape = LandscapeSpec::new(row);
        let [x, y] = row.start;
        for spec in variants() {
            let spec = with_usual_rate(spec, &landscape);
            for start in [[x, y], [0.6 * x + 0.1, 0.7 * y - 0.1], [0.5, -0.25]] {
                terms_add_up(&landscape, &spec, start);
            }
        }
    }
}

/// Follow the walk for 100 steps: the terms of each step add up to it.
pub fn terms_add_up(landscape: &LandscapeSpec, spec: &OptimizerSpec, start: [f64; 2]) {
    let (mut optimizer, mut point) = (spec.start_inspectable(), start.to_vec());
    for step in 1..=100 {
        let slope = landscape.value_and_gradient([point[0], point[1]]).1;
        if slope.iter().chain(&point).any(|part| !part.is_finite()) {
            return; // it has run away
        }
        let message = optimizer.explain(&point, &slope);
        // From a coordinate of 0, so that the step comes out without rounding; only weight decay looks at the coordinate.
        let mut made = point.clone();
        optimizer.step(&mut made, &slope);
        for axis in 0..2 {
            let (step_made, step_told) = (made[axis] - point[axis], message[axis].step());
            let largest = message[axis].terms.iter().map(|term| term.value().abs()).fold(1.0, f64::max).max(point[axis].abs());
            let good = (step_told - step_made).abs() <= 1e-12 * largest;
            assert!(good, "{} {spec} from {start:?}, step {step}, axis {axis}: {step_told} {step_made}", landscape.key());
        }
        point = made;
    }
}

#[test]
fn steps_on_a_parabola_follow_the_linear_map() {
    // w(k+2) = tr·w(k+1) − det·w(k) for a constant map of (w, memory), whatever the memory is.
    for text in ["sgd", "momentum", "momentum:form=pytorch,momentum=0.6", "nesterov", "nesterov:form=pytorch,momentum=0.8"] {
        for (curvature, rate) in [(0.1, 0.3), (2.0, 0.05), (2.0, 0.6), (5.0, 0.37), (-0.5, 0.1)] {
            let spec = text.parse::<OptimizerSpec>().unwrap().with_rate(rate).unwrap();
            let mut optimizer = spec.start_inspectable();
            let [[a, b], [c, d]] = optimizer.step_matrix(0, &[1.0], &[curvature], curvature, rate).unwrap();
            let mut w = vec![1.0];
            let mut walk = vec![w[0]];
            for _ in 0..20 {
                let slope = [curvature * w[0]];
                optimizer.step(&mut w, &slope);
                walk.push(w[0]);
            }
            for at in walk.windows(3) {
                let next = (a + d) * at[1] - (a * d - b * c) * at[0];
                assert!((next - at[2]).abs() <= 1e-9 * at[2].abs().max(1.0), "{spec} λ {curvature}: {next} {}", at[2]);
            }
        }
    }
}

#[test]
fn the_coming_step_is_linear_with_its_own_divisor() {
    // The map takes the divisor that the visited step makes, so row 0 gives that step exactly: w′ = A₀₀ w + A₀₁ m.
    for text in
        ["adagrad", "rmsprop", "adam", "adam:epsilon_form=book", "amsgrad", "adamax", "radam", "nadam", "adadelta", "adamw"]
    {
        let spec: OptimizerSpec = text.parse().unwrap();
        let (mut optimizer, curvature, mut w) = (spec.start_inspectable(), 0.7, vec![2.0]);
        let mut mean = 0.0; // what the rules of Adam's family remember: the mean slope
        for step in 0..12 {
            let slope = [curvature * w[0]];
            let map = optimizer.step_matrix(0, &w, &slope, curvature, optimizer.rate()).unwrap();
            let next = map[0][0] * w[0] + map[0][1] * mean;
            mean = map[1][0] * w[0] + map[1][1] * mean;
            optimizer.step(&mut w, &slope);
            assert!((next - w[0]).abs() < 1e-12, "{spec} step {step}: {next} {}", w[0]);
        }
    }
}

#[test]
fn rules_of_the_sign_tell_no_linear_map() {
    for text in ["lion", "rprop"] {
        let spec: OptimizerSpec = text.parse().unwrap();
        assert_eq!(spec.start_inspectable().step_matrix(0, &[1.0], &[1.0], 1.0, 0.1), None);
    }
}

#[test]
fn a_schedule_that_goes_to_0_stops_every_optimizer_and_breaks_none() {
    for spec in OptimizerSpec::all() {
        let spec: OptimizerSpec = format!("{spec},schedule=cosine,horizon=5").parse().unwrap();
        let path = trace(&"bowl".parse().unwrap(), &spec, [-7.0, 2.0], 40);
        assert_eq!(path.last_step(), 40, "{spec}");
        let still =
            spec.about().key == "rprop" || spec.to_string().starts_with("momentum") || spec.to_string().starts_with("nesterov");
        assert!(still || path.points[6] == path.points[40], "{spec}");
    }
}

#[test]
fn every_optimizer_stays_on_every_landscape_at_home() {
    for row in LANDSCAPES {
        let landscape = LandscapeSpec::new(row);
        for spec in OptimizerSpec::all() {
            let spec = with_usual_rate(spec, &landscape);
            let path = trace(&landscape, &spec, row.start, 300);
            let lower = path.values[path.last_step()] < path.values[0];
            assert!(lower && !matches!(path.outcome, Outcome::Diverged { .. }), "{} {spec}: {:?}", row.key, path.outcome);
        }
    }
}
