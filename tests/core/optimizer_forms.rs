//! What holds for every form of a rule: its terms, its linear map, its limit and its formula.

use halfpipe::experiment::paths::with_usual_rate;
use halfpipe::knob::Knob;
use halfpipe::landscape::trajectory::{Outcome, trace};
use halfpipe::landscape::{LANDSCAPES, LandscapeSpec};
use halfpipe::optimizer::OptimizerSpec;

use crate::optimizers::terms_add_up;

fn spec(text: &str) -> OptimizerSpec {
    text.parse().unwrap()
}

/// The rules whose steps are linear in the gradient, in every form.
const LINEAR: [&str; 19] = [
    "sgd",
    "sgd:weight_decay=0.3",
    "momentum",
    "momentum:form=pytorch",
    "momentum:dampening=0.3",
    "momentum:form=pytorch,dampening=0.3,momentum=0.6",
    "momentum:weight_decay=0.3",
    "momentum:form=pytorch,dampening=0.3,weight_decay=0.2",
    "momentum:weight_decay=0.3,decay_form=beside",
    "momentum:form=pytorch,dampening=0.4,weight_decay=0.3,decay_form=beside,momentum=0.5",
    "nesterov",
    "nesterov:form=pytorch",
    "nesterov:form=new-velocity",
    "nesterov:dampening=0.3,momentum=0.7",
    "nesterov:form=pytorch,dampening=0.3,weight_decay=0.2",
    "nesterov:form=new-velocity,dampening=0.3",
    "nesterov:form=new-velocity,weight_decay=0.3,decay_form=beside",
    "nesterov:weight_decay=0.3,decay_form=beside",
    "nesterov:form=new-velocity,dampening=0.2,weight_decay=0.3",
];

/// Forms of rules that divide by a root, with settings that hold the divisor still: the memory starts high and hardly changes.
const HELD: [&str; 9] = [
    "adagrad:start=1e12",
    "adagrad:start=1e12,epsilon=1e5,epsilon_form=inside",
    "adagrad:start=1e12,averaging=0.8",
    "rmsprop:start=1e12,decay=0.9999999999999",
    "rmsprop:start=1e12,decay=0.9999999999999,epsilon=1e5,epsilon_form=inside",
    "rmsprop:start=1e12,decay=0.9999999999999,centered=yes",
    "rmsprop:start=1e12,decay=0.9999999999999,momentum=0.7",
    "rmsprop:start=1e12,decay=0.9999999999999,momentum=0.7,form=pytorch,centered=yes",
    "ftrl:start=1e12",
];

/// Further forms, as they are used.
const OTHERS: [&str; 14] = [
    "momentum:dampening=0.5,first=whole,form=pytorch,schedule=step,every=7",
    "nesterov:dampening=0.5,first=whole,weight_decay=0.1",
    "adagrad:epsilon=1e-3,epsilon_form=inside,start=0.1",
    "adagrad:epsilon=0,averaging=0.9",
    "rmsprop:epsilon_form=inside,start=1",
    "rmsprop:centered=yes,epsilon=1e-3",
    "rmsprop:momentum=0.9,schedule=inverse",
    "rmsprop:momentum=0.9,form=pytorch,centered=yes,epsilon=1e-3,epsilon_form=inside,schedule=inverse",
    "adadelta:kept=step",
    "rprop:flip=late",
    "ftrl:start=0.1,beta=1",
    "ftrl:l1=0.5,l2=0.1",
    "ftrl:power=0.7,schedule=inverse",
    "ftrl:power=0,beta=0.5,l1=0.1",
];

#[test]
fn the_terms_of_every_form_add_up_to_the_step() {
    for row in LANDSCAPES {
        let landscape = LandscapeSpec::new(row);
        for text in LINEAR.iter().chain(&OTHERS) {
            terms_add_up(&landscape, &with_usual_rate(spec(text), &landscape), row.start);
        }
    }
}

/// w at every step on f = λw²/2.
fn walk(spec: &OptimizerSpec, curvature: f64, steps: usize) -> Vec<f64> {
    let (mut optimizer, mut w, mut walk) = (spec.start::<f64>(), [1.0], vec![1.0]);
    for _ in 0..steps {
        let slope = [curvature * w[0]];
        optimizer.step(&mut w, &slope);
        walk.push(w[0]);
    }
    walk
}

#[test]
fn every_form_follows_its_linear_map() {
    // w(k+2) = tr·w(k+1) − det·w(k): trace and determinant are those of the map, so the eigenvalues are, too.
    let held = HELD.iter().map(|text| (text, 1e6));
    for (text, unit) in LINEAR.iter().map(|text| (text, 1.0)).chain(held) {
        for (curvature, rate) in [(0.1, 0.3), (2.0, 0.05), (2.0, 0.6), (5.0, 0.37), (-0.5, 0.1)] {
            let rate = rate * unit;
            let spec = spec(text).with_rate(rate).unwrap();
            let [[a, b], [c, d]] = spec.start_inspectable().step_matrix(0, &[1.0], &[curvature], curvature, rate).unwrap();
            // FTRL's first step comes from a memory that is not that of a walk.
            let walk = walk(&spec, curvature, 22);
            for at in walk[usize::from(text.starts_with("ftrl"))..].windows(3) {
                let next = (a + d) * at[1] - (a * d - b * c) * at[0];
                assert!((next - at[2]).abs() <= 1e-8 * at[2].abs().max(1.0), "{spec} λ {curvature}: {next} {}", at[2]);
            }
        }
    }
}

#[test]
fn the_coming_step_of_every_form_is_linear_with_its_own_divisor() {
    // Row 0 gives the visited step exactly: w′ = A₀₀ w + A₀₁ v, and row 1 the memory that it leaves.
    let texts = [
        "adagrad:epsilon=0.1,epsilon_form=inside,start=0.5",
        "adagrad:averaging=0.9",
        "rmsprop:centered=yes,decay=0.9",
        "rmsprop:momentum=0.9,decay=0.9,epsilon=0.1,epsilon_form=inside",
        "rmsprop:momentum=0.9,form=pytorch,centered=yes,start=1",
        "adadelta:kept=step,lr=2",
        "ftrl",
    ];
    for text in texts {
        let (spec, curvature) = (spec(text), 0.7);
        let (mut optimizer, mut w, mut velocity) = (spec.start_inspectable(), vec![2.0], 0.0);
        for step in 0..12 {
            let slope = [curvature * w[0]];
            let map = optimizer.step_matrix(0, &w, &slope, curvature, optimizer.rate()).unwrap();
            let next = map[0][0] * w[0] + map[0][1] * velocity;
            velocity = map[1][0] * w[0] + map[1][1] * velocity;
            optimizer.step(&mut w, &slope);
            assert!((next - w[0]).abs() < 1e-12, "{spec} step {step}: {next} {}", w[0]);
        }
    }
}

/// The number that a limit is at this α, τ and δ, for λ = 2.
fn number(limit: &str, mut spec: OptimizerSpec) -> f64 {
    let value = |spec: &mut OptimizerSpec, key: &str| {
        let knobs = spec.knobs();
        let value = knobs.iter().find(|knob| knob.key() == key).map(Knob::text);
        format!("({})", value.unwrap_or_default())
    };
    let symbols = [("α", "momentum"), ("τ", "dampening"), ("δ", "weight_decay")];
    let text = symbols.iter().fold(limit.to_owned(), |text, (symbol, key)| text.replace(symbol, &value(&mut spec, key)));
    let mut formula = String::new();
    for sign in text.replace('λ', "(x)").chars() {
        if sign == '(' && formula.ends_with(|before: char| before.is_numeric() || before == ')') {
            formula.push('*');
        }
        formula.push(sign);
    }
    format!("formula:{formula}").parse::<LandscapeSpec>().unwrap().value([2.0, 0.0])
}

#[test]
fn beyond_the_limit_that_is_told_a_walk_diverges_and_below_it_converges() {
    for text in LINEAR {
        let (spec, landscape) = (spec(text), "bowl:a=1".parse().unwrap());
        let limit = number(&spec.limit().unwrap(), spec.clone());
        let end = |rate: f64| trace(&landscape, &spec.clone().with_rate(rate).unwrap(), [-7.0, 2.0], 20_000).outcome;
        assert!(matches!(end(limit * 0.995), Outcome::Converged { .. }), "{text}: {limit}");
        assert!(matches!(end(limit * 1.005), Outcome::Diverged { .. }), "{text}: {limit}");
    }
    let scheduled = spec("momentum:schedule=inverse");
    assert_eq!(scheduled.limit(), None);
}

#[test]
fn a_formula_tells_the_form() {
    for spec in OptimizerSpec::all() {
        assert_eq!(spec.formula(), spec.about().formula(), "{spec}");
        assert_eq!(spec.limit().as_deref(), spec.about().limit, "{spec}");
    }
    for (text, formula) in [
        ("sgd:weight_decay=0.1", "w ← w − η (g + δw)"),
        ("momentum:form=pytorch,dampening=0.1,weight_decay=0.1", "g ← g + δw,  v ← αv + (1 − τ)g,  w ← w − η v"),
        ("momentum:weight_decay=0.1,decay_form=beside", "v ← αv − η g,  w ← w + v − ηδw"),
        ("nesterov:form=pytorch", "v ← αv + g,  w ← w − η (g + αv)"),
        ("nesterov:form=new-velocity", "v ← αv − η g,  w ← w + α²v − (1 + α)η g"),
        ("adagrad:epsilon_form=inside", "h ← h + g²,  w ← w − η g / √(h + ε)"),
        ("adagrad:averaging=0.9", "h ← h + g²,  m ← αm + (1 − α) g / (√h + ε),  w ← w − η m"),
        ("rmsprop:momentum=0.9", "h ← ρh + (1 − ρ)g²,  v ← αv − η g / (√h + ε),  w ← w + v"),
        (
            "rmsprop:momentum=0.9,form=pytorch,centered=yes",
            "h ← ρh + (1 − ρ)g²,  a ← ρa + (1 − ρ)g,  v ← αv + g / (√(h − a²) + ε),  w ← w − η v",
        ),
        ("rmsprop:centered=yes,epsilon_form=inside", "h ← ρh + (1 − ρ)g²,  a ← ρa + (1 − ρ)g,  w ← w − η g / √(h − a² + ε)"),
        ("adadelta:kept=step", "v ← ρv + (1 − ρ)g²,  d = √(u + ε) / √(v + ε) g,  w ← w − η d,  u ← ρu + (1 − ρ)(ηd)²"),
    ] {
        assert_eq!(spec(text).formula(), formula, "{text}");
    }
}

/// The algorithm of the paper, word for word, with the power p for its root.
fn paper([rate, power, start, beta, l1, l2]: [f64; 6], gradient: impl Fn(f64) -> f64, steps: usize) -> Vec<f64> {
    let (mut z, mut n, mut w): (f64, f64, f64) = (0.0, start, 1.5);
    let mut walk = vec![w];
    for _ in 0..steps {
        let g = gradient(w);
        let sigma = ((n + g * g).powf(power) - n.powf(power)) / rate;
        z += g - sigma * w;
        n += g * g;
        w = if z.abs() <= l1 { 0.0 } else { -(z - z.signum() * l1) / ((beta + n.powf(power)) / rate + l2) };
        walk.push(w);
    }
    walk
}

#[test]
fn ftrl_is_the_algorithm_of_the_paper() {
    let gradient = |w: f64| 0.8 * (w - 0.6);
    for settings in [
        [0.3, 0.5, 0.0, 0.0, 0.0, 0.0],
        [0.3, 0.5, 0.1, 1.0, 0.0, 0.0],
        [0.3, 0.5, 0.1, 0.0, 0.2, 0.3],
        [0.5, 0.7, 0.2, 0.5, 0.9, 0.1],
        [0.1, 0.0, 0.0, 0.0, 0.4, 0.0],
    ] {
        let [rate, power, start, beta, l1, l2] = settings;
        let spec = spec(&format!("ftrl:lr={rate},power={power},start={start},beta={beta},l1={l1},l2={l2}"));
        let (mut optimizer, mut w) = (spec.start::<f64>(), [1.5]);
        for theirs in &paper(settings, gradient, 60)[1..] {
            let slope = [gradient(w[0])];
            optimizer.step(&mut w, &slope);
            assert!((w[0] - theirs).abs() < 1e-12, "{spec}: {} {theirs}", w[0]);
        }
    }
}

#[test]
fn ftrl_without_penalties_is_adagrad_and_l1_makes_weights_exactly_0() {
    for schedule in ["", ",schedule=inverse", ",schedule=warmup"] {
        let adagrad =
            trace(&"rosenbrock".parse().unwrap(), &spec(&format!("adagrad:lr=0.5,epsilon=0{schedule}")), [-1.0, 1.0], 50);
        let ftrl = trace(&"rosenbrock".parse().unwrap(), &spec(&format!("ftrl:lr=0.5{schedule}")), [-1.0, 1.0], 50);
        for (one, other) in adagrad.points.iter().zip(&ftrl.points) {
            assert!((0..2).all(|axis| (one[axis] - other[axis]).abs() < 1e-9), "{schedule}: {one:?} {other:?}");
        }
    }
    // Gradients that add up to less than λ₁ leave a weight at 0.
    for (l1, rests) in [(5.0, true), (0.0, false)] {
        let mut optimizer = spec(&format!("ftrl:lr=0.3,l1={l1}")).start::<f64>();
        let mut w = [1.0];
        for step in 0..40 {
            optimizer.step(&mut w, &[[0.3, -0.3][step % 2]]);
        }
        assert_eq!(w[0] == 0.0, rests, "{w:?}");
    }
}
