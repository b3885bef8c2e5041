//! The program of a training run: the net, the loop, and the optimizers.
//!
//! Weights and mini-batches are drawn by `NumPy` in all of them, so that the programs of two libraries train the same net. They are
//! other draws than halfpipe's.

mod activation;
mod loops;

use super::call::Call;
use super::{Values, keras, numpy, optax, pytorch};
use crate::experiment::training::{Measure, Settings};
use crate::figure::format::Library;
use crate::knob::shortest;
use crate::network::init::InitSpec;

const DATA: &str = r#"

def images(part):
    """The images of Keras's mnist.npz, a row each, and their classes."""
    with np.load("mnist.npz") as data:
        x, y = data[f"x_{part}"], data[f"y_{part}"]
    return x.reshape(len(x), -1).astype("float32") / 255, y.astype("int64")


x_train, y_train = images("train")
x_test, y_test = images("test")
WIDTHS = [x_train.shape[1], *HIDDEN, int(y_train.max()) + 1]


def start(weights):
    """Weights and biases of every layer."""
    rng = np.random.default_rng(SEED)
    return [(weights(rng, n, m), np.zeros(m)) for n, m in zip(WIDTHS, WIDTHS[1:])]


def batches():
    """Mini-batches, drawn from all images each time."""
    rng = np.random.default_rng([SEED, 1])
    for _ in range(ITERATIONS):
        chosen = rng.integers(len(x_train), size=BATCH)
        yield x_train[chosen], y_train[chosen]


"#;

const END: &str = r#"curves = []
for name, make, factor, weights in RUNS:
    losses, accuracy = train(make, factor, start(weights))
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
    let weights: Vec<Weights> = shown.iter().map(|curve| Weights::of(&settings.inits[specs[*curve].init])).collect();
    let mut text = head(settings, library, &names, &calls, &weights);
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
    push!(text, "WEIGHT_DECAY = {}\n{DATA}{classes}", shortest(settings.weight_decay));
    text += &activation::code(settings.activation, library);
    let unwanted = if settings.measure == Measure::After { "# before" } else { "# after" };
    text.extend(body.lines().filter(|line| !line.ends_with(unwanted)).map(|line| format!("{line}\n")));
    text += "\n\nRUNS = [\n";
    for (((name, call), values), weights) in names.iter().zip(&calls).zip(&optimizers).zip(&weights) {
        let (make, factor) = (call.text.replace("[w]", "w"), values.factor.as_deref().unwrap_or("1.0"));
        let draws = &weights.text;
        push!(text, "    (\"{name}\", lambda{parameters}: {make}, lambda t: {factor}, lambda rng, n, m: {draws}),\n");
    }
    text + "]\n\n" + END
}

fn head(settings: &Settings, library: Library, names: &[&str], calls: &[Call], weights: &[Weights]) -> String {
    let mut text =
        format!("# A training run of halfpipe, in {}, on Keras's mnist.npz in the folder where this is run.\n", library.name());
    text += "# Weights and mini-batches are other draws than halfpipe's, so the losses are near, not the same.\n";
    if settings.seeds > 1 {
        text += "# Only the first seed is trained.\n";
    }
    for (name, lack) in names.iter().zip(calls).flat_map(|(name, call)| call.lacks.iter().map(move |lack| (name, lack))) {
        push!(text, "# NOT THE SAME RULE, {name}: {lack}\n");
    }
    for lack in weights.iter().filter_map(|weights| weights.lack.as_ref()) {
        push!(text, "# NOT THE SAME START: {lack}\n");
    }
    if let Some(lack) = activation::lack(settings.activation) {
        push!(text, "# NOT THE SAME NET: {lack}\n");
    }
    text + "\n"
}

/// The weights of a layer with n inputs and m units.
struct Weights {
    text: String,
    lack: Option<String>,
}

impl Weights {
    fn of(init: &InitSpec) -> Self {
        let mut copy = init.clone();
        let number = copy.knobs().first().map(crate::knob::Knob::text).unwrap_or_default();
        let normal = |deviation: &str| format!("rng.standard_normal((n, m)) * {deviation}");
        let mut lack = None;
        let text = match init.about().key {
            "normal" => normal(&number),
            "xavier" | "lecun" => normal("np.sqrt(1 / n)"),
            "he" => normal("np.sqrt(2 / n)"),
            "glorot-normal" => normal("np.sqrt(2 / (n + m))"),
            "glorot-uniform" => "rng.uniform(-1, 1, (n, m)) * np.sqrt(6 / (n + m))".to_owned(),
            "sqrt-n-slip" => normal("np.sqrt(n)"),
            "constant" => format!("np.full((n, m), {number})"),
            "zero" => "np.zeros((n, m))".to_owned(),
            other => {
                lack = Some(format!("{other} is not written here yet; the weights are He's."));
                normal("np.sqrt(2 / n)")
            }
        };
        Self { text, lack }
    }
}
