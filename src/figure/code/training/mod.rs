//! The program of a training run: the net, the loop, and the optimizers.
//!
//! Weights and mini-batches are drawn by `NumPy` in all of them, so that the programs of two libraries train the same net. They are
//! other draws than halfpipe's.

mod activation;
mod loops;
mod start;

use std::borrow::Cow;

use super::call::Call;
use super::{Values, keras, numpy, optax, pytorch};
use crate::experiment::training::{Measure, Settings};
use crate::figure::format::Library;
use crate::knob::shortest;
use start::Start;

const DATA: &str = r#"

def images(part):
    """The images of Keras's mnist.npz, a row each, and their classes."""
    with np.load("mnist.npz") as data:
        x, y = data[f"x_{part}"], data[f"y_{part}"]
    return x.reshape(len(x), -1).astype("float32") / 255, y.astype("int64")


x_train, y_train = images("train")
x_test, y_test = images("test")
WIDTHS = [x_train.shape[1], *HIDDEN, int(y_train.max()) + 1]


def start(layer):
    """Weights and biases of every layer."""
    rng = np.random.default_rng(SEED)
    return [layer(rng, n, m) for n, m in zip(WIDTHS, WIDTHS[1:])]


def batches():
    """Mini-batches, drawn from all images each time."""
    rng = np.random.default_rng([SEED, 1])
    for _ in range(ITERATIONS):
        chosen = rng.integers(len(x_train), size=BATCH)
        yield x_train[chosen], y_train[chosen]


"#;

const END: &str = r#"curves = []
for name, make, factor, layer in RUNS:
    losses, accuracy = train(make, factor, start(layer))
    curves.append((name, losses))
    print(f"{name}: loss {losses[-1]:.4f} after {len(losses)} iterations, test accuracy {accuracy:.4f}")
"#;

/// The program.
pub(in crate::figure) fn program(settings: &Settings, library: Library) -> String {
    let any = (0..settings.curve_specs().len()).any(|curve| settings.is_visible(curve));
    let specs = settings.curve_specs();
    let shown: Vec<usize> = (0..specs.len()).filter(|curve| settings.is_visible(*curve) || !any).collect();
    let optimizers: Vec<Values> =
        shown.iter().map(|curve| Values::of(&settings.optimizers[specs[*curve].optimizer].rule)).collect();
    let (classes, calls) = match library {
        Library::Numpy => numpy::classes(&optimizers),
        Library::Pytorch => (String::new(), optimizers.iter().map(pytorch::optimizer).collect()),
        Library::Keras => (String::new(), optimizers.iter().map(keras::optimizer).collect()),
        Library::Optax => (String::new(), optimizers.iter().map(optax::optimizer).collect()),
    };
    let names = settings.names();
    let names: Vec<&str> = shown.iter().map(|curve| &*names[*curve]).collect();
    let starts: Vec<Start> = shown.iter().map(|curve| Start::of(&settings.inits[specs[*curve].init])).collect();
    let mut text = head(settings, library, &names, &calls, &starts);
    if optimizers.iter().any(|values| values.factor.as_ref().is_some_and(|factor| factor.contains("math."))) {
        text += "import math\n\n";
    }
    text += "import numpy as np\n";
    let (imports, parameters, body) = loops::of(library);
    text += imports;
    let hidden = settings.hidden.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    push!(
        text,
        "\nHIDDEN = [{hidden}]\nBATCH, ITERATIONS, SEED = {}, {}, {}\n",
        settings.batch,
        settings.iterations,
        settings.seed
    );
    push!(text, "WEIGHT_DECAY = {}\n{}{classes}", shortest(settings.weight_decay), data(settings));
    text += &start::functions(&starts);
    text += &activation::code(settings.activation, library);
    let unwanted = if settings.measure == Measure::After { "# before" } else { "# after" };
    text.extend(body.lines().filter(|line| !line.ends_with(unwanted)).map(|line| format!("{line}\n")));
    text += "\n\nRUNS = [\n";
    for (((name, call), values), start) in names.iter().zip(&calls).zip(&optimizers).zip(&starts) {
        let (make, factor) = (call.text.replace("[w]", "w"), values.factor.as_deref().unwrap_or("1.0"));
        let Start { weights, biases, .. } = start;
        push!(
            text,
            "    (\"{name}\", lambda{parameters}: {make}, lambda t: {factor}, lambda rng, n, m: ({weights}, {biases})),\n"
        );
    }
    text + "]\n\n" + END
}

/// Where the images are read and mini-batches are drawn, of the first images only if that is asked for.
fn data(settings: &Settings) -> Cow<'static, str> {
    let Some(images) = settings.images else { return DATA.into() };
    let train = "x_train, y_train = images(\"train\")\n";
    let text = DATA.replace(train, &format!("{train}x_train, y_train = x_train[:{images}], y_train[:{images}]\n"));
    if images != settings.batch {
        return text.into();
    }
    text.replace("rng.integers(len(x_train), size=BATCH)", "np.arange(BATCH)")
        .replace("Mini-batches, drawn from all images each time.", "All images, each time.")
        .replace("    rng = np.random.default_rng([SEED, 1])\n", "")
        .into()
}

fn head(settings: &Settings, library: Library, names: &[&str], calls: &[Call], starts: &[Start]) -> String {
    let mut text =
        format!("# A training run of halfpipe, in {}, on Keras's mnist.npz in the folder where this is run.\n", library.name());
    text += "# Weights and mini-batches are other draws than halfpipe's, so the losses are near, not the same.\n";
    if settings.seeds > 1 {
        text += "# Only the first seed is trained.\n";
    }
    for (name, lack) in names.iter().zip(calls).flat_map(|(name, call)| call.lacks.iter().map(move |lack| (name, lack))) {
        push!(text, "# NOT THE SAME RULE, {name}: {lack}\n");
    }
    for lack in starts.iter().filter_map(|start| start.lack.as_ref()) {
        push!(text, "# NOT THE SAME START: {lack}\n");
    }
    if let Some(lack) = activation::lack(settings.activation) {
        push!(text, "# NOT THE SAME NET: {lack}\n");
    }
    text + "\n"
}
