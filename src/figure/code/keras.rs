//! Keras: the calls of `keras.optimizers`.

use super::Values;
use super::call::{Call, Parts, call};
use super::function::Function;

const HEAD: &str = r#"import os
import numpy as np

os.environ.setdefault("JAX_ENABLE_X64", "1")  # if JAX is what computes
import keras

keras.config.set_floatx("float64")
"#;
const WALK: &str = r#"    w = keras.Variable(np.array(start, dtype="float64"))
    optimizer = make()
    optimizer.build([w])
    lr = float(optimizer.learning_rate)
    points = [start]
    for t in range(1, STEPS + 1):
        gradient = np.array(df(*np.array(w)))
        gradient = gradient + np.array(NOISE[t - 1])  # noise
        optimizer.learning_rate = lr * factor(t)
        optimizer.apply([keras.ops.convert_to_tensor(gradient)], [w])
        points.append(tuple(float(part) for part in np.array(w)))
    return points
"#;

/// What a program has of Keras.
pub(super) fn parts(optimizers: &[Values], function: &Function) -> Parts {
    let calls = optimizers.iter().map(optimizer).collect();
    let gradient = format!("{}{}", function.helpers, function.gradient());
    Parts { head: HEAD, function: gradient, classes: String::new(), parameters: "", calls, walk: WALK }
}

/// The call of an optimizer.
pub(super) fn optimizer(values: &Values) -> Call {
    let with_rate = |name: &str| call(&format!("keras.optimizers.{name}"), "").with("learning_rate", values.float_rate());
    let betas = |call: Call| call.with("beta_1", values.number("beta1")).with("beta_2", values.number("beta2"));
    let adam = |name: &str| betas(with_rate(name)).with("epsilon", values.number("epsilon"));
    let has_epsilon = !values.is_zero("epsilon");
    let beside = has_epsilon && !values.is("epsilon_form", "inside");
    let decay = !values.is_zero("weight_decay");
    let call = match values.about.key {
        "sgd" => with_rate("SGD").with_some("weight_decay", values, "weight_decay"),
        "momentum" | "nesterov" => {
            let call = with_rate("SGD").with("momentum", values.number("momentum"));
            let call = if values.about.key == "nesterov" { call.with("nesterov", "True") } else { call };
            let moves = values.factor.is_some() && values.is("form", "pytorch");
            call.with_some("weight_decay", values, "weight_decay")
                .lacking(!values.is_zero("dampening"), "Keras has no dampening.")
                .lacking(values.is("form", "new-velocity"), "Keras adds the velocity once, not twice.")
                .lacking(moves, "in Keras the learning rate, which changes here, is inside of the velocity.")
                .lacking(
                    decay && values.is("decay_form", "gradient"),
                    "Keras has weight decay beside the step, not in the gradient.",
                )
        }
        "adagrad" => with_rate("Adagrad")
            .with("initial_accumulator_value", values.number("start"))
            .with("epsilon", values.number("epsilon"))
            .lacking(beside, "Keras has ε inside of the root only: √(h + ε).")
            .lacking(!values.is_zero("averaging"), "Keras has no mean behind the quotient."),
        "rmsprop" => {
            let call = with_rate("RMSprop").with("rho", values.number("decay")).with_some("momentum", values, "momentum");
            let call = call.with("epsilon", values.number("epsilon"));
            let moves = !values.is_zero("momentum") && values.is("form", "pytorch") && values.factor.is_some();
            let call = if values.is("centered", "yes") { call.with("centered", "True") } else { call };
            call.lacking(beside, "Keras has ε inside of the root only: √(h + ε).")
                .lacking(!values.is_zero("start"), "in Keras h starts at 0.")
                .lacking(moves, "in Keras the learning rate, which changes here, is inside of the velocity.")
        }
        "adam" | "amsgrad" => {
            let call = adam("Adam");
            let call = if values.about.key == "amsgrad" { call.with("amsgrad", "True") } else { call };
            book(values, call)
                .lacking(decay, "Keras has weight decay beside the step, not in the gradient; it is left out.")
                .lacking(values.is("max_form", "after"), "Keras takes the maximum before the correction of v.")
        }
        "adamw" => {
            let (decay, rate) = (values.number("weight_decay"), values.number("lr"));
            let plain = values.is("decay_form", "plain") && decay != "0";
            let call = adam("AdamW").with("weight_decay", if plain { format!("{decay} / {rate}") } else { decay.to_owned() });
            let moves = plain && values.factor.is_some();
            book(values, call).lacking(moves, "in Keras weight decay is times the learning rate, which changes here.")
        }
        "nadam" => {
            let is_keras = values.is("momentum_schedule", "dozat") && values.number("momentum_decay") == "1";
            adam("Nadam")
                .lacking(!is_keras, "in Keras ψ is 1: the momentum is β₁ after a few steps.")
                .lacking(has_epsilon && !values.is("epsilon_form", "paper"), "Keras has ε beside the corrected root here.")
        }
        "adamax" => adam("Adamax")
            .lacking(has_epsilon && !values.is("epsilon_form", "beside"), "Keras adds ε to u where it divides.")
            .lacking(values.is("correction", "none"), "Keras corrects m."),
        "adadelta" => with_rate("Adadelta")
            .with("rho", values.number("decay"))
            .with("epsilon", values.number("epsilon"))
            .lacking(values.is("kept", "step"), "in Keras u takes the step before the factor η."),
        "lion" => betas(with_rate("Lion")).with_some("weight_decay", values, "weight_decay"),
        "ftrl" => with_rate("Ftrl")
            .with("learning_rate_power", format!("-{}", values.number("power")))
            .with("initial_accumulator_value", values.number("start"))
            .with_some("l1_regularization_strength", values, "l1")
            .with("l2_regularization_strength", format!("{} / 2", values.number("l2")))
            .with_some("beta", values, "beta")
            .lacking(values.factor.is_some(), "in Keras z isn't times the learning rate, which changes here."),
        "rprop" => call("keras.optimizers.Lion", "")
            .with("learning_rate", values.float_rate())
            .with("beta_1", "1e-12")
            .with("beta_2", 0)
            .lacking(true, "Keras has no Rprop; steps by the sign, of one size, are its Lion without momentum."),
        _ => adam("Adam").lacking(true, format!("Keras has no {}; the nearest is its Adam.", values.about.name)),
    };
    call.end()
}

/// What differs from Adam in the book's form.
fn book(values: &Values, call: Call) -> Call {
    let epsilon = !values.is_zero("epsilon") && !values.is("epsilon_form", "book");
    call.lacking(epsilon, "Keras has ε beside the uncorrected root only: √v + ε.")
        .lacking(!values.is("correction", "both"), "Keras corrects both moments.")
}
