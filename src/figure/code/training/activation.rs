//! Activations in each library.

use crate::figure::format::Library;
use crate::knob::shortest;
use crate::network::Activation;

/// An activation: its key, its value and its slope in `NumPy`, and its names in `PyTorch`, Keras and JAX.
struct Known(&'static str, [&'static str; 2], &'static str, &'static str, &'static str);

/// What stands for the slope of a leaky `ReLU` below 0.
const SLOPE: &str = "SLOPE";

const KNOWN: [Known; 11] = [
    Known(
        "sigmoid",
        ["1 / (1 + np.exp(-a))", "activation(a) * (1 - activation(a))"],
        "torch.nn.Sigmoid()",
        "\"sigmoid\"",
        "jax.nn.sigmoid",
    ),
    Known("tanh", ["np.tanh(a)", "1 - np.tanh(a) ** 2"], "torch.nn.Tanh()", "\"tanh\"", "jnp.tanh"),
    Known("relu", ["np.maximum(a, 0)", "np.where(a > 0, 1.0, 0.0)"], "torch.nn.ReLU()", "\"relu\"", "jax.nn.relu"),
    Known(
        "leaky-relu",
        ["np.where(a > 0, a, SLOPE * a)", "np.where(a > 0, 1.0, SLOPE)"],
        "torch.nn.LeakyReLU(SLOPE)",
        "lambda a: keras.ops.leaky_relu(a, SLOPE)",
        "lambda a: jax.nn.leaky_relu(a, SLOPE)",
    ),
    Known(
        "elu",
        ["np.where(a > 0, a, np.expm1(np.minimum(a, 0)))", "np.exp(np.minimum(a, 0))"],
        "torch.nn.ELU()",
        "\"elu\"",
        "jax.nn.elu",
    ),
    Known(
        "selu",
        [
            "1.0507009873554805 * np.where(a > 0, a, 1.6732632423543772 * np.expm1(np.minimum(a, 0)))",
            "1.0507009873554805 * np.where(a > 0, 1.0, 1.6732632423543772 * np.exp(np.minimum(a, 0)))",
        ],
        "torch.nn.SELU()",
        "\"selu\"",
        "jax.nn.selu",
    ),
    Known("softplus", ["np.logaddexp(0, a)", "1 / (1 + np.exp(-a))"], "torch.nn.Softplus()", "\"softplus\"", "jax.nn.softplus"),
    Known(
        "gelu",
        ["a * (1 + ERF(a / 2**0.5)) / 2", "(1 + ERF(a / 2**0.5)) / 2 + a * np.exp(-a * a / 2) / np.sqrt(2 * np.pi)"],
        "torch.nn.GELU()",
        "lambda a: keras.ops.gelu(a, approximate=False)",
        "lambda a: jax.nn.gelu(a, approximate=False)",
    ),
    Known(
        "silu",
        ["a / (1 + np.exp(-a))", "(1 + a * (1 - 1 / (1 + np.exp(-a)))) / (1 + np.exp(-a))"],
        "torch.nn.SiLU()",
        "\"silu\"",
        "jax.nn.silu",
    ),
    Known("identity", ["a", "np.ones_like(a)"], "torch.nn.Identity()", "\"linear\"", "lambda a: a"),
    Known(
        "centered-sigmoid",
        ["1 / (1 + np.exp(-a)) - 0.5", "np.exp(-np.abs(a)) / (1 + np.exp(-np.abs(a))) ** 2"],
        "Centered()",
        "lambda a: keras.ops.sigmoid(a) - 0.5",
        "lambda a: jax.nn.sigmoid(a) - 0.5",
    ),
];

fn known(activation: Activation) -> Option<&'static Known> {
    KNOWN.iter().find(|known| known.0 == activation.about().key)
}

/// What is said of an activation that is not listed here.
pub(super) fn lack(activation: Activation) -> Option<String> {
    known(activation).is_none().then(|| format!("{} is not written here yet; the net has ReLU.", activation.about().name))
}

/// The definition of `activation`, and in `NumPy` of its slope.
pub(super) fn code(activation: Activation, library: Library) -> String {
    let slope = if let Activation::LeakyRelu(slope) = activation { slope.value() } else { 0.0 };
    definition(activation, library).replace(SLOPE, &shortest(slope))
}

fn definition(activation: Activation, library: Library) -> String {
    let Known(_, [value, slope], torch, keras, jax) = known(activation).unwrap_or(&KNOWN[2]);
    match library {
        Library::Numpy => {
            let erf = if value.contains("ERF") { "import math\n\nERF = np.vectorize(math.erf)\n\n\n" } else { "" };
            format!("{erf}def activation(a):\n    return {value}\n\n\ndef slope(a):\n    return {slope}\n\n\n")
        }
        Library::Pytorch if *torch == "Centered()" => {
            "class Centered(torch.nn.Module):\n    def forward(self, a):\n        return torch.sigmoid(a) - 0.5\n\n\n\
             ACTIVATION = Centered()\n\n\n"
                .to_owned()
        }
        Library::Pytorch => format!("ACTIVATION = {torch}\n\n\n"),
        Library::Keras => format!("ACTIVATION = {keras}\n\n\n"),
        Library::Optax => format!("ACTIVATION = {jax}\n\n\n"),
    }
}
