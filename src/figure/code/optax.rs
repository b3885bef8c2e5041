//! optax: its optimizers, and chains of their parts for forms that it has no name for.

use super::Values;
use super::call::{Call, Parts, call};
use super::function::Function;

const HEAD: &str = r#"import jax
import jax.numpy as jnp
import optax

jax.config.update("jax_enable_x64", True)
"#;
const WALK: &str = r"    w = jnp.array(start, dtype=jnp.float64)
    optimizer = make(factor)
    state = optimizer.init(w)
    points = [start]
    for t in range(1, STEPS + 1):
        gradient = jax.grad(lambda w: f(w[0], w[1]))(w)
        gradient = gradient + jnp.array(NOISE[t - 1])  # noise
        updates, state = optimizer.update(gradient, state, w)
        w = optax.apply_updates(w, updates)
        points.append(tuple(w.tolist()))
    return points
";

/// What a program has of optax.
pub(super) fn parts(optimizers: &[Values], function: &Function) -> Parts {
    let calls = optimizers.iter().map(optimizer).collect();
    Parts { head: HEAD, function: function.value_of("jnp"), classes: String::new(), parameters: " factor", calls, walk: WALK }
}

/// The learning rate: a number, or a function of the number of steps made.
fn rate(values: &Values) -> String {
    let rate = values.number("lr");
    if values.factor.is_none() { rate.to_owned() } else { format!("lambda made: {rate} * factor(int(made) + 1)") }
}

/// The call of an optimizer.
pub(super) fn optimizer(values: &Values) -> Call {
    let named = |name: &str| call(&format!("optax.{name}"), &rate(values));
    let betas = |call: Call| call.with("b1", values.number("beta1")).with("b2", values.number("beta2"));
    let adam = |name: &str| betas(named(name)).with("eps", values.number("epsilon"));
    let call = match values.about.key {
        "sgd" => named("sgd"),
        "momentum" | "nesterov" => return velocity(values),
        "adagrad" => return adagrad(values),
        "rmsprop" => return rmsprop(values),
        "adam" => return decayed(values, paper(values, inner(values, betas(named("adam")))).end()),
        "adamw" => {
            let (decay, rate) = (values.number("weight_decay"), values.number("lr"));
            let plain = values.is("decay_form", "plain") && decay != "0";
            let decay = if plain { format!("{decay} / {rate}") } else { decay.to_owned() };
            let call = paper(values, inner(values, betas(named("adamw"))).with("weight_decay", decay));
            let moves = plain && values.factor.is_some();
            return call.lacking(moves, "in optax weight decay is times the learning rate, which changes here.").end();
        }
        "amsgrad" => {
            let call = paper(values, inner(values, betas(named("amsgrad"))));
            let before = values.is("max_form", "before") && values.is("correction", "both");
            return decayed(values, call.lacking(before, "optax takes the maximum after the correction of v.").end());
        }
        "nadam" => adam("nadam")
            .lacking(values.is("momentum_schedule", "dozat"), "optax has no rising momentum: μ is β₁.")
            .lacking(values.is("momentum_schedule", "adam"), "optax corrects m as of the coming step.")
            .lacking(values.is("epsilon_form", "book"), "optax has ε beside the corrected root."),
        "radam" => adam("radam")
            .lacking(
                values.is("epsilon_form", "uncorrected") && !values.is_zero("epsilon"),
                "optax has ε beside the corrected root.",
            )
            .lacking(values.is("early", "nothing"), "optax makes steps of momentum before the variance is bounded.")
            .lacking(values.is("ahead", "1"), "in optax t starts at 1."),
        "adamax" => adam("adamax")
            .lacking(!values.is("epsilon_form", "gradient") && !values.is_zero("epsilon"), "optax adds ε to |g|.")
            .lacking(values.is("correction", "none"), "optax corrects m."),
        "adadelta" => named("adadelta")
            .with("rho", values.number("decay"))
            .with("eps", values.number("epsilon"))
            .lacking(values.is("kept", "step"), "in optax u takes the step before the factor η."),
        "adabelief" => adam("adabelief").with("eps_root", values.number("epsilon")),
        "yogi" => {
            let start = values.number("start");
            let parts = format!(
                "optax.scale_by_yogi(b1={}, b2={}, eps={}, eps_root=0, initial_accumulator_value={start})",
                values.number("beta1"),
                values.number("beta2"),
                values.number("epsilon")
            );
            chain(values, &[&parts])
                .lacking(!values.is_zero("start"), "in optax m starts where v does.")
                .lacking(values.is("correction", "none"), "optax corrects both moments.")
        }
        "lion" => betas(named("lion")).with("weight_decay", values.number("weight_decay")),
        "rprop" => named("rprop")
            .with("eta_minus", values.number("eta_minus"))
            .with("eta_plus", values.number("eta_plus"))
            .with("min_step_size", values.number("step_min"))
            .with("max_step_size", values.number("step_max"))
            .lacking(values.is("flip", "still"), "in optax each step is the one that was due before."),
        "ftrl" => named("adagrad")
            .with("initial_accumulator_value", values.number("start"))
            .with("eps", "0")
            .lacking(!values.is_adagrad(), "optax has no FTRL; without penalties its steps are those of adagrad."),
        _ => adam("adam").lacking(true, format!("optax has no {}; the nearest is its adam.", values.about.name)),
    };
    decayed(values, call.end())
}

/// A chain of parts, then times the learning rate; without its last bracket.
fn chain(values: &Values, parts: &[&str]) -> Call {
    call("optax.chain", &format!("{}, optax.scale_by_learning_rate({})", parts.join(", "), rate(values)))
}

/// With weight decay in the gradient, for a rule that has it there.
fn decayed(values: &Values, mut call: Call) -> Call {
    if !values.is_zero("weight_decay") && values.about.key != "lion" {
        call.text = format!("optax.chain(optax.add_decayed_weights({}), {})", values.number("weight_decay"), call.text);
    }
    call
}

/// ε inside of the corrected root, or beside it.
fn inner(values: &Values, call: Call) -> Call {
    let epsilon = values.number("epsilon");
    if values.is("epsilon_form", "inside") { call.with("eps", 0).with("eps_root", epsilon) } else { call.with("eps", epsilon) }
}

/// What differs from Adam in the paper's form.
fn paper(values: &Values, call: Call) -> Call {
    let book = !values.is_zero("epsilon") && values.is("epsilon_form", "book");
    call.lacking(book, "optax has no ε beside the uncorrected root; here it is beside the corrected one.")
        .lacking(!values.is("correction", "both"), "optax corrects both moments.")
}

fn velocity(values: &Values) -> Call {
    let nesterov = values.about.key == "nesterov";
    let (damped, decay) = (!values.is_zero("dampening"), !values.is_zero("weight_decay"));
    let moves = values.factor.is_some();
    let rate_inside = moves && !values.is("form", "pytorch");
    let beside = decay && values.is("decay_form", "beside");
    let flag = if nesterov { ", nesterov=True" } else { "" };
    let trace = format!("optax.trace(decay={}{flag})", values.number("momentum"));
    let weights = format!("optax.add_decayed_weights({})", values.number("weight_decay"));
    let times = format!("optax.scale_by_learning_rate({})", rate(values));
    let share = format!("optax.scale(1 - {})", values.number("dampening"));
    let mut parts: Vec<&str> = Vec::new();
    if decay && !beside {
        parts.push(&weights);
    }
    if damped && !nesterov {
        parts.push(&share);
    }
    if rate_inside {
        parts.extend([&*times, &*trace]);
    } else {
        parts.push(&trace);
        if beside {
            parts.push(&weights);
        }
        parts.push(&times);
    }
    let call = if parts == [&*trace, &*times] {
        call("optax.sgd", &rate(values)).with("momentum", values.number("momentum"))
    } else {
        call("optax.chain", &parts.join(", "))
    };
    let call = if nesterov && call.text.starts_with("optax.sgd") { call.with("nesterov", "True") } else { call };
    call.lacking(damped && values.is("first", "whole"), "optax dampens the first gradient, too.")
        .lacking(nesterov && damped, "optax has no dampening with Nesterov momentum; it is left out.")
        .lacking(values.is("form", "new-velocity"), "optax adds the velocity once, not twice.")
        .lacking(
            beside && rate_inside,
            "optax has no weight decay beside a velocity with the learning rate, which changes here, in it.",
        )
        .end()
}

fn adagrad(values: &Values) -> Call {
    let (start, epsilon) = (values.number("start"), values.number("epsilon"));
    let beside = !values.is_zero("epsilon") && !values.is("epsilon_form", "inside");
    let call = if values.is_zero("averaging") {
        call("optax.adagrad", &rate(values)).with("initial_accumulator_value", start).with("eps", epsilon)
    } else {
        let root = format!("optax.scale_by_rss(initial_accumulator_value={start}, eps={epsilon})");
        let mean = format!("optax.ema({}, debias=False)", values.number("averaging"));
        chain(values, &[&root, &mean])
    };
    call.lacking(beside, "optax has ε inside of the root only: √(h + ε).").end()
}

fn rmsprop(values: &Values) -> Call {
    let inside = if values.is("epsilon_form", "inside") { "True" } else { "False" };
    let settings = |call: Call| {
        call.with("decay", values.number("decay"))
            .with("eps", values.number("epsilon"))
            .with("initial_scale", values.number("start"))
            .with("eps_in_sqrt", inside)
    };
    let centered = values.is("centered", "yes");
    let has_momentum = !values.is_zero("momentum");
    if has_momentum && values.is("form", "pytorch") && values.factor.is_some() {
        let root = settings(call(if centered { "optax.scale_by_stddev" } else { "optax.scale_by_rms" }, "")).end();
        let trace = format!("optax.trace(decay={})", values.number("momentum"));
        return chain(values, &[&root.text, &trace]).end();
    }
    let call = settings(call("optax.rmsprop", &rate(values))).with_some("momentum", values, "momentum");
    let call = if centered { call.with("centered", "True") } else { call };
    call.end()
}
