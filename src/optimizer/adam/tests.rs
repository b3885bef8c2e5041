//! What holds for every rule and form of Adam's family: its terms, its linear map, the rates at which it is stable, its formulas.

mod formulas;

use super::super::adabelief::AdaBelief;
use super::super::adamax::{AdaMax, MeanAndNorm};
use super::super::adamw::AdamW;
use super::super::amsgrad::{AmsGrad, MaxMoments};
use super::super::nadam::{NAdam, NadamState};
use super::super::radam::RAdam;
use super::super::yogi::Yogi;
use super::*;

/// A state of which m can be set.
trait Memory: Clone {
    fn mean(&mut self) -> &mut f64;
}

impl Memory for Moments<f64> {
    fn mean(&mut self) -> &mut f64 {
        &mut self.mean
    }
}

impl Memory for MaxMoments<f64> {
    fn mean(&mut self) -> &mut f64 {
        &mut self.moments.mean
    }
}

impl Memory for NadamState<f64> {
    fn mean(&mut self) -> &mut f64 {
        &mut self.moments.mean
    }
}

impl Memory for MeanAndNorm<f64> {
    fn mean(&mut self) -> &mut f64 {
        &mut self.mean
    }
}

/// The rule with settings as on the command line: `epsilon_form=book,weight_decay=0.1`.
fn form<R: UpdateRule>(settings: &str) -> R {
    let mut rule = R::default();
    for (key, value) in settings.split(',').filter_map(|pair| pair.split_once('=')) {
        let mut knobs = rule.knobs();
        knobs.iter_mut().find(|knob| knob.key() == key).unwrap().set(value).unwrap();
    }
    rule
}

/// Do this with every rule and its forms.
macro_rules! for_every_form {
    ($check:ident) => {
        for settings in ["", "epsilon_form=book", "epsilon_form=inside,epsilon=0.01", "correction=mean", "correction=none",
            "weight_decay=0.2", "weight_decay=0.2,epsilon_form=inside,correction=none", "epsilon_form=book,correction=mean"] {
            $check::<Adam>(settings);
            $check::<AmsGrad>(settings);
            $check::<AmsGrad>(&format!("{settings},max_form=after"));
        }
        for settings in ["", "decay_form=plain", "decay_form=plain,correction=none,weight_decay=0.1", "epsilon_form=inside"] {
            $check::<AdamW>(settings);
        }
        for settings in ["", "momentum_decay=1", "momentum_decay=0", "momentum_schedule=none", "momentum_schedule=adam",
            "momentum_schedule=adam,epsilon_form=book", "epsilon_form=book,epsilon=0.01"] {
            $check::<NAdam>(settings);
        }
        for settings in ["", "epsilon_form=corrected,epsilon=0.01", "early=nothing", "ahead=1", "beta2=0.99,early=nothing"] {
            $check::<RAdam>(settings);
        }
        for settings in ["", "epsilon=0.01", "epsilon_form=memory,epsilon=0.01", "epsilon_form=beside,epsilon=0.01",
            "correction=none"] {
            $check::<AdaMax>(settings);
        }
        for settings in ["", "epsilon=0.01", "beta2=0.9"] {
            $check::<AdaBelief>(settings);
        }
        for settings in ["", "start=1", "correction=none"] {
            $check::<Yogi>(settings);
        }
    };
}

const CURVATURE: f64 = 0.7;

fn at(step: u32, rate: f64, value: f64, gradient: f64) -> CoordinateStep<f64> {
    CoordinateStep { step, rate, value, gradient }
}

/// The state after 12 steps on slopes of about 1, without m.
fn warm<R: UpdateRule>(rule: &R) -> R::State<f64>
where
    R::State<f64>: Memory,
{
    let mut state = rule.start_state();
    for step in 1..13 {
        rule.delta(at(step, 0.1, 0.0, f64::from(step).sin()), rule.shared(step), &mut state);
    }
    *state.mean() = 0.0;
    state
}

#[test]
fn the_terms_of_every_form_add_up_to_its_step() {
    fn check<R: UpdateRule>(settings: &str) {
        let (rule, mut value): (R, f64) = (form(settings), 3.0);
        let mut state = rule.start_state();
        for step in 1..40 {
            let (coordinate, shared) = (at(step, 0.05, value, CURVATURE * value), rule.shared(step));
            let told = rule.explain(coordinate, shared, &state).step();
            let made = rule.delta(coordinate, shared, &mut state);
            assert!((told - made).abs() < 1e-14, "{} {settings}, step {step}: {told} {made}", R::ABOUT.key);
            value += made;
        }
    }
    for_every_form!(check);
}

#[test]
fn the_linear_map_of_every_form_is_the_derivative_of_its_step() {
    fn check<R: UpdateRule>(settings: &str)
    where
        R::State<f64>: Memory,
    {
        let (rule, small): (R, f64) = (form(settings), 1e-6);
        let before = warm(&rule);
        for step in [2, 5, 13, 5_000] {
            let shared = rule.shared(step);
            // At the minimum the divisor does not change with w or m, to first order.
            let after = |value: f64, mean: f64| {
                let mut state = before.clone();
                *state.mean() = mean;
                let moved = value + rule.delta(at(step, 0.1, value, CURVATURE * value), shared, &mut state);
                [moved, *state.mean()]
            };
            let map = rule.step_matrix(CURVATURE, at(step, 0.1, 0.0, 0.0), shared, &before).unwrap();
            for (column, difference) in [[after(small, 0.0), after(-small, 0.0)], [after(0.0, small), after(0.0, -small)]].iter().enumerate() {
                for row in 0..2 {
                    let slope = (difference[0][row] - difference[1][row]) / (2.0 * small);
                    let told = map[row][column];
                    assert!((slope - told).abs() < 1e-8 * told.abs().max(1.0), "{} {settings}, step {step}: {map:?}, {row} {column}: {slope}", R::ABOUT.key);
                }
            }
        }
    }
    for_every_form!(check);
}

/// The larger modulus of the two eigenvalues.
fn spectral_radius([[a, b], [c, d]]: StepMatrix) -> f64 {
    let (half, determinant) = (f64::midpoint(a, d), a * d - b * c);
    let discriminant = half * half - determinant;
    if discriminant < 0.0 { determinant.sqrt() } else { half.abs() + discriminant.sqrt() }
}

#[test]
fn every_form_settles_just_below_its_limit_and_leaves_just_above() {
    fn check<R: UpdateRule>(settings: &str)
    where
        R::State<f64>: Memory,
    {
        let rule: R = form(settings);
        let (step, held) = (5_000, warm(&rule));
        let shared = rule.shared(step);
        let unstable = |rate: f64| {
            spectral_radius(rule.step_matrix(CURVATURE, at(step, rate, 0.0, 0.0), shared, &held).unwrap()) > 1.0
        };
        let (mut low, mut high) = (1e-6, 1e6);
        assert!(!unstable(low) && unstable(high), "{} {settings}", R::ABOUT.key);
        for _ in 0..60 {
            let middle = f64::midpoint(low, high);
            if unstable(middle) { high = middle } else { low = middle }
        }
        // A walk whose divisor is held, so near to the minimum that its slopes do not change it.
        let reach = |rate: f64| {
            let (mut value, mut mean, mut reached) = (1e-9, 0.0, [0.0f64; 2]);
            for made in 0..400 {
                let mut state = held.clone();
                *state.mean() = mean;
                value += rule.delta(at(step, rate, value, CURVATURE * value), shared, &mut state);
                mean = *state.mean();
                let part = &mut reached[usize::from(made >= 300)];
                *part = part.max(value.abs());
                if value.abs() > 1e-4 {
                    return f64::INFINITY;
                }
            }
            reached[1] / reached[0]
        };
        let (below, above) = (reach(0.98 * low), reach(1.02 * low));
        assert!(below < 0.8 && above > 1.0, "{} {settings}: η < {low}, {below} {above}", R::ABOUT.key);
    }
    for_every_form!(check);
}

/// Thirty updates on f = x²/20 + y² from (−7, 2) by a step (t, g, w) → change of w, made for each coordinate.
fn scalar_walk<F: FnMut(i32, f64, f64) -> f64>(step: impl Fn() -> F) -> [f64; 2] {
    [(-7.0, 0.1), (2.0, 2.0)].map(|(start, curvature)| {
        let (mut value, mut step) = (start, step());
        (1..=30).for_each(|t| value += step(t, curvature * value, value));
        value
    })
}

/// The same by a rule, from a state.
fn rule_walk<R: UpdateRule>(rule: &R, state: &R::State<f64>) -> [f64; 2] {
    scalar_walk(|| {
        let mut state = state.clone();
        move |t, gradient, value| {
            let coordinate = at(t as u32, rule.rate(), value, gradient);
            rule.delta(coordinate, rule.shared(t as u32), &mut state)
        }
    })
}

fn assert_near(ours: [f64; 2], theirs: [f64; 2], what: &str) {
    assert!((0..2).all(|axis| (ours[axis] - theirs[axis]).abs() < 1e-12), "{what}: {ours:?} {theirs:?}");
}

#[test]
fn forms_that_no_reference_walks_follow_their_formulas() {
    let moments = |decay: f64| {
        let (mut m, mut v) = (0.0, 0.0);
        move |g: f64, w: f64| {
            m = 0.9 * m + 0.1 * (g + decay * w);
            v = 0.999 * v + 0.001 * (g + decay * w) * (g + decay * w);
            (m, v)
        }
    };
    let corrections = |t: i32| (1.0 - 0.9f64.powi(t), 1.0 - 0.999f64.powi(t));
    let walk = |settings: &str| {
        let rule: Adam = form(settings);
        rule_walk(&rule, &rule.start_state())
    };
    let inside = scalar_walk(|| {
        let mut moments = moments(0.0);
        move |t, g, w| {
            let ((m, v), (first, second)) = (moments(g, w), corrections(t));
            -0.3 * m / first / (v / second + 0.01).sqrt()
        }
    });
    assert_near(walk("epsilon_form=inside,epsilon=0.01"), inside, "ε inside the root");
    let mean_only = scalar_walk(|| {
        let mut moments = moments(0.05);
        move |t, g, w| {
            let ((m, v), (first, _)) = (moments(g, w), corrections(t));
            -0.3 * m / first / (v.sqrt() + 1e-8)
        }
    });
    assert_near(walk("correction=mean,weight_decay=0.05"), mean_only, "only m is corrected");
    let paper = scalar_walk(|| {
        let (mut m, mut v) = (0.0, 1e-6);
        move |_, g: f64, _| {
            m = 0.9 * m + 0.1 * g;
            v -= 0.001 * (v - g * g).signum() * g * g;
            -0.3 * m / (v.sqrt() + 1e-3)
        }
    });
    let yogi: Yogi = form("correction=none");
    assert_near(rule_walk(&yogi, &yogi.start_state()), paper, "Yogi as in its paper");
}

#[test]
fn yogi_is_that_of_optax_whose_mean_starts_above_0() {
    // optax 0.2.8, yogi(0.3), float64: both m and v start at 1e-6.
    let start = Moments { mean: 1e-6, square: 1e-6 };
    assert_near(rule_walk(&Yogi::default(), &start), [0.105_885_635_995_672_05, 0.316_814_551_852_560_47], "Yogi");
}
