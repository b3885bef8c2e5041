//! `PyTorch`: the calls of `torch.optim`.

use super::Values;
use super::call::{Call, Parts, call};
use super::function::Function;

const HEAD: &str = "import torch\n\ntorch.set_default_dtype(torch.float64)\n";
const WALK: &str = r"    w = torch.tensor([float(part) for part in start], requires_grad=True)
    optimizer = make(w)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda made: factor(made + 1))
    points = [start]
    for t in range(1, STEPS + 1):
        optimizer.zero_grad()
        f(w[0], w[1]).backward()
        w.grad += torch.tensor(NOISE[t - 1])  # noise
        optimizer.step()
        schedule.step()
        points.append(tuple(w.tolist()))
    return points
";

/// What a program has of `PyTorch`.
pub(super) fn parts(optimizers: &[Values], function: &Function) -> Parts {
    let calls = optimizers.iter().map(optimizer).collect();
    Parts { head: HEAD, function: function.value_of("torch"), classes: String::new(), parameters: " w", calls, walk: WALK }
}

const NO_DECAY: &str = "PyTorch has weight decay in the gradient only, not beside the step.";

/// The call of an optimizer.
pub(super) fn optimizer(values: &Values) -> Call {
    let with_rate = |name: &str| call(&format!("torch.optim.{name}"), "[w]").with("lr", values.number("lr"));
    let betas = |call: Call| call.with("betas", format!("({}, {})", values.number("beta1"), values.number("beta2")));
    let adam = |name: &str| betas(with_rate(name)).with("eps", values.number("epsilon"));
    let changing = values.factor.is_some();
    let call = match values.about.key {
        "sgd" => with_rate("SGD").with_some("weight_decay", values, "weight_decay"),
        "momentum" | "nesterov" => return velocity(values, with_rate("SGD")),
        "adagrad" => with_rate("Adagrad")
            .with_some("initial_accumulator_value", values, "start")
            .with("eps", values.number("epsilon"))
            .lacking(inside(values), "PyTorch has ε beside the root only: √h + ε.")
            .lacking(!values.is_zero("averaging"), "PyTorch has no mean behind the quotient."),
        "rmsprop" => {
            let call = with_rate("RMSprop").with("alpha", values.number("decay")).with("eps", values.number("epsilon"));
            let call = call.with_some("momentum", values, "momentum");
            let moves = !values.is_zero("momentum") && values.is("form", "book") && changing;
            let call = if values.is("centered", "yes") { call.with("centered", "True") } else { call };
            call.lacking(inside(values), "PyTorch has ε beside the root only: √h + ε.")
                .lacking(!values.is_zero("start"), "in PyTorch h starts at 0.")
                .lacking(moves, "in PyTorch the learning rate, which changes here, is outside of the velocity.")
        }
        "adam" | "amsgrad" => {
            let call = adam("Adam").with_some("weight_decay", values, "weight_decay");
            let call = if values.about.key == "amsgrad" { call.with("amsgrad", "True") } else { call };
            paper(values, call).lacking(values.is("max_form", "after"), "PyTorch takes the maximum before the correction of v.")
        }
        "adamw" => {
            let (decay, rate) = (values.number("weight_decay"), values.number("lr"));
            let plain = values.is("decay_form", "plain") && decay != "0";
            let call = adam("AdamW").with("weight_decay", if plain { format!("{decay} / {rate}") } else { decay.to_owned() });
            paper(values, call)
                .lacking(plain && changing, "in PyTorch weight decay is times the learning rate, which changes here.")
        }
        "nadam" => {
            let dozat = values.is("momentum_schedule", "dozat");
            let psi = if dozat { values.number("momentum_decay") } else { "1000000.0" };
            let adam = paper(values, adam("NAdam").with("momentum_decay", psi));
            adam.lacking(values.is("momentum_schedule", "adam"), "PyTorch corrects m as of the coming step.")
        }
        "radam" => adam("RAdam")
            .lacking(values.is("epsilon_form", "corrected"), "PyTorch has ε beside the uncorrected root.")
            .lacking(values.is("early", "nothing"), "PyTorch makes steps of momentum before the variance is bounded.")
            .lacking(values.is("ahead", "1"), "in PyTorch t starts at 1."),
        "adamax" => adam("Adamax")
            .lacking(!values.is("epsilon_form", "gradient"), "PyTorch adds ε to |g|.")
            .lacking(values.is("correction", "none"), "PyTorch corrects m."),
        "adadelta" => with_rate("Adadelta")
            .with("rho", values.number("decay"))
            .with("eps", values.number("epsilon"))
            .lacking(values.is("kept", "step"), "in PyTorch u takes the step before the factor η."),
        "rprop" => with_rate("Rprop")
            .with("etas", format!("({}, {})", values.number("eta_minus"), values.number("eta_plus")))
            .with("step_sizes", format!("({}, {})", values.number("step_min"), values.number("step_max")))
            .lacking(values.is("flip", "late"), "in PyTorch no step is late."),
        "ftrl" => with_rate("Adagrad")
            .with_some("initial_accumulator_value", values, "start")
            .with("eps", "0")
            .lacking(!values.is_adagrad(), "PyTorch has no FTRL; without penalties its steps are those of Adagrad."),
        _ => adam("Adam").lacking(true, format!("PyTorch has no {}; the nearest is its Adam.", values.about.name)),
    };
    call.end()
}

fn inside(values: &Values) -> bool {
    values.is("epsilon_form", "inside") && !values.is_zero("epsilon")
}

/// What differs from Adam in the paper's form.
fn paper(values: &Values, call: Call) -> Call {
    let epsilon = !values.is_zero("epsilon") && !values.is("epsilon_form", "paper");
    call.lacking(epsilon, "PyTorch has ε beside the corrected root only: √v̂ + ε.")
        .lacking(values.is("correction", "mean"), "PyTorch corrects both moments.")
        .lacking(values.is("correction", "none"), "PyTorch corrects both moments.")
}

/// Momentum and Nesterov are SGD with settings.
fn velocity(values: &Values, call: Call) -> Call {
    let nesterov = values.about.key == "nesterov";
    let damped = !values.is_zero("dampening");
    let call = call.with("momentum", values.number("momentum"));
    let call = if nesterov { call.with("nesterov", "True") } else { call.with_some("dampening", values, "dampening") };
    let moves = values.factor.is_some() && !values.is("form", "pytorch");
    let beside = values.is("decay_form", "beside") && !values.is_zero("weight_decay");
    call.with_some("weight_decay", values, "weight_decay")
        .lacking(nesterov && damped, "PyTorch has no dampening with Nesterov momentum.")
        .lacking(damped && !nesterov && values.is("first", "damped"), "PyTorch takes the first gradient whole.")
        .lacking(values.is("form", "new-velocity"), "PyTorch adds the velocity once, not twice.")
        .lacking(moves, "in PyTorch the learning rate, which changes here, is outside of the velocity.")
        .lacking(beside, NO_DECAY)
        .end()
}
